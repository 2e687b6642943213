using System.Text;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Csv.Tests;

/// <summary>What files may look like and still be read.</summary>
public sealed class CsvReadingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private ColumnSet Price(string content)
    {
        _folder.Write("adjusted_prices_csv/AAA.csv", content);
        return new CsvSeriesStore(_folder.Path).Read(SeriesKind.AdjustedPrices, "AAA");
    }

    private ColumnSet Multiple(string content)
    {
        _folder.Write("multiple_prices_csv/AAA.csv", content);
        return new CsvSeriesStore(_folder.Path).Read(SeriesKind.MultiplePrices, "AAA");
    }

    [Theory]
    [InlineData("DATETIME,price\n2020-01-01 23:00:00,1.5\n2020-01-02 23:00:00,2.5\n")]
    [InlineData("DATETIME,price\r\n2020-01-01 23:00:00,1.5\r\n2020-01-02 23:00:00,2.5\r\n")]
    [InlineData("DATETIME,price\n2020-01-01 23:00:00,1.5\n2020-01-02 23:00:00,2.5")]
    [InlineData("\uFEFFDATETIME,price\n2020-01-01 23:00:00,1.5\n\n2020-01-02 23:00:00,2.5\n\n\n")]
    [InlineData("\n\nDATETIME,price\n2020-01-01 23:00:00,1.5\n2020-01-02 23:00:00,2.5\n")]
    [InlineData("price,DATETIME\n1.5,2020-01-01 23:00:00\n2.5,2020-01-02 23:00:00\n")]
    [InlineData("DATETIME,CLOSE\n2020-01-01 23:00:00,1.5\n2020-01-02 23:00:00,2.5\n")]
    [InlineData("DATETIME,note,PRICE\n2020-01-01 23:00:00,a,1.5\n2020-01-02 23:00:00,,2.5\n")]
    [InlineData("\"DATETIME\",\"price\"\n\"2020-01-01 23:00:00\",\"1.5\"\n\"2020-01-02 23:00:00\",\"2.5\"\r\n")]
    [InlineData("DATETIME,note,price\n2020-01-01 23:00:00,\"a, \"\"b\"\"\nc\",1.5\n2020-01-02 23:00:00,\"\",2.5\n")]
    [InlineData(" DATETIME , price \n 2020-01-01 23:00:00 , 1.5 \n2020-01-02T23:00:00,\t2.5\n")]
    [InlineData("index,price\n2020-01-01 23:00:00.000,1.5\n2020-01-02 23:00:00+00:00,25e-1\n")]
    [InlineData(",price\n2020-01-01 23:00:00,1.50\n2020-01-02 23:00:00,+2.5\n")]
    [InlineData("DATETIME,price\n2020-01-01 23:00:00,9\n2020-01-01 23:00:00,1.5\n2020-01-02 23:00:00,7\n2020-01-02 23:00:00,\n2020-01-02 23:00:00,2.5\n")]
    public void Spellings_OfTheSameFile_GiveTheSameSeries(string content)
    {
        var price = Price(content).Series("price");
        Assert.Equal([1.5, 2.5], price.ToArray());
        Assert.Equal([new(2020, 1, 1, 23, 0, 0), new(2020, 1, 2, 23, 0, 0)], price.Index);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("nan")]
    [InlineData("NaN")]
    [InlineData("NA")]
    [InlineData("N/A")]
    [InlineData("null")]
    public void MissingValue_IsNaN(string text) =>
        Assert.Equal([double.NaN, 1], Price($"DATETIME,price\n2020-01-01,{text}\n2020-01-02,1\n").Series("price").ToArray());

    [Fact]
    public void DateWithoutTime_IsMidnight() => Assert.Equal(new DateTime(2020, 2, 29), Price("DATETIME,price\n2020-02-29,1\n").Index.First);

    [Fact]
    public void MultiplePrices_ColumnsInAnyOrder_ContractsInAnySpelling()
    {
        var prices = MultiplePrices.From(Multiple(
            "FORWARD,DATETIME,CARRY,PRICE_CONTRACT,PRICE,CARRY_CONTRACT,FORWARD_CONTRACT\n"
            + "3,2020-01-01 23:00:00,2,20200300,1,20200600.0,202009\n"
            + ",2020-01-02 23:00:00,,20200315,,nan,\n"));
        Assert.Equal([1, double.NaN], prices.Price.ToArray());
        Assert.Equal([2, double.NaN], prices.Carry.ToArray());
        Assert.Equal([3, double.NaN], prices.Forward.ToArray());
        Assert.Equal([20200300, 20200315], prices.PriceContract);
        Assert.Equal([20200600, 0], prices.CarryContract);
        Assert.Equal([20200900, 0], prices.ForwardContract);
    }

    [Fact]
    public void Layout_OtherFolderHeadingsAndDateFormat_AreFollowed()
    {
        _folder.Write("elsewhere/AAA.csv", "Date Time,Open,Close\n31/01/2020,5,1.5\n01/02/2020,6,2.5\n");
        var layout = CsvLayout.Default(SeriesKind.AdjustedPrices) with
        {
            Folder = "elsewhere",
            DateColumn = "Date Time",
            DateFormat = "dd/MM/yyyy",
            Columns = new Dictionary<string, string> { ["price"] = "Close" },
        };
        var store = new CsvSeriesStore(_folder.Path, new Dictionary<SeriesKind, CsvLayout> { [SeriesKind.AdjustedPrices] = layout });
        var read = store.Read(SeriesKind.AdjustedPrices, "AAA");
        Assert.Equal([1.5, 2.5], read.Series("price").ToArray());
        Assert.Equal(new DateTime(2020, 2, 1), read.Index.Last);
        store.Write(SeriesKind.AdjustedPrices, "BBB", read);
        Assert.Equal("Date Time,Close\n31/01/2020,1.5\n01/02/2020,2.5\n", File.ReadAllText(_folder.File("elsewhere", "BBB.csv")));
    }

    [Fact]
    public void Layout_FixedDateColumn_IsNotGuessed()
    {
        _folder.Write("adjusted_prices_csv/AAA.csv", "DATETIME,price\n2020-01-01,1\n");
        var layout = CsvLayout.Default(SeriesKind.AdjustedPrices) with { DateColumn = "WHEN", DateColumnIsFixed = true };
        var store = new CsvSeriesStore(_folder.Path, new Dictionary<SeriesKind, CsvLayout> { [SeriesKind.AdjustedPrices] = layout });
        Assert.Equal("MissingColumn", Assert.Throws<DataFormatException>(() => store.Read(SeriesKind.AdjustedPrices, "AAA")).ErrorId);
    }

    [Fact]
    public void Keys_PassOverFilesThatAreNotKeys()
    {
        string[] names = ["AAA.csv", "#AAA.csv#", ".#BBB.csv", "#BBB.csv", "CCC.csv~", "notes.txt", "HOUSE-US.csv", "a b.csv"];
        foreach (var name in names) _folder.Write("adjusted_prices_csv/" + name, "x");
        Assert.Equal(["AAA", "HOUSE-US"], new CsvSeriesStore(_folder.Path).Keys(SeriesKind.AdjustedPrices));
    }

    [Fact]
    public void Keys_OfContracts_ReadTheirNames()
    {
        string[] names = ["US10_20230300.csv", "Day_CRUDE_W_mini_20231115.csv", "Hour_US10_20230300.csv", "US10.csv", "_20230300.csv", "US10_2023.csv"];
        foreach (var name in names) _folder.Write("contract_prices_csv/" + name, "x");

        Assert.Equal(["Day@CRUDE_W_mini/20231115", "Hour@US10/20230300", "US10/20230300"], new CsvSeriesStore(_folder.Path).Keys(SeriesKind.ContractPrices));
    }

    [Fact]
    public void Text_InUtf8_KeepsItsCharacters()
    {
        _folder.Write(
            "csvconfig/instrumentconfig.csv",
            "Instrument,Description,Pointsize,Currency,AssetClass,PerBlock,Percentage,PerTrade,Region\nAAA,Índice é,1,EUR,Equity,0,0,0,EMEA\n");
        Assert.Equal("Índice é", CsvInstrumentCatalog.Load(_folder.File("csvconfig")).Get("AAA").Description);
    }

    [Fact]
    public void Utf16_Raises()
    {
        File.WriteAllText(_folder.File("adjusted_prices_csv", "AAA.csv"), "DATETIME,price\n", Encoding.Unicode);
        Assert.Equal(
            "UnsupportedEncoding", Assert.Throws<DataFormatException>(() => new CsvSeriesStore(_folder.Path).Read(SeriesKind.AdjustedPrices, "AAA")).ErrorId);
    }
}
