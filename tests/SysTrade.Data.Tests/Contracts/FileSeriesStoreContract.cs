using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Tests;

namespace SysTrade.Data.Tests.Contracts;

/// <summary>What a store that keeps a file for each key must do besides.</summary>
public abstract partial class FileSeriesStoreContract : SeriesStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Folder of this test's store.</summary>
    protected string Folder => _folder.Path;

    /// <inheritdoc/>
    protected override ISeriesStore Open() => OpenAt(_folder.Path);

    /// <summary>Opens a store over a folder.</summary>
    protected abstract ISeriesStore OpenAt(string folder);

    /// <summary>File of a key.</summary>
    protected abstract string FileOf(SeriesKind kind, string key);

    /// <inheritdoc/>
    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Read_FolderThatDoesNotExist_SaysSo()
    {
        var error = Assert.Throws<MissingDataException>(() => OpenAt(Path.Combine(Folder, "none")).Read(SeriesKind.AdjustedPrices, "US10"));
        Assert.Equal("FolderNotFound", error.ErrorId);
        Assert.Empty(OpenAt(Path.Combine(Folder, "none")).Keys(SeriesKind.AdjustedPrices));
    }

    [Fact]
    public void Write_Any_LeavesOneFile()
    {
        Open().Write(SeriesKind.AdjustedPrices, "US10", Samples.Constant(SeriesKind.AdjustedPrices, 3, 1));
        Open().Write(SeriesKind.AdjustedPrices, "US10", Samples.Constant(SeriesKind.AdjustedPrices, 4, 2));
        var file = FileOf(SeriesKind.AdjustedPrices, "US10");
        // Beside it only the lock that writers take turns by.
        Assert.Equal(["#lock#", Path.GetFileName(file)], Directory.GetFiles(Path.GetDirectoryName(file)!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Keys_FilesThatAreNoKeys_ArePassedOver()
    {
        Open().Write(SeriesKind.AdjustedPrices, "US10", Samples.Constant(SeriesKind.AdjustedPrices, 3, 1));
        var file = FileOf(SeriesKind.AdjustedPrices, "US10");
        var (folder, name) = (Path.GetDirectoryName(file)!, Path.GetFileName(file));
        foreach (var other in new[] { $"#{name}#", $"#{name}.0123#", name + "~", name + ".tmp", "." + name, "two words" + Path.GetExtension(name), "notes.txt" })
        {
            File.WriteAllText(Path.Combine(folder, other), "");
        }

        Assert.Equal(["US10"], Open().Keys(SeriesKind.AdjustedPrices));
    }

    [Fact]
    public void Write_StampFinerThanKept_IsRefusedAndKeepsWhatWasThere()
    {
        Open().Write(SeriesKind.FxPrices, "GBPUSD", Samples.Constant(SeriesKind.FxPrices, 3, 1));
        var fine = new ColumnSet(TimeIndex.FromTicks([new DateTime(2020, 1, 1).Ticks + (Resolution / 2)]), Column.OfNumbers("PRICE", [2]));
        Assert.Equal("StampTooFine", Assert.Throws<SysTradeException>(() => Open().Write(SeriesKind.FxPrices, "GBPUSD", fine)).ErrorId);
        Samples.Equal(Samples.Constant(SeriesKind.FxPrices, 3, 1), Open().Read(SeriesKind.FxPrices, "GBPUSD"));
    }

    [Fact]
    public void Read_EmptyFile_IsAnError()
    {
        var file = FileOf(SeriesKind.AdjustedPrices, "US10");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "");
        var error = Assert.Throws<DataFormatException>(() => Open().Read(SeriesKind.AdjustedPrices, "US10"));
        Assert.Equal("EmptyFile", error.ErrorId);
        Assert.Equal(file, error.File);
    }

    [Fact]
    public void Append_FileThatIsCutOff_IsAnErrorAndLeavesIt()
    {
        Open().Write(SeriesKind.AdjustedPrices, "US10", Samples.Constant(SeriesKind.AdjustedPrices, 300, 1));
        var file = FileOf(SeriesKind.AdjustedPrices, "US10");
        var cut = File.ReadAllBytes(file)[..^7];
        File.WriteAllBytes(file, cut);
        Assert.Throws<DataFormatException>(() => Open().Append(SeriesKind.AdjustedPrices, "US10", Samples.Constant(SeriesKind.AdjustedPrices, 3, 1, new DateTime(2021, 1, 1))));
        Assert.Equal(cut, File.ReadAllBytes(file));
        Assert.Equal(["US10"], Open().Keys(SeriesKind.AdjustedPrices));
    }

    [Fact]
    public async Task Write_ProcessKilledMeanwhile_LeavesOldOrNewSeries()
    {
        for (var round = 1; round <= 4; round++)
        {
            using var writer = WriterProcess.Start(Folder);
            var written = new char[round * 2];
            Assert.Equal(written.Length, await writer.Output.ReadBlockAsync(written, TestContext.Current.CancellationToken));
            // While it goes on writing, and then when it is gone.
            RequireWhole();
            writer.Signal("KILL");
            await writer.ExitCode();
            RequireWhole();
        }
    }

    private void RequireWhole()
    {
        var read = Open().Read(WriterProcess.Kind, WriterProcess.Key);
        Samples.Equal(WriterProcess.Set((int)read["PRICE"].Numbers[0]), read);
        Assert.Equal([WriterProcess.Key], Open().Keys(WriterProcess.Kind));
    }
}
