using SysTrade.Data;
using SysTrade.Data.Arctic;
using SysTrade.Data.Copying;
using SysTrade.Data.Csv;
using SysTrade.Data.Mongo;
using SysTrade.Data.Parquet;
using SysTrade.Tests;

namespace SysTrade.Storage.Tests;

public sealed class ArcticCopyTests
{
    [Fact]
    public async Task Copy_ArcticLibraries_BringsWhatCanBeReadAndTellsTheRest()
    {
        var server = MongoStandIn.RequireSingle().ConnectionString;
        var script = Path.Combine(AppContext.BaseDirectory, "write_arctic.py");
        var (code, _, error) = await ChildProcess.Run(MongoStandIn.Python, [script, server, "arctic_copied"]);
        Assert.SkipWhen(error.Contains("ModuleNotFoundError", StringComparison.Ordinal), "Writing Arctic's layout needs Debian's python3-numpy, python3-lz4 and python3-pymongo.");
        Assert.Equal((0, ""), (code, error));
        using var folder = new TemporaryFolder();
        var source = new ArcticSeriesStore(MongoConnection.Parse(server), "copied");
        foreach (ISeriesStore target in new ISeriesStore[] { new ParquetSeriesStore(folder.File("pq")), new CsvSeriesStore(folder.File("csv")) })
        {
            var keys = Enum.GetValues<SeriesKind>().SelectMany(k => source.Keys(k).Select(key => (k, key))).ToArray();
            var items = new SeriesCopy(source, target).Run(keys).ToArray();
            // One has a stamp of a tenth of a microsecond, finer than either keeps.
            Assert.Equal(["CHANGED", "CORN", "DAMAGED", "ODD", "PICKLED", "SHORT"], items.Where(i => i.Outcome == CopyOutcome.Failed).Select(i => i.Key));
            Assert.Equal("StampTooFine", items.Single(i => i.Key == "CORN").Error!.ErrorId);
            Assert.All(items.Where(i => i.Outcome != CopyOutcome.Failed), i => Assert.True(i is { Outcome: CopyOutcome.Copied, IsVerified: true }, i.Key));
            Assert.True(SeriesComparison.AreEqual(source.Read(SeriesKind.MultiplePrices, "US10"), target.Read(SeriesKind.MultiplePrices, "US10")));
        }
    }
}
