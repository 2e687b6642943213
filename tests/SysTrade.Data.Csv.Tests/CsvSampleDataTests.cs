using System.Security.Cryptography;
using System.Text;
using SysTrade.Data.SampleData;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Csv.Tests;

public sealed class CsvSampleDataTests : IDisposable
{
    private static readonly SampleDataOptions Small = new() { Instruments = 6, Years = 3, Seed = 5 };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SameOptions_SameBytes_OnEveryMachine()
    {
        var first = Fingerprint(Create(Path.Combine(_folder.Path, "a"), Small));
        Assert.Equal(first, Fingerprint(Create(Path.Combine(_folder.Path, "b"), Small)));
        Assert.NotEqual(first, Fingerprint(Create(Path.Combine(_folder.Path, "c"), Small with { Seed = 6 })));
        // A change here means that everyone's sample data change: raise the format in sample.json with it.
        Assert.Equal("38d748f92ade825e", first);
    }

    [Fact]
    public void Folder_OpensAsMarketData_WithTheNumbersGenerated()
    {
        var data = CsvMarketData.Open(Create(Path.Combine(_folder.Path, "sample"), Small));
        var made = new SampleMarketGenerator(Small).ToMarketData(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(made.Instruments, data.Instruments);
        foreach (var code in made.Instruments)
        {
            Assert.Equal(made.RawPrice(code).ToArray(), data.RawPrice(code).ToArray());
            Assert.Equal(made.RawPrice(code).Index, data.RawPrice(code).Index);
            Assert.Equal(made.MultiplePrices(code).Forward.ToArray(), data.MultiplePrices(code).Forward.ToArray());
            Assert.Equal(made.MultiplePrices(code).CarryContract, data.MultiplePrices(code).CarryContract);
            Assert.Equal(made.Instrument(code), data.Instrument(code));
            Assert.Equal(made.Costs(code), data.Costs(code));
            Assert.Equal(made.Catalog.RollParameters(code), data.Catalog.RollParameters(code));
        }

        Assert.Equal(made.FxRate("EUR", "JPY").ToArray(), data.FxRate("EUR", "JPY").ToArray());
        Assert.Equal(made.Store.Keys(SeriesKind.ContractPrices), data.Store.Keys(SeriesKind.ContractPrices));
        Assert.Contains("\"seed\": 5", File.ReadAllText(Path.Combine(data.Description, CsvSampleData.MarkFile)), StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_NotEmpty_IsKept_UnlessSampleDataAreToBeOverwritten()
    {
        var target = Path.Combine(_folder.Path, "sample");
        Create(target, Small);
        var before = Fingerprint(target);
        Assert.Equal("FolderNotEmpty", Assert.Throws<SysTradeException>(() => Create(target, Small with { Seed = 9 })).ErrorId);
        Assert.Equal(before, Fingerprint(target));
        Create(target, Small with { Seed = 9 }, overwrite: true);
        Assert.NotEqual(before, Fingerprint(target));
        Assert.Equal(["sample"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Folder_WithOtherFiles_IsNeverOverwritten()
    {
        var file = _folder.Write("real/prices.csv", "x");
        var error = Assert.Throws<SysTradeException>(() => Create(Path.GetDirectoryName(file)!, Small, overwrite: true));
        Assert.Equal("FolderIsNotSampleData", error.ErrorId);
        Assert.True(File.Exists(file));
    }

    [Fact]
    public void EmptyFolder_IsFilled()
    {
        var target = Directory.CreateDirectory(Path.Combine(_folder.Path, "empty")).FullName;
        Assert.Equal(target, Create(target + Path.DirectorySeparatorChar, Small with { Instruments = 1 }));
        Assert.Single(CsvMarketData.Open(target).Instruments);
    }

    [Fact]
    public void Cancelled_LeavesNothing()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => CsvSampleData.Create(Path.Combine(_folder.Path, "sample"), Small, cancellation: cancelled.Token));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Progress_CountsInstruments()
    {
        var seen = new Counter();
        CsvSampleData.Create(Path.Combine(_folder.Path, "sample"), Small, progress: seen, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(6, seen.Highest);
    }

    private static string Create(string folder, SampleDataOptions options, bool overwrite = false) =>
        CsvSampleData.Create(folder, options, overwrite, cancellation: TestContext.Current.CancellationToken);

    private static string Fingerprint(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'));
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file));
            hash.AppendData(File.ReadAllBytes(Path.Combine(folder, file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private sealed class Counter : IProgress<int>
    {
        private int _highest;

        public int Highest => _highest;

        public void Report(int value)
        {
            int seen;
            while (value > (seen = _highest) && Interlocked.CompareExchange(ref _highest, value, seen) != seen)
            {
            }
        }
    }
}
