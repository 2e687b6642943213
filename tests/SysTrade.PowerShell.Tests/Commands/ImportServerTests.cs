using MongoDB.Bson;
using MongoDB.Driver;
using SysTrade.Storage;
using SysTrade.Storage.Migration;
using SysTrade.Tests;

namespace SysTrade.PowerShell.Tests.Commands;

/// <summary>Import-SysPysystemtrade from a live MongoDB, from the command to the book.</summary>
public sealed class ImportServerTests(SampleShell sample) : IClassFixture<SampleShell>
{
    [Fact]
    public async Task Import_LiveServerBesideACheckout_BringsSeriesDocumentsAndPositionsOnce()
    {
        var (server, database) = await Installation();
        var folder = Path.Combine(sample.Folder, "live");
        using var shell = sample.Open($"$null = Connect-SysData '{folder}' -Create -As tester");
        var command = $"Import-SysPysystemtrade '{sample.Data}' -Server '{server}' -Database {database}";
        Assert.All(shell.Try($"{command} -To '{folder}-planned' -WhatIf").Output, i => Assert.False(((MigratedItem)i.BaseObject).IsDone));
        Assert.False(Directory.Exists(folder + "-planned"));

        var (output, errors) = shell.Try(command);
        var report = output.Select(i => (MigratedItem)i.BaseObject).ToArray();
        // Each failure is a line of the report and an error that names the thing.
        var ids = errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]).Order().ToArray();
        Assert.Equal(report.Where(i => i.Outcome == MigrationOutcome.Failed).Select(i => i.Error!.ErrorId).Order(), ids);
        Assert.Contains("PickledSeries", ids);
        // Production's GOLD of Arctic, not the one of the checkout, which is reported as left.
        Assert.Equal([MigrationOutcome.Came, MigrationOutcome.Left], report.Where(i => i is { Group: "adjusted_prices", Item: "GOLD" }).Select(i => i.Outcome));
        Assert.Equal(2, Assert.Single(shell.Run("(Get-SysDataStore db_futures_adjusted_prices -AsRepository).Read('GOLD').Count")).BaseObject);
        Assert.Equal("Force", Assert.Single(shell.Run("$null = Open-SysBook -As tester; (Get-SysRollState SOFR).State")).BaseObject.ToString());
        Assert.Equal(10, Assert.Single(shell.Run("(Get-SysLimit CORN).Limit")).BaseObject);
        Assert.Contains("order I1 of pysystemtrade", shell.Run("(Get-SysOrder -History).Remark").Select(r => (string)r.BaseObject));
        Assert.Equal(120.5, Assert.Single(shell.Run("(Get-SysCapital | Where-Object Strategy -eq '').Capital")).BaseObject);
        Assert.Contains(report, i => i is { Group: "process_control", Outcome: MigrationOutcome.Left, Count: 1 });

        Assert.DoesNotContain(shell.Try(command).Output, i => ((MigratedItem)i.BaseObject).Outcome == MigrationOutcome.Came);
    }

    [Fact]
    public async Task Import_AddressInAVariable_IsReadAndNeverShown()
    {
        var (server, database) = await Installation();
        using var shell = sample.Open($"$env:SYSTRADE_TEST_PYSYS = '{server}?appName=hunter2'");
        var to = Path.Combine(sample.Folder, "secret");
        var (output, errors) = shell.Try($"Import-SysPysystemtrade -Server env:SYSTRADE_TEST_PYSYS -Database {database} -To '{to}'");
        var text = string.Join('\n', output.Select(o => $"{o.BaseObject}").Concat(errors.Select(e => $"{e} {e.ErrorDetails?.RecommendedAction}")));
        Assert.Contains("locks", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(to, "systrade.db")));
    }

    [Theory]
    [InlineData("env:SYSTRADE_TEST_UNREACHABLE", "StoreUnreachable")]
    [InlineData("env:SYSTRADE_TEST_NOT_SET", "SecretNotFound")]
    public void Import_ServerThatCannotBeUsed_IsOneErrorAndNothingIsMade(string server, string expected)
    {
        using var shell = sample.Open("$env:SYSTRADE_TEST_UNREACHABLE = 'mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=50'");
        var to = Path.Combine(sample.Folder, "unmade");
        Assert.Equal(expected, SampleShell.ErrorId(shell, $"Import-SysPysystemtrade -Server {server} -To '{to}'"));
        Assert.False(Directory.Exists(to));
    }

    private static async Task<(string Server, string Database)> Installation()
    {
        var server = MongoStandIn.RequireSingle().ConnectionString;
        var database = $"i{Guid.NewGuid():N}"[..12];
        const string Needed = "Writing Arctic's layout needs Debian's python3-numpy, python3-lz4 and python3-pymongo.";
        var script = Path.Combine(AppContext.BaseDirectory, "write_arctic.py");
        var (code, _, error) = await ChildProcess.Run(MongoStandIn.Python, [script, server, "arctic_" + database]);
        Assert.SkipWhen(error.Contains("ModuleNotFoundError", StringComparison.Ordinal), Needed);
        Assert.Equal((0, ""), (code, error));
        using var client = new MongoClient(server);
        var documents = client.GetDatabase(database);
        Insert("futures_roll_status", new() { ["instrument_code"] = "SOFR", ["roll_state"] = "Force" });
        Insert("locks", new() { ["instrument_code"] = "GOLD", ["lock"] = "ON" });
        Insert("position_limit_status", new() { ["marker"] = "instrument", ["instrument_code"] = "CORN", ["strategy_name"] = "", ["position_limit"] = 10.0 });
        Insert("process_control", new() { ["process_name"] = "run_systems", ["status"] = "GO" });
        Insert("_STRATEGY_HISTORIC_ORDERS", new()
        {
            ["key"] = "trend GOLD",
            ["trade"] = new BsonArray { 1.0 },
            ["fill"] = new BsonArray { 1.0 },
            ["filled_price"] = 3.5,
            ["fill_datetime"] = DateTime.UnixEpoch,
            ["order_id"] = 1.0,
            ["parent"] = "",
            ["children"] = "",
            ["order_type"] = "best",
            ["generated_datetime"] = DateTime.UnixEpoch,
        });
        return (server, database);

        void Insert(string collection, BsonDocument document) => documents.GetCollection<BsonDocument>(collection).InsertOne(document);
    }
}
