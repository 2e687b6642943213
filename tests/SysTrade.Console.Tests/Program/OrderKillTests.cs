using SysTrade.Brokers.Simulated;
using SysTrade.Brokers.Simulated.Exchange;
using SysTrade.Brokers.Simulated.Prices;
using SysTrade.Data.Csv;
using SysTrade.Data.Sqlite;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Handling;
using SysTrade.Execution.Positions;
using SysTrade.Execution.Reconciling;
using SysTrade.Execution.Rolls;
using SysTrade.Tests;

namespace SysTrade.Console.Tests.Program;

public sealed class OrderKillTests
{
    private const int Kills = 2;

    // Buys and sells without end; each line it writes is one thing done.
    private const string Trading = """
        $null = Open-SysData '{0}'; $null = Open-SysBook '{1}'; $null = Connect-SysBroker
        for ($i = 0; $true; $i++) {{
            $trade = @(2, -3, 1, -1, 3, -2)[$i % 6]
            "order " + (Submit-SysOrder trend SOFR $trade -Type market -Confirm:$false).Id
            "order " + (Submit-SysOrder carry US10 (-$trade) -Type market -Confirm:$false).Id
            Invoke-SysStackHandler -Rounds 4 -WaitSeconds 0.05 -Confirm:$false | ForEach-Object {{ $_.Text }}
        }}
        """;

    private static readonly System.Text.CompositeFormat TradingFormat = System.Text.CompositeFormat.Parse(Trading);

    [Fact]
    public async Task HostKilledWhileItHandlesOrders_LosesNothingAndSendsNothingTwice()
    {
        using var folder = new TemporaryFolder();
        var (data, file) = (folder.File("data"), folder.File("book.db"));
        var (made, _, problem) = await ChildProcess.Run(Systrade.Path, ["-c", $"New-SysSampleData '{data}' -Instrument 4 -Year 2 -End 2031-12-31"]);
        Assert.True(made == 0, problem);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var host = ChildProcess.Start(Systrade.Path, ["-c", string.Format(System.Globalization.CultureInfo.InvariantCulture, TradingFormat, data, file)]);

            // Where it dies differs each time: after so many lines, in the middle of what comes next.
            for (var line = 0; line < 9 + (7 * kill); line++) Assert.NotNull(await host.Output.ReadLineAsync(TestContext.Current.CancellationToken));
            host.Signal("KILL");
            Assert.NotEqual(0, await host.ExitCode());
        }

        await FinishAndCheck(data, file);
    }

    private static async Task FinishAndCheck(string data, string file)
    {
        using var store = new SqliteDocumentStore(file, [.. BookCollections.All, .. DocumentExchangeJournal.Collections]);
        var market = CsvMarketData.Open(data);
        var clock = new SteppedClock(TimeProvider.System.GetUtcNow().AddHours(1));
        var options = new SimulatedExchangeOptions
        {
            Name = "paper",
            Account = "PAPER",
            Instruments = [.. market.Instruments.Select(code => SimulatedInstrument.From(market.Instrument(code), 0.01))],
        };
        var exchange = new SimulatedExchange(options, new LastKnownPrices(_ => (100, 0.01), TimeSpan.FromDays(1)), clock, new DocumentExchangeJournal(store, "PAPER"));
        await using var broker = exchange.Connect();
        var book = new OrderBook(store, clock, "after");
        Assert.NotEmpty(book.Events());

        // The hold that a killed host's algo has on an order ends with its lease; an hour has passed.
        var handler = new StackHandler(book, broker, new MultiplePriceContracts(market));
        IReadOnlyList<HandlerEntry> last = [];
        for (var round = 0; round < 150 && book.Orders().Count > 0; round++)
        {
            last = await handler.RunRoundAsync(TestContext.Current.CancellationToken);
            clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.True(book.Orders().Count == 0, string.Join('\n', last.Select(e => $"{e.Step} {e.Target}: {e.Text}")));
        Assert.Empty(await Reconciler.CompareAsync(book, broker, TestContext.Current.CancellationToken));
        Assert.DoesNotContain(book.Executions(), e => e.IsBusted);
        Assert.Equal(exchange.Executions.Select(e => e.ExecutionId).Order(), book.Executions().Select(e => e.Execution.Id).Order());
        Assert.Equal(exchange.Executions.Sum(e => e.Quantity), book.Positions(LedgerKind.Strategy).Sum(p => p.Position));
        var orders = exchange.Orders;
        Assert.Equal(orders.Count, orders.Select(o => o.ClientOrderId).Distinct().Count());
        Assert.All(book.History(OrderLevel.Contract), o => Assert.Equal(o.Trade, o.Fill.Quantity));
        BookReplay.Verify(book);
    }
}
