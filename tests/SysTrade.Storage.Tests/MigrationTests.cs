using CsCheck;
using MongoDB.Bson;
using MongoDB.Driver;
using SysTrade.Data;
using SysTrade.Data.Copying;
using SysTrade.Data.Csv;
using SysTrade.Data.Mongo;
using SysTrade.Data.Parquet;
using SysTrade.Data.Tables;
using SysTrade.Data.Tests.Contracts;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Rolls;
using SysTrade.Storage.Migration;
using SysTrade.Tests;

namespace SysTrade.Storage.Tests;

public sealed class MigrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_CsvTree_BringsSeriesAndFactsAndTheSecondTimeFindsThemThere()
    {
        MakeCsv();
        using var target = Target();
        var report = Run(target);
        Assert.Equal(
            ["adjusted_prices CORN Came", "adjusted_prices GOLD Came", "fx_prices GBPUSD Came", "instruments all Came", "multiple_prices GOLD Failed"],
            report.Where(i => i.Group != "config").Select(Line).Order(StringComparer.Ordinal));
        Assert.Equal("MissingColumn", report.Single(i => i.Outcome == MigrationOutcome.Failed).Error!.ErrorId);
        Samples.Equal(Samples.Constant(SeriesKind.AdjustedPrices, 9, 1), target.Series.Read(SeriesKind.AdjustedPrices, "GOLD"));
        Assert.Equal(
            CsvInstrumentCatalog.Load(_folder.File("pst", "data", "futures", "csvconfig")).Codes,
            CsvInstrumentCatalog.Load(_folder.File("ours", "csvconfig")).Codes);
        Assert.DoesNotContain(Run(target), i => i.Outcome == MigrationOutcome.Came);
    }

    [Fact]
    public void Run_PrivateConfig_TellsKnownAndUnknownKeysAndNoValues()
    {
        MakeCsv();
        using var target = Target();
        var config = Run(target).Where(i => i.Group == "config").ToArray();
        Assert.Equal(
            [
                ("private_config.yaml: base_currency", MigrationOutcome.AlreadyThere), ("private_config.yaml: email_pwd", MigrationOutcome.Left),
                ("private_config.yaml: parquet_stor", MigrationOutcome.Left),
            ],
            config.Select(i => (i.Item, i.Outcome)).Order());
        Assert.DoesNotContain(config, i => $"{i}".Contains("hunter2", StringComparison.Ordinal));
        Assert.Contains("parquet_store", config[^1].Reason, StringComparison.Ordinal);
        Assert.Contains(
            "no effect: Password of the sender; no mail is sent.", config.Single(i => i.Item.EndsWith("email_pwd", StringComparison.Ordinal)).Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Plan_WritesNothing()
    {
        MakeCsv();
        MakeDump(packed: false);
        using var target = Target();
        var plan = new PysystemtradeMigration(PysystemtradeSources.OfFolder(_folder.File("pst")), target).Run(isPlan: true).ToArray();
        Assert.All(plan, i => Assert.False(i.IsDone));
        Assert.Contains(plan, i => i is { Group: "locks", Outcome: MigrationOutcome.Came });
        Assert.False(Directory.Exists(_folder.File("ours")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Run_Dump_BringsDocumentsToTheirRecords(bool packed)
    {
        MakeCsv();
        MakeDump(packed);
        using var target = Target();
        var report = Run(target);
        AssertDocuments(target, report);
        var again = Run(target);
        Assert.DoesNotContain(again, i => i.Outcome == MigrationOutcome.Came);
        Assert.Equal(report.Where(i => i.Outcome == MigrationOutcome.Left).Select(Line), again.Where(i => i.Outcome == MigrationOutcome.Left).Select(Line));
    }

    [Fact]
    public void Run_LiveServer_BringsDocuments()
    {
        var server = MongoStandIn.RequireSingle().ConnectionString;
        var name = $"pst_{Guid.NewGuid():N}"[..20];
        var client = MongoConnection.Parse(server).Connect();
        foreach (var (collection, documents) in Documents()) client.GetDatabase(name).GetCollection<BsonDocument>(collection).InsertMany(documents);
        MakeCsv();
        using var target = Target();
        var sources = PysystemtradeSources.OfFolder(_folder.File("pst")).With(PysystemtradeSources.OfServer(server, name));
        var report = new PysystemtradeMigration(sources, target).Run().ToArray();
        AssertDocuments(target, report);
        Assert.DoesNotContain(new PysystemtradeMigration(sources, target).Run(), i => i.Outcome == MigrationOutcome.Came);
        client.DropDatabase(name);
    }

    [Fact]
    public void Run_WhereTheBookSaysSomethingElse_KeepsTheBooksUnlessReplaced()
    {
        MakeDump(packed: false);
        using var target = Target();
        target.Book.SetPositionLimit(new Execution.Limits.PositionLimit(null, "GOLD", 3));
        target.Book.AdoptRoll("GOLD", RollState.Passive, "test");
        Assert.Contains(Run(target), i => i is { Group: "position_limit_status", Item: "GOLD", Outcome: MigrationOutcome.Left });
        Assert.Equal(3, target.Book.PositionLimits("GOLD").Single(l => l.Strategy is null).Limit);
        Assert.Equal(RollState.Passive, target.Book.Roll("GOLD").State);
        var replaced = Run(target, CopyRule.Replace);
        Assert.Equal(10, target.Book.PositionLimits("GOLD").Single(l => l.Strategy is null).Limit);
        Assert.Contains(replaced, i => i is { Group: "futures_roll_status", Item: "GOLD", Outcome: MigrationOutcome.Came });
        Assert.Equal(RollState.Force, target.Book.Roll("GOLD").State);
    }

    [Fact]
    public void Run_ReplaceWhileARollIsUnderWay_LeavesItsStateAndSaysWhy()
    {
        MakeDump(packed: false);
        using var target = Target();
        target.Book.AdoptRoll("GOLD", RollState.Close, "test");
        target.Book.Balance(StrategyName.Roll, new OrderExecution("leg", new FuturesContract("GOLD", 20240600), -2, 5, DateTime.UtcNow), "test");
        var gold = Run(target, CopyRule.Replace).Single(i => i is { Group: "futures_roll_status", Item: "GOLD" });
        Assert.Equal(MigrationOutcome.Left, gold.Outcome);
        Assert.Contains("one leg of a roll is traded and the other is not (-2 contracts): finish that roll first", gold.Reason, StringComparison.Ordinal);
        Assert.Equal(RollState.Close, target.Book.Roll("GOLD").State);
        Assert.Equal("RollUnderWay", Assert.Throws<SysTradeException>(() => target.Book.AdoptRoll("GOLD", RollState.Force, "test", replace: true)).ErrorId);
    }

    [Fact]
    public void Run_ReplaceByAnOverrideThatRestrictsNothing_TakesTheBooksAway()
    {
        MakeDump(packed: false);
        using var target = Target();
        target.Book.SetOverride(null, "US10", Execution.Limits.Override.Parse("0.5"), "test");
        Assert.Contains(Run(target), i => i is { Group: "overide_status", Item: "US10", Outcome: MigrationOutcome.Left });
        Run(target, CopyRule.Replace);
        Assert.DoesNotContain(target.Book.Overrides(), o => o.Instrument == "US10");
    }

    [Fact]
    public void Run_CutDump_FailsForThatFileAndTheRestGoesOn()
    {
        MakeDump(packed: false);
        var file = _folder.File("pst", "dump", "production", "limit_status.bson");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^3]);
        using var target = Target();
        var report = Run(target);
        Assert.Equal("DumpDamaged", report.Single(i => i is { Group: "limit_status", Outcome: MigrationOutcome.Failed }).Error!.ErrorId);
        Assert.Contains(report, i => i is { Group: "locks", Outcome: MigrationOutcome.Came });
    }

    [Fact]
    public void Run_ParquetStore_BringsSeriesAndPositionsOnce()
    {
        MakeParquet(gold: 3, corn: 2);
        using var target = Target();
        var report = Run(target);
        Assert.Contains("contract_prices GOLD/20240600 Came", report.Select(Line));
        Assert.Contains("positions GOLD Came", report.Select(Line));
        Assert.Contains(
            report,
            i => i is { Group: "positions", Item: "BRENT", Outcome: MigrationOutcome.Failed } && i.Reason.Contains("no price", StringComparison.Ordinal));
        Assert.Contains(
            report,
            i => i is { Group: "positions", Item: "WHEAT", Outcome: MigrationOutcome.Failed }
                && i.Reason.Contains("hold 1 contracts together, its contracts 2", StringComparison.Ordinal));
        Assert.Contains(report, i => i is { Group: "capital", Item: "trend", Outcome: MigrationOutcome.Came, Count: 2 });
        Assert.Equal(5, target.Book.Capital("trend")!.Amount);
        Assert.Equal((5, -2, 3), (Of("trend", "GOLD"), Of("carry", "GOLD"), In("GOLD", 20240600)));
        Assert.Equal((2, 3, -1), (Of("trend", "CORN"), In("CORN", 20240600), In("CORN", 20240900)));
        Assert.Contains("positions GOLD AlreadyThere", Run(target).Select(Line));
        Assert.Equal(3, In("GOLD", 20240600));

        // What changed there comes with the next run; what this book traded stays its own.
        MakeParquet(gold: 4, corn: 4);
        target.Book.Balance("trend", new OrderExecution("own", new FuturesContract("CORN", 20240600), 1, 5, DateTime.UtcNow), "test");
        var later = Run(target, CopyRule.Replace);
        Assert.Contains("positions GOLD Came", later.Select(Line));
        Assert.Contains("positions CORN Left", later.Select(Line));
        Assert.Equal((6, 4), (Of("trend", "GOLD"), In("GOLD", 20240600)));
        Assert.Equal(3, Of("trend", "CORN"));

        int Of(string strategy, string code) => target.Book.Position(new StrategyInstrument(strategy, code));
        int In(string code, int contract) => target.Book.Position(new FuturesContract(code, contract));
    }

    [Fact]
    public void Run_CapitalThatTheBookHasRecordedItself_StaysTheBooks()
    {
        MakeParquet(gold: 3, corn: 2);
        using var target = Target();
        Run(target);
        Assert.Contains(Run(target), i => i is { Group: "capital", Item: "trend", Outcome: MigrationOutcome.AlreadyThere });
        target.Book.SetCapital("trend", 7, "by hand");
        Assert.Contains(Run(target, CopyRule.Replace), i => i is { Group: "capital", Item: "trend", Outcome: MigrationOutcome.Left });
        Assert.Equal(7, target.Book.Capital("trend")!.Amount);
    }

    [Fact]
    public void Run_TargetWithoutDocuments_BringsSeriesAndSaysWhatStays()
    {
        MakeParquet(gold: 3, corn: 2);
        using var target = new DataBlob(StoreAddress.Parse("csv:ours", p => _folder.File(p)));
        var report = Run(target);
        Assert.Contains(report, i => i is { Group: "contract_prices", Outcome: MigrationOutcome.Came });
        Assert.Contains("keeps series only", report.Single(i => i is { Group: "documents", Outcome: MigrationOutcome.Left }).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_BackupInCsv_BringsPositionsAndTellsWhatItLeaves()
    {
        var backup = _folder.File("pst", "backups_csv");
        Backup("contract_positions", "GOLD_20240600", ",position\n2024-01-01 10:00:00,1.0\n2024-01-02 11:00:00.123456,3.0\n");
        Backup("strategy_positions", "slow_trend_GOLD", "DATETIME,0\n2024-01-01 10:00:00,2.0\n");
        Backup("strategy_positions", "carry_GOLD", "DATETIME,position\n2024-01-01 10:00:00,1.0\n");
        Backup("strategy_positions", "carry_UNKNOWN", "DATETIME,position\n2024-01-01 10:00:00,1.0\n");
        Backup("capital", "capital_data", "DATETIME,trend\n2024-01-01,5\n");
        Backup("roll_state", "roll_state", ",0\nGOLD,Force\n");
        using var target = Target();
        target.Series.Write(SeriesKind.ContractPrices, "GOLD/20240600", Samples.Constant(SeriesKind.ContractPrices, 5, 2));
        var report = Run(target);
        Assert.Equal((2, 1, 3), (Of("slow_trend"), Of("carry"), target.Book.Position(new FuturesContract("GOLD", 20240600))));
        Assert.Contains(
            "'carry_UNKNOWN' does not end in the code of an instrument", report.Single(i => i.Outcome == MigrationOutcome.Failed).Reason,
            StringComparison.Ordinal);
        Assert.Contains(report, i => i is { Group: "folder", Outcome: MigrationOutcome.Left } && i.Item.EndsWith("roll_state", StringComparison.Ordinal));
        Assert.Contains(report, i => i is { Group: "capital", Outcome: MigrationOutcome.Left, Count: 1 });

        int Of(string strategy) => target.Book.Position(new StrategyInstrument(strategy, "GOLD"));

        void Backup(string table, string name, string text)
        {
            Directory.CreateDirectory(Path.Combine(backup, table));
            File.WriteAllText(Path.Combine(backup, table, name + ".csv"), text);
        }
    }

    [Fact]
    public void Run_PositionsInParquetAndInABackup_TakesThoseOfParquetAndSaysSo()
    {
        MakeParquet(gold: 3, corn: 2);
        Directory.CreateDirectory(_folder.File("pst", "backups_csv", "strategy_positions"));
        File.WriteAllText(_folder.File("pst", "backups_csv", "strategy_positions", "trend_GOLD.csv"), "DATETIME,position\n2024-01-01,9\n");
        using var target = Target();
        Assert.Contains(
            Run(target), i => i is { Group: "positions", Outcome: MigrationOutcome.Left } && i.Item.EndsWith("backups_csv", StringComparison.Ordinal));
        Assert.Equal(5, target.Book.Position(new StrategyInstrument("trend", "GOLD")));
    }

    [Fact]
    public void Divide_AnyChanges_AddUpOnBothSides() =>
        Gen.Select(Gen.Int[-9, 9].Array[0, 4], Gen.Int[-9, 9].Array[1, 4]).Sample(
            (of, rest) =>
            {
                var last = of.Sum() - rest.Sum();
                var strategies = of.Select((v, i) => (Key: $"s{i}", Value: v)).ToDictionary(p => p.Key, p => p.Value);
                var contracts = rest.Append(last).Select((v, i) => (Key: new FuturesContract("GOLD", 20240100 + (i * 100)), Value: v))
                    .ToDictionary(p => p.Key, p => p.Value);
                var trades = PositionMigration.Divide(strategies, contracts);
                Assert.All(trades, t => Assert.NotEqual(0, t.Quantity));
                foreach (var (strategy, wanted) in strategies) Assert.Equal(wanted, trades.Where(t => t.Strategy == strategy).Sum(t => t.Quantity));
                foreach (var (contract, wanted) in contracts) Assert.Equal(wanted, trades.Where(t => t.Contract == contract).Sum(t => t.Quantity));
                Assert.Equal(0, trades.Where(t => !strategies.ContainsKey(t.Strategy)).Sum(t => t.Quantity));
            },
            iter: 500);

    [Fact]
    public void OfFolder_WithoutAnything_SaysWhatWasLookedFor() =>
        Assert.Equal("NothingToMigrate", Assert.Throws<MissingDataException>(() => PysystemtradeSources.OfFolder(_folder.Path)).ErrorId);

    private static void AssertDocuments(DataBlob target, IReadOnlyList<MigratedItem> report)
    {
        var book = target.Book;
        Assert.Equal(RollState.Force, book.Roll("GOLD").State);
        Assert.Equal(
            [("instrument GOLD", "reduce_only"), ("strategy trend", "0.5"), ("trend CORN", "no_trading")],
            book.Overrides().Select(o => (o.Scope, o.Value)).Order());
        Assert.Equal([("", "GOLD", 10), ("trend", "CORN", 4)], book.PositionLimits().Select(l => (l.Strategy ?? "", l.Instrument, l.Limit)).Order());
        var limits = book.TradeLimits().OrderBy(l => l.Instrument).ToArray();
        Assert.Equal([("trend", "CORN", 1.0, 5), ("", "GOLD", 30.0, 20)], limits.Select(l => (l.Strategy ?? "", l.Instrument, l.PeriodDays, l.Limit)));
        Assert.Equal(7, limits[1].Used(new DateTime(2024, 1, 3, 0, 0, 0, DateTimeKind.Utc)));
        Assert.Equal("GOLD", Assert.Single(book.InstrumentLocks()).Instrument);
        Assert.Equal(0.25, CsvInstrumentCatalog.Load(target.Settings.Instruments.Place).SpreadCost("NOSPREAD"));
        Assert.Equal(0.07, CsvInstrumentCatalog.Load(target.Settings.Instruments.Place).SpreadCost("GOLD"));
        Assert.Contains(report, i => i is { Group: "spread_costs", Item: "", Outcome: MigrationOutcome.Came, Count: 2 });
        Assert.Contains(
            report, i => i is { Group: "futures_roll_status", Outcome: MigrationOutcome.Failed } && i.Reason.Contains("Rolling", StringComparison.Ordinal));
        Assert.Contains(report, i => i is { Group: "futures_roll_status", Item: "CORN", Outcome: MigrationOutcome.Left });
        Assert.Contains(
            report,
            i => i is { Group: "BROKER_ORDER_STACK", Outcome: MigrationOutcome.Left, Count: 1 }
                && i.Reason.Contains("complete or cancel", StringComparison.Ordinal));
        Assert.Contains(report, i => i is { Group: "mystery", Outcome: MigrationOutcome.Left, Count: 2 });
    }

    private static string Line(MigratedItem item) => $"{item.Group} {item.Item} {item.Outcome}";

    private DataBlob Target() => new(DataStoreSettings.Default(_folder.File("ours")), who: "test");

    private MigratedItem[] Run(DataBlob target, CopyRule rule = CopyRule.Refuse) =>
        [.. new PysystemtradeMigration(PysystemtradeSources.OfFolder(_folder.File("pst")), target, rule).Run()];

    private void MakeCsv()
    {
        var futures = _folder.File("pst", "data", "futures");
        var store = new CsvSeriesStore(futures);
        store.Write(SeriesKind.AdjustedPrices, "GOLD", Samples.Constant(SeriesKind.AdjustedPrices, 9, 1));
        store.Write(SeriesKind.AdjustedPrices, "CORN", Samples.Constant(SeriesKind.AdjustedPrices, 5, 2));
        store.Write(SeriesKind.FxPrices, "GBPUSD", Samples.Constant(SeriesKind.FxPrices, 5, 2));
        Directory.CreateDirectory(Path.Combine(futures, "multiple_prices_csv"));
        File.WriteAllText(Path.Combine(futures, "multiple_prices_csv", "GOLD.csv"), "DATETIME,PRICE\n2020-01-01,1\n");
        Directory.CreateDirectory(Path.Combine(futures, "csvconfig"));
        File.WriteAllText(
            Path.Combine(futures, "csvconfig", "instrumentconfig.csv"),
            "Instrument,Description,Pointsize,Currency,AssetClass,PerBlock,Percentage,PerTrade,Region\n"
            + "GOLD,Gold,100,USD,Metals,2,0,0,US\nNOSPREAD,None,100,USD,Metals,2,0,0,US\n");
        File.WriteAllText(Path.Combine(futures, "csvconfig", "spreadcosts.csv"), "Instrument,SpreadCost\nGOLD,0.05\n");
        Directory.CreateDirectory(_folder.File("pst", "private"));
        File.WriteAllText(_folder.File("pst", "private", "private_config.yaml"), "base_currency: GBP\nemail_pwd: hunter2\nparquet_stor: x\n");
    }

    private void MakeDump(bool packed)
    {
        var folder = Directory.CreateDirectory(_folder.File("pst", "dump", "production")).FullName;
        foreach (var (collection, documents) in Documents()) DumpWriter.Write(folder, collection, documents, packed);
    }

    private static IEnumerable<(string Collection, BsonDocument[] Documents)> Documents()
    {
        var reset = new DateTime(2024, 1, 2, 0, 0, 0, DateTimeKind.Utc);
        yield return ("futures_roll_status", [
            new() { ["instrument_code"] = "GOLD", ["roll_state"] = "Force" }, new() { ["instrument_code"] = "CORN", ["roll_state"] = "Roll_Adjusted" },
            new() { ["instrument_code"] = "US10", ["roll_state"] = "Rolling" }]);
        yield return ("overide_status", [
            new() { ["dict_name"] = "strategies", ["key"] = "trend", ["value"] = 0.5 },
            new() { ["dict_name"] = "instruments", ["key"] = "GOLD", ["value"] = -2.0 },
            new() { ["dict_name"] = "strategies_instruments", ["key"] = "trend/CORN", ["value"] = -1.0 },
            new() { ["dict_name"] = "instruments", ["key"] = "US10", ["value"] = 1.0 }]);
        yield return ("position_limit_status", [
            new() { ["marker"] = "instrument", ["instrument_code"] = "GOLD", ["strategy_name"] = "", ["position_limit"] = 10.0 },
            new() { ["marker"] = "strategy_instrument", ["instrument_code"] = "CORN", ["strategy_name"] = "trend", ["position_limit"] = 4.0 }]);
        yield return ("limit_status", [
            new() { ["instrument_strategy_key"] = " GOLD", ["period_days"] = 30.0, ["trade_limit"] = 20.0, ["trades_since_last_reset"] = 7.0,
                ["last_reset_time"] = reset },
            new() { ["strategy_name"] = "trend", ["instrument_code"] = "CORN", ["period_days"] = 1.0, ["trade_limit"] = 5.0,
                ["trades_since_last_reset"] = 0.0, ["last_reset_time"] = reset }]);
        yield return ("locks", [new() { ["instrument_code"] = "GOLD", ["lock"] = "ON" }]);
        yield return (
            "spread_costs",
            [new() { ["instrument_code"] = "GOLD", ["cost_price_units"] = 0.07 }, new() { ["instrument_code"] = "NOSPREAD", ["cost_price_units"] = 0.25 }]);
        yield return ("BROKER_ORDER_STACK", [new() { ["order_id"] = 5.0 }, new() { ["order_id"] = "_ORDER_ID_STORE_KEY", ["max_order_id"] = 5.0 }]);
        yield return ("mystery", [new() { ["a"] = 1 }, new() { ["a"] = 2 }]);
    }

    private void MakeParquet(int gold, int corn)
    {
        var root = _folder.File("pst", "parquet");
        var store = new ParquetSeriesStore(root);
        store.Write(SeriesKind.ContractPrices, "GOLD/20240600", Samples.Constant(SeriesKind.ContractPrices, 5, 2));
        store.Write(SeriesKind.ContractPrices, "CORN/20240600", Samples.Constant(SeriesKind.ContractPrices, 5, 4));
        store.Write(SeriesKind.ContractPrices, "CORN/20240900", Samples.Constant(SeriesKind.ContractPrices, 5, 4));
        store.Write(SeriesKind.ContractPrices, "WHEAT/20240600", Samples.Constant(SeriesKind.ContractPrices, 5, 4));
        foreach (var (name, position) in new[] { ("trend GOLD", gold + 2), ("carry GOLD", -2), ("trend CORN", corn), ("trend BRENT", 1), ("trend WHEAT", 1) })
        {
            Position("strategy_positions", name, position);
        }

        (string, int)[] contracts = [("GOLD#20240600", gold), ("CORN#20240600", corn + 1), ("CORN#20240900", -1), ("BRENT#20240600", 1), ("WHEAT#20240600", 2)];
        foreach (var (name, position) in contracts) Position("contract_positions", name, position);

        Position("capital", "trend", 5, "capital");

        void Position(string folder, string name, int position, string column = "position")
        {
            Directory.CreateDirectory(Path.Combine(root, folder));
            var days = new[] { new DateTime(2024, 1, 1).Ticks, new DateTime(2024, 1, 2).Ticks };
            var written = ParquetTableWriter.Write(
                new ColumnTable("made", [new NumberColumn(column, [1, position]), new MomentColumn("index", days)], "index"), root);
            File.Move(written, Path.Combine(root, folder, name + ".parquet"), overwrite: true);
        }
    }
}
