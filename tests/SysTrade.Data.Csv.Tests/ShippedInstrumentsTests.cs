using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Tests;

namespace SysTrade.Data.Csv.Tests;

/// <summary>Each field of the instruments that come with the product is plausible.</summary>
public sealed class ShippedInstrumentsTests
{
    /// <summary>Rough values of currencies in dollars, to compare sizes with.</summary>
    private static readonly Dictionary<string, double> Dollars = new()
    {
        ["USD"] = 1,
        ["EUR"] = 1.1,
        ["GBP"] = 1.25,
        ["CHF"] = 1.1,
        ["JPY"] = 0.007,
        ["AUD"] = 0.66,
        ["CAD"] = 0.73,
        ["KRW"] = 0.00075,
        ["HKD"] = 0.128,
        ["SGD"] = 0.74,
    };

    private static readonly HashSet<string> AssetClasses = ["Ags", "Bond", "Equity", "FX", "Metals", "OilGas", "Other", "Vol"];

    private static InstrumentTable Table => ShippedInstruments.Table;

    public static TheoryData<string> Codes => [.. ShippedInstruments.Table.Codes];

    [Fact]
    public void Table_HasAtLeastSixtyInstruments() => Assert.True(Table.Codes.Count >= 60, $"{Table.Codes.Count}");

    [Theory]
    [MemberData(nameof(Codes))]
    public void Instrument_IsPlausible(string code)
    {
        var (facts, rolls, contract) = (Table.Get(code), Table.RollParameters(code)!, Table.Specification(code)!);
        Assert.True(InstrumentCode.IsValid(code));
        Assert.NotEmpty(facts.Description);
        Assert.Contains(facts.AssetClass, AssetClasses);
        Assert.Contains(facts.Region, new[] { "US", "EMEA", "ASIA" });
        Assert.True(Dollars.TryGetValue(facts.Currency, out var dollars), facts.Currency);

        // A tick is worth between cents and a hundred dollars, a contract between a car and a house.
        Assert.InRange(facts.PointSize * contract.Tick * dollars, 0.2, 100);
        Assert.InRange(facts.PointSize * contract.TypicalPrice * dollars, 1_000, 1_500_000);
        Assert.InRange(contract.Tick / contract.TypicalPrice, 1e-6, 0.01);
        Assert.Equal(facts.PointSize, contract.BrokerMultiplier / contract.PriceMagnifier, 1e-9 * facts.PointSize);
        Assert.Contains(contract.PriceMagnifier, new[] { 1.0, 100.0 });

        // At least about half a tick, and no wider than a few per mille of the price.
        var spread = Table.SpreadCost(code)!.Value;
        Assert.InRange(spread / contract.Tick, 0.45, 20);
        Assert.InRange(spread / contract.TypicalPrice, 0, 0.004);
        Assert.InRange(facts.PerBlock * dollars, 0.2, 6);
        Assert.Equal(0, facts.Percentage);

        Assert.Empty(rolls.Problems());
        Assert.True(rolls.PricedCycle.IsPartOf(RollCycle.Parse(contract.Months)), "priced months that are not listed");
        Assert.InRange(rolls.ExpiryOffset, -40, 40);
        Assert.InRange(rolls.RollOffsetDays, -400, 0);
        // The desired roll out of a contract is after that of the one before, and by then the contract exists.
        Assert.True(rolls.DesiredRoll(rolls.NextHeld(20240600)) > rolls.DesiredRoll(rolls.PreviousHeld(rolls.NextHeld(20240600))));
        Assert.Matches("^[A-Z0-9]{1,8}$", contract.BrokerSymbol);
        Assert.Matches("^[A-Z.]{2,10}$", contract.BrokerExchange);
        Assert.NotEmpty(contract.Symbol);
        Assert.NotEmpty(contract.Exchange);
        Assert.Equal(facts.AssetClass, Table.Details(code)!.AssetClass);
    }

    [Fact]
    public void NoTwoInstruments_AreTheSameContract()
    {
        var specifications = Table.Codes.Select(c => Table.Specification(c)!).ToArray();
        Assert.Distinct(specifications.Select(s => (s.BrokerSymbol, s.BrokerExchange, s.BrokerMultiplier)));
        Assert.Distinct(specifications.Select(s => s.Symbol));
    }

    [Fact]
    public void Instruments_AgreeWithTheReferencesTablesWhereBothKnowThem()
    {
        var reference = CsvInstrumentCatalog.Load(SharedFolder.File("data", "futures", "csvconfig"));
        var compared = 0;
        foreach (var code in Table.Codes)
        {
            if (!reference.TryGet(code, out var theirs)) continue;
            var ours = Table.Get(code);
            Assert.True(ours.PointSize == theirs.PointSize && ours.Currency == theirs.Currency, $"{code}: {ours.PointSize} {ours.Currency}; {theirs.PointSize} {theirs.Currency}");
            compared++;
        }

        Assert.True(compared >= 60, $"{compared}");
    }

    [Fact]
    public void FolderWithoutTables_HasTheShippedInstruments_AndAFileOfItsOwnGoesBefore()
    {
        using var folder = new TemporaryFolder();
        folder.Write("contract_prices_csv/GOLD_20240600.csv", "DATETIME,OPEN,HIGH,LOW,FINAL,VOLUME\n2024-01-02 23:00:00,1,1,1,1,1\n");
        var data = CsvMarketData.Open(folder.Path);
        Assert.Equal(100, data.Instrument("GOLD").PointSize);
        Assert.Equal("GJMQVZ", data.Catalog.RollParameters("GOLD")!.HoldRollCycle);
        folder.Write("instruments.csv", Rows("GOLD", "Pointsize", "10"));
        Assert.Equal(10, CsvMarketData.Open(folder.Path).Instrument("GOLD").PointSize);
        CsvInstrumentCatalog.Write(ShippedInstruments.Table, folder.File("csvconfig"));
        Assert.Equal(100, CsvMarketData.Open(folder.Path).Instrument("GOLD").PointSize);
    }

    [Theory]
    [InlineData("Pointsize", "0", "ParameterOutOfRange")]
    [InlineData("Tick", "x", "UnparsableNumber")]
    [InlineData("Currency", "usd", "InvalidCurrency")]
    [InlineData("Months", "ABC", "InvalidRollCycle")]
    [InlineData("HoldRollCycle", "FGH", "InvalidRollParameters")]
    [InlineData("Instrument", "../GOLD", "InvalidInstrumentCode")]
    [InlineData("CarryOffset", "2", "InvalidRollParameters")]
    public void FaultyRow_NamesLineAndColumn(string column, string value, string errorId)
    {
        using var folder = new TemporaryFolder();
        folder.Write("instruments.csv", Rows("GOLD", column, value));
        var error = Assert.Throws<DataFormatException>(() => CsvInstrumentTable.Load(folder.File("instruments.csv")));
        Assert.Equal((errorId, 2), (error.ErrorId, error.Line));
        Assert.Equal("InstrumentTableNotFound", Assert.Throws<MissingDataException>(() => CsvInstrumentTable.Load(folder.File("none.csv"))).ErrorId);
    }

    /// <summary>The heading and one row of the shipped file, with one cell changed.</summary>
    private static string Rows(string code, string column, string value)
    {
        var lines = File.ReadAllLines(Path.Combine(RepositoryFolder.Path, "config", "instruments.csv"));
        var names = lines[0].Split(',');
        var cells = lines.Single(l => l.StartsWith(code + ",", StringComparison.Ordinal)).Split(',');
        cells[Array.IndexOf(names, column)] = value;
        return lines[0] + "\n" + string.Join(',', cells) + "\n";
    }
}
