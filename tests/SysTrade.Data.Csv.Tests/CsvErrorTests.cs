using SysTrade.Domain.Errors;

namespace SysTrade.Data.Csv.Tests;

/// <summary>Errors say which file, line and column, what was found and what was expected.</summary>
public sealed class CsvErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private DataFormatException Reading(SeriesKind kind, string content)
    {
        var store = new CsvSeriesStore(_folder.Path);
        var file = store.FileOf(kind, "AAA");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        var error = Assert.Throws<DataFormatException>(() => store.Read(kind, "AAA"));
        Assert.Equal(file, error.File);
        Assert.StartsWith(file, error.Message, StringComparison.Ordinal);
        return error;
    }

    [Theory]
    [InlineData("", "EmptyFile", 0, null)]
    [InlineData("\uFEFF", "EmptyFile", 0, null)]
    [InlineData("\n\r\n", "EmptyFile", 0, null)]
    [InlineData("DATETIME,price\n", "EmptyFile", 0, null)]
    [InlineData("DATETIME,price\n\n\n", "EmptyFile", 0, null)]
    [InlineData("DATETIME,price,price\n2020-01-01,1,2\n", "DuplicateHeader", 1, "price")]
    [InlineData("DATETIME,open,close\n2020-01-01,1,2\n", "MissingColumn", 1, "price")]
    [InlineData("WHEN,price\n2020-01-01,1\n", "MissingColumn", 1, "DATETIME")]
    [InlineData("DATETIME;price\n2020-01-01;1\n", "MissingColumn", 1, "DATETIME")]
    [InlineData("DATETIME,price\n2020-01-01,1\n2020-13-02,2\n", "UnparsableDate", 3, "DATETIME")]
    [InlineData("DATETIME,price\n2020-01-01,1\n2021-02-29,2\n", "UnparsableDate", 3, "DATETIME")]
    [InlineData("DATETIME,price\n2020-01-01,1\n2020-01-02 24:00:00,2\n", "UnparsableDate", 3, "DATETIME")]
    [InlineData("DATETIME,price\n01/02/2020,1\n", "UnparsableDate", 2, "DATETIME")]
    [InlineData("DATETIME,price\n,1\n", "UnparsableDate", 2, "DATETIME")]
    [InlineData("DATETIME,price\n2020-01-01,1\n\n2020-01-02,12..5\n", "UnparsableNumber", 4, "price")]
    [InlineData("DATETIME,price\n2020-01-01,\"1,5\"\n", "UnparsableNumber", 2, "price")]
    [InlineData("DATETIME,price\n2020-01-01,inf\n", "UnparsableNumber", 2, "price")]
    [InlineData("DATETIME,price\n2020-01-01,Infinity\n", "UnparsableNumber", 2, "price")]
    [InlineData("DATETIME,price\n2020-01-01,1e999\n", "UnparsableNumber", 2, "price")]
    [InlineData("DATETIME,price\n2020-01-01,-\n", "UnparsableNumber", 2, "price")]
    [InlineData("DATETIME,price\n2020-01-02,1\n2020-01-01,2\n", "UnsortedIndex", 3, null)]
    [InlineData("DATETIME,price\n2020-01-01,1\n2020-01-02\n", "FieldCount", 3, null)]
    [InlineData("DATETIME,price\n2020-01-01,1,2\n", "FieldCount", 2, null)]
    [InlineData("DATETIME,price\n2020-01-01,\"1\n2020-01-02,2\n", "UnterminatedQuote", 2, null)]
    [InlineData("DATETIME,price\n2020-01-01,\"1\"2\n", "MalformedQuote", 2, null)]
    public void AdjustedPrices_Raise(string content, string errorId, int line, string? column)
    {
        var error = Reading(SeriesKind.AdjustedPrices, content);
        Assert.Equal(errorId, error.ErrorId);
        Assert.Equal(line, error.Line);
        Assert.Equal(column, error.Column);
        Assert.NotNull(error.Remedy);
    }

    [Fact]
    public void MissingColumn_ListsTheColumnsFound()
    {
        var error = Reading(SeriesKind.MultiplePrices, "DATETIME,CARRY,CARRY_CONTRACT,PRICE,PRICE_CONTRACT,FORWARD\n2020-01-01,1,20200300,1,20200300,1\n");
        Assert.Equal("MissingColumn", error.ErrorId);
        Assert.Equal("FORWARD_CONTRACT", error.Column);
        Assert.Contains("Columns found: DATETIME, CARRY, CARRY_CONTRACT, PRICE, PRICE_CONTRACT, FORWARD.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnsortedRows_NameBothStamps()
    {
        var error = Reading(SeriesKind.FxPrices, "DATETIME,PRICE\n2020-01-02 23:00:00,1\n2020-01-01 22:00:00,2\n");
        Assert.Contains("2020-01-02 23:00:00", error.Message, StringComparison.Ordinal);
        Assert.Contains("2020-01-01 22:00:00", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnparsableNumber_ShowsTheText() =>
        Assert.Contains("'12..5'", Reading(SeriesKind.FxPrices, "DATETIME,PRICE\n2020-01-02,12..5\n").Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("2023")]
    [InlineData("20231301")]
    [InlineData("202303.5")]
    [InlineData("20230300_20230600")]
    public void Contract_OtherText_Raises(string text)
    {
        var error = Reading(SeriesKind.RollCalendars, $"DATE_TIME,current_contract,next_contract,carry_contract\n2020-01-01,20200300,{text},20200600\n");
        Assert.Equal("UnparsableContract", error.ErrorId);
        Assert.Equal("next_contract", error.Column);
        Assert.Contains($"'{text}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RollCalendar_StampTwice_Raises()
    {
        var error = Reading(
            SeriesKind.RollCalendars,
            "DATE_TIME,current_contract,next_contract,carry_contract\n"
            + "2020-01-01,20200300,20200600,20200600\n2020-01-01,20200600,20200900,20200900\n");
        Assert.Equal("DuplicateIndex", error.ErrorId);
        Assert.Equal(3, error.Line);
    }

    [Fact]
    public void Read_NoFolder_NamesIt()
    {
        var error = Assert.Throws<MissingDataException>(() => new CsvSeriesStore(_folder.Path).Read(SeriesKind.AdjustedPrices, "AAA"));
        Assert.Equal("FolderNotFound", error.ErrorId);
        Assert.Contains("adjusted_prices_csv", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoFile_NamesItAndTheNearest()
    {
        _folder.Write("fx_prices_csv/EURUSD.csv", "DATETIME,PRICE\n2020-01-01,1\n");
        var error = Assert.Throws<MissingDataException>(() => new CsvSeriesStore(_folder.Path).Read(SeriesKind.FxPrices, "EURUSX"));
        Assert.Equal("FxNotFound", error.ErrorId);
        Assert.Contains("EURUSX.csv", error.Message, StringComparison.Ordinal);
        Assert.Contains("Nearest: EURUSD", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    [InlineData("a/b")]
    public void Key_ThatIsAPath_IsRefused(string key)
    {
        var store = new CsvSeriesStore(_folder.Path);
        Assert.False(store.Contains(SeriesKind.AdjustedPrices, key));
        Assert.Equal("InvalidInstrumentCode", Assert.Throws<SysTradeException>(() => store.Read(SeriesKind.AdjustedPrices, key)).ErrorId);
    }

    [Fact]
    public void Store_TwoKindsInOneFolder_IsRefused()
    {
        var layouts = new Dictionary<SeriesKind, CsvLayout> { [SeriesKind.MultiplePrices] = new() { Folder = "adjusted_prices_csv" } };
        Assert.Equal("SharedFolder", Assert.Throws<SysTradeException>(() => new CsvSeriesStore(_folder.Path, layouts)).ErrorId);
    }

    [Fact]
    public void Open_FolderWithoutData_SaysWhatWasLookedFor()
    {
        Directory.CreateDirectory(_folder.File("other", "x"));
        var error = Assert.Throws<MissingDataException>(() => CsvMarketData.Open(_folder.Path));
        Assert.Equal("DataFolderNotFound", error.ErrorId);
        Assert.Contains("adjusted_prices_csv", error.Message, StringComparison.Ordinal);
        Assert.Contains("csvconfig", error.Message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_folder.Path, "data", "futures"), error.Message, StringComparison.Ordinal);
        Assert.Contains("Found there: other", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoFolder_Raises() =>
        Assert.Equal("FolderNotFound", Assert.Throws<MissingDataException>(() => CsvMarketData.Open(_folder.File("none", "x"))).ErrorId);

    [Fact]
    public void Open_NoInstrumentTable_Raises()
    {
        _folder.Write("futures/adjusted_prices_csv/AAA.csv", "DATETIME,price\n2020-01-01,1\n");
        Directory.CreateDirectory(_folder.File("futures", "csvconfig", "x"));
        Assert.Equal("InstrumentTableNotFound", Assert.Throws<MissingDataException>(() => CsvMarketData.Open(_folder.Path)).ErrorId);
    }
}
