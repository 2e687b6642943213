using SysTrade.Domain;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Csv;

/// <summary>Reads SysTrade's own instrument file: one row for each instrument with facts, costs, roll parameters and contract specification.</summary>
/// <remarks>
/// Columns, in any order: Instrument, Description, Exchange, Symbol, IBSymbol, IBExchange, IBMultiplier, PriceMagnifier, Currency, Pointsize, Tick, AssetClass,
/// SubClass, Country, Region, Months, HoldRollCycle, PricedRollCycle, RollOffsetDays, CarryOffset, ExpiryOffset, PerBlock, SpreadCost, TypicalPrice; and,
/// where they are not zero, Percentage and PerTrade. Prices, ticks and spreads are in the units of the price as it is quoted.
/// </remarks>
public static class CsvInstrumentTable
{
    /// <summary>Name of the file in a folder of data.</summary>
    public const string FileName = "instruments.csv";

    private static readonly string[] Columns =
    [
        "Instrument", "Description", "Exchange", "Symbol", "IBSymbol", "IBExchange", "IBMultiplier", "PriceMagnifier", "Currency", "Pointsize", "Tick", "AssetClass",
        "SubClass", "Country", "Region", "Months", "HoldRollCycle", "PricedRollCycle", "RollOffsetDays", "CarryOffset", "ExpiryOffset", "PerBlock", "SpreadCost", "TypicalPrice",
    ];

    /// <summary>Reads a file.</summary>
    /// <exception cref="MissingDataException"><c>InstrumentTableNotFound</c>.</exception>
    /// <exception cref="DataFormatException">The file cannot be read; names the line and the column.</exception>
    public static InstrumentTable Load(string file)
    {
        file = Path.GetFullPath(file);
        if (!File.Exists(file)) throw new MissingDataException("InstrumentTableNotFound", $"There is no file {file}.", "Correct the path.", file);
        return Read(CsvTable.Read(file), file);
    }

    /// <summary>Reads text; the description is for messages.</summary>
    internal static InstrumentTable Parse(ReadOnlySpan<byte> text, string description) => Read(CsvTable.Parse(text, description), description);

    private static InstrumentTable Read(CsvTable table, string description)
    {
        table.Require(Columns);
        var instruments = new Dictionary<string, Instrument>(StringComparer.Ordinal);
        var (spreads, rolls, details) = (new Dictionary<string, double>(), new Dictionary<string, RollParameters>(), new Dictionary<string, InstrumentDetails>());
        var specifications = new List<ContractSpecification>();
        foreach (var row in table.Rows)
        {
            var code = row.Text("Instrument");
            if (!InstrumentCode.IsValid(code)) throw row.Error("InvalidInstrumentCode", "Instrument", $"'{code}' is not an instrument code: letters, digits and _ - . & + only, beginning with a letter or digit.");
            if (!instruments.TryAdd(code, ReadInstrument(row, code))) throw row.Error("DuplicateInstrument", "Instrument", $"'{code}' already has a row above.");
            spreads[code] = Positive(row, "SpreadCost");
            rolls[code] = ReadRolls(row);
            details[code] = new InstrumentDetails(row.Text("AssetClass"), row.Optional("SubClass"), code, "", row.Optional("Country"), "", row.Text("Description"));
            specifications.Add(ReadSpecification(row, code));
        }

        return new InstrumentTable(new InstrumentCatalog(description, instruments.Values, spreads, rolls, details), specifications);
    }

    private static Instrument ReadInstrument(CsvTable.Row row, string code)
    {
        var currency = row.Text("Currency");
        if (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper)) throw row.Error("InvalidCurrency", "Currency", $"'{currency}' is not three capital letters.");
        return new Instrument(
            code, row.Text("Description"), Positive(row, "Pointsize"), currency, row.Text("AssetClass"), NotNegative(row, "PerBlock"), OptionalNumber(row, "Percentage"),
            OptionalNumber(row, "PerTrade"), row.Optional("Region"));
    }

    private static RollParameters ReadRolls(CsvTable.Row row)
    {
        var parameters = new RollParameters(
            Cycle(row, "HoldRollCycle"), row.Whole("RollOffsetDays"), row.Whole("CarryOffset"), Cycle(row, "PricedRollCycle"), row.Whole("ExpiryOffset"));
        return parameters.Problems().FirstOrDefault() is { } problem ? throw row.Error("InvalidRollParameters", "HoldRollCycle", problem) : parameters;
    }

    private static ContractSpecification ReadSpecification(CsvTable.Row row, string code) => new(
        code, row.Text("Exchange"), row.Text("Symbol"), Positive(row, "Tick"), Cycle(row, "Months"), row.Text("IBSymbol"), row.Text("IBExchange"),
        Positive(row, "IBMultiplier"), Positive(row, "PriceMagnifier"), Positive(row, "TypicalPrice"));

    private static string Cycle(CsvTable.Row row, string column) => RollCycle.TryParse(row.Text(column), out var cycle)
        ? cycle.Letters
        : throw row.Error("InvalidRollCycle", column, $"'{row.Text(column)}' is not a roll cycle: month letters from {ContractMonth.Letters}, each at most once.");

    private static double Positive(CsvTable.Row row, string column) =>
        row.Number(column) is var value and > 0 ? value : throw row.Error("ParameterOutOfRange", column, $"found {row.Text(column)}; expected a number greater than zero.");

    private static double NotNegative(CsvTable.Row row, string column) =>
        row.Number(column) is var value and >= 0 ? value : throw row.Error("ParameterOutOfRange", column, $"found {row.Text(column)}; expected a number zero or more.");

    private static double OptionalNumber(CsvTable.Row row, string column) => row.Optional(column).Length == 0 ? 0 : NotNegative(row, column);
}
