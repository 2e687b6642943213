using MongoDB.Driver;
using SysTrade.Data;
using SysTrade.Data.Arctic;
using SysTrade.Data.Copying;
using SysTrade.Data.Csv;
using SysTrade.Data.Mongo;
using SysTrade.Data.Tests.Contracts;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Storage.Migration;
using SysTrade.Tests;

namespace SysTrade.Storage.Tests;

/// <summary>An installation that keeps its series with Arctic: from a server, and from a dump of it, comes the same.</summary>
public sealed class ArcticMigrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("server")]
    [InlineData("dump")]
    [InlineData("packed")]
    public async Task Run_ArcticLibraries_BringsSeriesAndPositionsAndTellsTheRest(string kind)
    {
        var (server, database) = await Libraries();
        if (kind != "server") DumpWriter.Write(server, "arctic_" + database, _folder.File("pst", "dump", "arctic_" + database), kind == "packed");
        var sources = kind == "server" ? PysystemtradeSources.OfServer(server, database) : PysystemtradeSources.OfFolder(_folder.File("pst"), database);
        using var target = new DataBlob(DataStoreSettings.Default(_folder.File("ours")), who: "test");
        // Prices to book positions at: the libraries hold none of these contracts.
        target.Series.Write(SeriesKind.ContractPrices, "GOLD/20240600", Samples.Constant(SeriesKind.ContractPrices, 5, 2));
        target.Series.Write(SeriesKind.ContractPrices, "CORN/20240900", Samples.Constant(SeriesKind.ContractPrices, 5, 4));
        var report = new PysystemtradeMigration(sources, target).Run().ToArray();
        Assert.Equal(
            ["CHANGED ChecksumMismatch", "CORN StampTooFine", "DAMAGED ArcticFormat", "ODD ArcticFormat", "PICKLED PickledSeries", "SHORT ArcticFormat"],
            report.Where(i => i.Outcome == MigrationOutcome.Failed).Select(i => $"{i.Item} {i.Error!.ErrorId}"));
        Assert.Equal(["GOLD", "MIXED", "POINTED", "US10", "ZONED"], Came(report, "adjusted_prices"));
        Assert.Equal(1000, target.Series.Read(SeriesKind.AdjustedPrices, "US10").Count);
        Assert.Equal(["CRUDE_W_mini/20230300", "Day@CRUDE_W_mini/20230300", "Hour@CRUDE_W_mini/20230300"], Came(report, "contract_prices"));
        Assert.Equal(["CORN", "GOLD"], Came(report, "positions"));
        Assert.Equal((5, -2, 3), (Of(target, "trend", "GOLD"), Of(target, "carry", "GOLD"), target.Book.Position(new FuturesContract("GOLD", 20240600))));
        Assert.Equal(-2, target.Book.Position(new FuturesContract("CORN", 20240900)));
        Assert.Equal(["__global_capital", "trend"], Came(report, "capital"));
        var capital = target.Book.CapitalHistory();
        Assert.Equal([(new DateTime(2024, 1, 1), 100.0), (new DateTime(2024, 1, 2), 120.5)], capital.Select(c => (c.At, c.Total)));
        Assert.Equal((120.5, 20.5, 120.5, 60.25), (capital[1].Maximum, capital[1].Accumulated, capital[1].Broker, target.Book.Capital("trend")!.Amount));
        Assert.DoesNotContain(new PysystemtradeMigration(sources, target).Run(), i => i.Outcome == MigrationOutcome.Came);
    }

    [Fact]
    public async Task Run_ArcticBesideCheckout_ProductionsPricesCountBeforeTheShippedOnes()
    {
        var (server, database) = await Libraries();
        new CsvSeriesStore(_folder.File("pst", "data", "futures")).Write(SeriesKind.AdjustedPrices, "GOLD", Samples.Constant(SeriesKind.AdjustedPrices, 9, 1));
        using var target = new DataBlob(DataStoreSettings.Default(_folder.File("ours")), who: "test");
        var sources = PysystemtradeSources.OfFolder(_folder.File("pst")).With(PysystemtradeSources.OfServer(server, database));
        var gold = new PysystemtradeMigration(sources, target).Run().Where(i => i is { Group: "adjusted_prices", Item: "GOLD" }).Select(i => i.Outcome);
        Assert.Equal([MigrationOutcome.Came, MigrationOutcome.Left], gold);
        Assert.Equal([1.5, double.NaN], target.Series.Read(SeriesKind.AdjustedPrices, "GOLD")["price"].Numbers.ToArray());
    }

    [Fact]
    public async Task Run_DamagedLibrary_FailsForThatKindAndTheRestGoesOn()
    {
        var (server, database) = await Libraries();
        var dump = _folder.File("pst", "arctic_production");
        DumpWriter.Write(server, "arctic_" + database, dump, packed: false);
        var file = Path.Combine(dump, "futures_adjusted_prices.versions.bson");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^9]);
        using var target = new DataBlob(DataStoreSettings.Default(_folder.File("ours")), who: "test");
        var report = new PysystemtradeMigration(PysystemtradeSources.OfFolder(_folder.File("pst")), target).Run().ToArray();
        Assert.Equal("DumpDamaged", report.Single(i => i is { Group: "adjusted_prices", Outcome: MigrationOutcome.Failed }).Error!.ErrorId);
        Assert.Equal(["US10"], Came(report, "multiple_prices"));
    }

    [Fact]
    public async Task Parse_FolderOfADump_IsAStoreThatCopiesAndClosesItsFiles()
    {
        var (server, database) = await Libraries();
        DumpWriter.Write(server, "arctic_" + database, _folder.File("dump"), packed: true);
        foreach (var address in new[] { "dump", "arctic:dump:dump" })
        {
            var settings = StoreAddress.Parse(address, p => _folder.File(p)).RequireExisting();
            Assert.Equal($"arctic:dump:{_folder.File("dump")}", settings.Description);
            using var source = new DataBlob(settings);
            using var target = new DataBlob(StoreAddress.Parse($"parquet:{address.Length}", p => _folder.File(p)));
            var copied = new DataCopy(source, target).Run(["multiple_prices"]).ToArray();
            Assert.True(Assert.Single(copied).IsVerified);
            var library = source.Series.Of(SeriesKind.FxPrices);
            source.Dispose();
            Assert.Throws<ObjectDisposedException>(() => library.Keys(SeriesKind.FxPrices));
        }

        var none = StoreAddress.Parse("arctic:dump:none", p => _folder.File(p));
        Assert.Equal("DataPlaceNotFound", Assert.Throws<MissingDataException>(none.RequireExisting).ErrorId);
        Assert.Equal("DumpIsNoStore", Assert.Throws<SysTradeException>(() => StoreAddress.Parse("mongo:dump:dump", p => _folder.File(p))).ErrorId);
    }

    private static int Of(DataBlob target, string strategy, string code) => target.Book.Position(new StrategyInstrument(strategy, code));

    private static string[] Came(IEnumerable<MigratedItem> report, string group) =>
        [.. report.Where(i => i.Group == group && i.Outcome == MigrationOutcome.Came).Select(i => i.Item).Order(StringComparer.Ordinal)];

    private static async Task<(string Server, string Database)> Libraries()
    {
        var server = MongoStandIn.RequireSingle().ConnectionString;
        var database = $"a{Guid.NewGuid():N}"[..12];
        var script = Path.Combine(AppContext.BaseDirectory, "write_arctic.py");
        var (code, _, error) = await ChildProcess.Run(MongoStandIn.Python, [script, server, "arctic_" + database]);
        const string Needed = "Writing Arctic's layout needs Debian's python3-numpy, python3-lz4 and python3-pymongo.";
        Assert.SkipWhen(error.Contains("ModuleNotFoundError", StringComparison.Ordinal), Needed);
        Assert.Equal((0, ""), (code, error));
        return (server, database);
    }
}
