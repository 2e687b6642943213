using System.Globalization;
using MongoDB.Bson;
using SysTrade.Data;
using SysTrade.Data.Copying;
using SysTrade.Data.Parquet;
using SysTrade.Data.Tables;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Storage;
using SysTrade.Tests;

namespace SysTrade.Console.Tests.Program;

/// <summary>A program that is killed while it copies or brings an installation over: what it wrote is whole, and doing it again ends with all of it.</summary>
public sealed class DataKillTests : IDisposable
{
    private const int Families = 3000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ImportKilledAgainAndAgain_DoneOnceMore_IsCompleteAndVerified()
    {
        var installation = await Installation();
        const string Line = "ForEach-Object { \"$($_.Group) $($_.Item) $($_.Outcome) $($_.Reason)\" }";
        var command = $"Import-SysPysystemtrade '{installation}' -To '{_folder.File("ours")}' | {Line}";
        // Among the first series; somewhere in the prices of contracts; where the documents begin, so in the orders or the positions that follow.
        foreach (var line in new[] { "adjusted_prices", "contract_prices", "contract_prices US10", "futures_roll_status", "locks" }) await Kill(command, line);
        var (code, report, error) = await Systrade.Run("-c", command);
        Assert.Equal((0, ""), (code, error));
        Assert.DoesNotContain(" Failed ", report, StringComparison.Ordinal);
        Assert.Contains("locks GOLD", report, StringComparison.Ordinal);
        RequireSame(installation);
        using (var ours = new DataBlob(DataStoreSettings.Default(_folder.File("ours"))))
        {
            Assert.Equal(Families, ours.Book.AdoptedIds("pysystemtrade").Count);
            Assert.Equal((2, -1), (ours.Book.Position(new StrategyInstrument("trend", "US10")), ours.Book.Position(new StrategyInstrument("carry", "US10"))));
            Assert.Single(ours.Book.Positions("US10"), p => p.Position == 1);
            Assert.Single(ours.Book.InstrumentLocks());
            BookReplay.Verify(ours.Book);
        }

        var (_, again, _) = await Systrade.Run("-c", command);
        Assert.DoesNotContain(" Came ", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CopyKilledAgainAndAgain_DoneOnceMore_IsCompleteAndVerified()
    {
        var (from, to) = (_folder.File("from"), _folder.File("to"));
        await Systrade.Run("-c", $"Import-SysPysystemtrade '{await Installation()}' -To '{from}'");
        var command = $"Copy-SysData '{from}' '{to}' | ForEach-Object {{ \"$($_.Kind) $($_.Key) $($_.Outcome) verified:$($_.IsVerified)\" }}";
        foreach (var line in new[] { "AdjustedPrices", "MultiplePrices", "ContractPrices", "ContractPrices US10" }) await Kill(command, line);
        var (code, report, error) = await Systrade.Run("-c", command);
        Assert.Equal((0, ""), (code, error));
        Assert.DoesNotContain("verified:False", report, StringComparison.Ordinal);
        using var source = new DataBlob(DataStoreSettings.Default(from));
        using var target = new DataBlob(DataStoreSettings.Default(to));
        Assert.All(new DataCopy(source, target).Run([], isPlan: true), i => Assert.Equal(CopyOutcome.Equal, i.Outcome));
        Assert.Equal(source.Book.Id, target.Book.Id);
        BookReplay.Verify(target.Book);
    }

    /// <summary>Starts it, and kills it in the middle of what comes after a line that begins so.</summary>
    private static async Task Kill(string command, string line)
    {
        using var program = ChildProcess.Start(Systrade.Path, ["-c", command]);
        string? read;
        do read = await program.Output.ReadLineAsync(TestContext.Current.CancellationToken);
        while (read?.StartsWith(line, StringComparison.Ordinal) == false);
        Assert.True(read is not null, $"It ended without a line {line}.");
        program.Signal("KILL");
        Assert.NotEqual(0, await program.ExitCode());
    }

    private void RequireSame(string installation)
    {
        using var source = new DataBlob(StoreAddress.Parse(Path.Combine(installation, "data", "futures"), p => p));
        using var target = new DataBlob(DataStoreSettings.Default(_folder.File("ours")));
        var items = new DataCopy(source, target).Run([], isPlan: true).ToArray();
        Assert.True(items.Length > 40, $"{items.Length} items");
        Assert.All(items, i => Assert.Equal(CopyOutcome.Equal, i.Outcome));
    }

    /// <summary>CSV data as of a checkout, positions in Parquet, and a dump with locks, roll states and orders of the past.</summary>
    private async Task<string> Installation()
    {
        var folder = _folder.File("pst");
        var (code, _, error) = await Systrade.Run("-c", $"New-SysSampleData '{Path.Combine(folder, "data", "futures")}' -Instrument 4 -Year 2 -ContractPrice");
        Assert.True(code == 0, error);
        var dump = Path.Combine(folder, "dump", "production");
        DumpWriter.Write(dump, "futures_roll_status", [new() { ["instrument_code"] = "US10", ["roll_state"] = "Passive" }], packed: false);
        DumpWriter.Write(dump, "locks", [new() { ["instrument_code"] = "GOLD", ["lock"] = "ON" }], packed: false);
        DumpWriter.Write(dump, "_STRATEGY_HISTORIC_ORDERS", Enumerable.Range(1, Families).Select(Order), packed: true);
        var multiple = Path.Combine(folder, "data", "futures", "multiple_prices_csv", "US10.csv");
        var contract = File.ReadLines(multiple).Last().Split(',')[Array.IndexOf(File.ReadLines(multiple).First().Split(','), "PRICE_CONTRACT")];
        Position(Path.Combine(folder, "parquet"), "strategy_positions", "trend US10", 2);
        Position(Path.Combine(folder, "parquet"), "strategy_positions", "carry US10", -1);
        Position(Path.Combine(folder, "parquet"), "contract_positions", $"US10#{contract}", 1);
        return folder;
    }

    private static BsonDocument Order(int number) => new()
    {
        ["key"] = "trend US10",
        ["trade"] = new BsonArray { 1.0 },
        ["fill"] = new BsonArray { 1.0 },
        ["filled_price"] = number / 8.0,
        ["fill_datetime"] = DateTime.UnixEpoch,
        ["order_id"] = (double)number,
        ["parent"] = "",
        ["children"] = "",
        ["order_type"] = "best",
        ["generated_datetime"] = DateTime.UnixEpoch,
    };

    private static void Position(string root, string table, string name, int position)
    {
        Directory.CreateDirectory(Path.Combine(root, table));
        var days = new[] { new DateTime(2024, 1, 1).Ticks };
        var made = new ColumnTable("made", [new NumberColumn("position", [position]), new MomentColumn("index", days)], "index");
        var written = ParquetTableWriter.Write(made, root);
        File.Move(written, Path.Combine(root, table, string.Create(CultureInfo.InvariantCulture, $"{name}.parquet")));
    }
}
