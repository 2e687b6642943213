using SysTrade.Domain.Errors;
using SysTrade.Tests;

namespace SysTrade.Data.Arctic.Tests;

public abstract class ArcticDumpTests(bool packed) : ArcticSeriesStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private ArcticSeriesStore? _store;

    public void Dispose()
    {
        _store?.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Read_CutFileOfSegments_GivesWhatIsWholeAndNamesTheDamageForTheRest()
    {
        var whole = await Require();
        var file = _folder.File("futures_adjusted_prices.bson" + (packed ? ".gz" : ""));
        // The last half is gone; what was written first, the four segments of US10, is before it.
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..(int)(new FileInfo(file).Length * (packed ? 0.8 : 0.95))]);
        using var store = ArcticSeriesStore.OfDump(_folder.Path);
        Assert.Equal(whole.Keys(SeriesKind.AdjustedPrices), store.Keys(SeriesKind.AdjustedPrices));
        if (!packed) Assert.Equal(1000, store.Read(SeriesKind.AdjustedPrices, "US10").Count);
        var error = Assert.Throws<DataFormatException>(() => store.Read(SeriesKind.AdjustedPrices, "POINTED"));
        Assert.Equal("DumpDamaged", error.ErrorId);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Equal(3, store.Read(SeriesKind.MultiplePrices, "US10").Count);
    }

    [Fact]
    public async Task Keys_CutFileOfVersions_IsDamagedRatherThanShort()
    {
        await Require();
        var file = _folder.File("futures_adjusted_prices.versions.bson" + (packed ? ".gz" : ""));
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^(packed ? 60 : 9)]);
        using var store = ArcticSeriesStore.OfDump(_folder.Path);
        Assert.Equal("DumpDamaged", Assert.Throws<DataFormatException>(() => store.Keys(SeriesKind.AdjustedPrices)).ErrorId);
        Assert.NotEmpty(store.Keys(SeriesKind.MultiplePrices));
    }

    [Fact]
    public async Task Dispose_WhileFilesAreOpen_EndsReading()
    {
        var store = await Require();
        Assert.NotEmpty(store.Read(SeriesKind.AdjustedPrices, "US10").Index);
        store.Dispose();
        Assert.Throws<ObjectDisposedException>(() => store.Keys(SeriesKind.AdjustedPrices));
    }

    [Fact]
    public void Open_FolderThatIsNotThere_IsNamed() =>
        Assert.Equal("FolderNotFound", Assert.Throws<MissingDataException>(() => ArcticSeriesStore.OfDump(_folder.File("none"))).ErrorId);

    protected override async Task<ArcticSeriesStore> Require()
    {
        await ArcticLibraries.Dump(_folder.Path, packed);
        return _store ??= ArcticSeriesStore.OfDump(_folder.Path);
    }
}

public sealed class PlainArcticDumpTests() : ArcticDumpTests(packed: false);

public sealed class PackedArcticDumpTests() : ArcticDumpTests(packed: true);
