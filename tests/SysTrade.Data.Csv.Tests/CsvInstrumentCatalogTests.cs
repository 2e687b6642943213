using SysTrade.Domain;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Csv.Tests;

public sealed class CsvInstrumentCatalogTests : IDisposable
{
    private const string Heading = "Instrument,Description,Pointsize,Currency,AssetClass,PerBlock,Percentage,PerTrade,Region\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private InstrumentCatalog Load(string? instruments = null, string? spreads = null, string? rolls = null)
    {
        _folder.Write(CsvInstrumentCatalog.InstrumentFile, instruments ?? Heading + "AAA,\"First, of all\",50,USD,Ags,2.92,0.0001,1,US\n");
        if (spreads is not null) _folder.Write(CsvInstrumentCatalog.SpreadFile, spreads);
        if (rolls is not null) _folder.Write(CsvInstrumentCatalog.RollFile, rolls);
        return CsvInstrumentCatalog.Load(_folder.Path);
    }

    [Fact]
    public void Load_ReadsAllFacts()
    {
        _folder.Write(
            CsvInstrumentCatalog.DetailsFile, "Instrument,AssetClass,SubClass,SubSubClass,Style,Country,Duration,Description\nAAA,Ags,Grain,Corn,,,,Corn\n");
        var catalog = Load(
            spreads: "Instrument,SpreadCost\nAAA,0.16\n",
            rolls: "Instrument,HoldRollCycle,RollOffsetDays,CarryOffset,PricedRollCycle,ExpiryOffset\nAAA,ZH,-60,-1,ZHKNU,14\n");
        Assert.Equal(new Instrument("AAA", "First, of all", 50, "USD", "Ags", 2.92, 0.0001, 1, "US"), catalog.Get("AAA"));
        Assert.Equal(new InstrumentCosts(0.16, 2.92, 0.0001, 1), catalog.Costs("AAA"));
        Assert.Equal(new RollParameters("HZ", -60, -1, "HKNUZ", 14), catalog.RollParameters("AAA"));
        Assert.Equal("Grain", catalog.Details("AAA")!.SubClass);
    }

    [Fact]
    public void Load_OnlyTheInstrumentTable_LeavesTheRestUnknown()
    {
        var catalog = Load();
        Assert.Null(catalog.SpreadCost("AAA"));
        Assert.Null(catalog.RollParameters("AAA"));
        Assert.Null(catalog.Details("AAA"));
        Assert.Equal("CostNotFound", Assert.Throws<MissingDataException>(() => catalog.Costs("AAA")).ErrorId);
    }

    [Fact]
    public void Get_Unknown_NamesTheFolderAndTheNearest()
    {
        var error = Assert.Throws<UnknownNameException>(() => Load().Get("AAB"));
        Assert.Equal(["AAA"], error.Nearest);
        Assert.Contains(_folder.Path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Instrument,Description\nAAA,x\n", "MissingColumn", 1, "Pointsize")]
    [InlineData("", "EmptyFile", 0, null)]
    [InlineData(Heading + "AAA,x,abc,USD,Ags,0,0,0,US\n", "UnparsableNumber", 2, "Pointsize")]
    [InlineData(Heading + "AAA,x,0,USD,Ags,0,0,0,US\n", "ParameterOutOfRange", 2, "Pointsize")]
    [InlineData(Heading + "AAA,x,1,USD,Ags,-1,0,0,US\n", "ParameterOutOfRange", 2, "PerBlock")]
    [InlineData(Heading + "AAA,x,1,,Ags,0,0,0,US\n", "MissingValue", 2, "Currency")]
    [InlineData(Heading + "AAA,x,1,USD,Ags,0,0,0,US\n\nAAA,y,1,USD,Ags,0,0,0,US\n", "DuplicateInstrument", 4, "Instrument")]
    [InlineData(Heading + "A/A,x,1,USD,Ags,0,0,0,US\n", "InvalidInstrumentCode", 2, "Instrument")]
    [InlineData(Heading + "AAA,x, y,1,USD,Ags,0,0,0,US\n", "FieldCount", 2, null)]
    public void InstrumentTable_Wrong_Raises(string content, string errorId, int line, string? column) => Expect(() => Load(content), errorId, line, column);

    [Theory]
    [InlineData("AAA,Q1,-60,-1,HMUZ,14", "InvalidRollCycle", "HoldRollCycle")]
    [InlineData("AAA,HH,-60,-1,HMUZ,14", "InvalidRollCycle", "HoldRollCycle")]
    [InlineData("AAA,HMUZ,-60,0,HMUZ,14", "ParameterOutOfRange", "CarryOffset")]
    [InlineData("AAA,HMUZ,-6.5,1,HMUZ,14", "UnparsableNumber", "RollOffsetDays")]
    [InlineData("AAA,HMUZ,-60,1,HMUZ,", "MissingValue", "ExpiryOffset")]
    public void RollParameters_Wrong_Raise(string row, string errorId, string column) =>
        Expect(() => Load(rolls: "Instrument,HoldRollCycle,RollOffsetDays,CarryOffset,PricedRollCycle,ExpiryOffset\n" + row + "\n"), errorId, 2, column);

    [Fact]
    public void SpreadCost_Negative_Raises() => Expect(() => Load(spreads: "Instrument,SpreadCost\nAAA,-1\n"), "ParameterOutOfRange", 2, "SpreadCost");

    [Fact]
    public void Load_OfWhatWasWritten_IsTheSame()
    {
        var catalog = Load(
            Heading + "AAA,\"First, \"\"of\"\" all\",50,USD,Ags,2.92,0.0001,1,US\nBBB,,0.1,EUR,Bond,0,0,0,\n",
            "Instrument,SpreadCost\nAAA,0.0000055\n",
            "Instrument,HoldRollCycle,RollOffsetDays,CarryOffset,PricedRollCycle,ExpiryOffset\nBBB,HMUZ,-5,1,HMUZ,15\n");
        var copy = _folder.File("copy", "x")[..^2];
        CsvInstrumentCatalog.Write(catalog, copy);
        var read = CsvInstrumentCatalog.Load(copy);
        Assert.Equal(catalog.Codes, read.Codes);
        foreach (var code in catalog.Codes)
        {
            Assert.Equal(catalog.Get(code), read.Get(code));
            Assert.Equal(catalog.SpreadCost(code), read.SpreadCost(code));
            Assert.Equal(catalog.RollParameters(code), read.RollParameters(code));
        }
    }

    [Fact]
    public void WriteSpreads_LeavesTheOtherFilesAsTheyAre()
    {
        var catalog = Load(Heading + "AAA,First,50,USD,Ags,2.92,0.0001,1,US\n", "Instrument,SpreadCost\nAAA,0.5\n");
        var copy = _folder.File("spreads", "x")[..^2];
        CsvInstrumentCatalog.WriteSpreads(catalog, copy);
        Assert.Equal([CsvInstrumentCatalog.SpreadFile], Directory.GetFiles(copy).Select(Path.GetFileName));
        Assert.Equal("Instrument,SpreadCost\nAAA,0.5\n", File.ReadAllText(Path.Combine(copy, CsvInstrumentCatalog.SpreadFile)));
    }

    private static void Expect(Action load, string errorId, int line, string? column)
    {
        var error = Assert.Throws<DataFormatException>(load);
        Assert.Equal(errorId, error.ErrorId);
        Assert.Equal(line, error.Line);
        Assert.Equal(column, error.Column);
    }
}
