using System.Diagnostics;
using System.Globalization;
using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Market;
using SysTrade.Brokers.Simulated;
using SysTrade.Brokers.Simulated.Exchange;
using SysTrade.Brokers.Simulated.Prices;
using SysTrade.Data.Documents;
using SysTrade.Data.Sqlite;
using SysTrade.Domain;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Algos;
using SysTrade.Execution.Books;
using SysTrade.Execution.Handling;
using SysTrade.Execution.Rolls;

namespace SysTrade.Benchmarks.Orders;

/// <summary>
/// How long orders take: from the instrument order to the fill in both ledgers through the simulated broker, on a SQLite file; a tick through an algo;
/// and the first again with ten thousand open orders on the stacks.
/// </summary>
internal static class OrderBenchmark
{
    private static readonly DateTimeOffset Begin = new(2026, 6, 1, 14, 0, 0, TimeSpan.Zero);

    /// <summary>Measures and prints. Options: <c>--orders N</c> (default 300), <c>--open N</c> (default 10000), <c>--memory</c> instead of SQLite.</summary>
    public static int Run(string[] options)
    {
        var orders = Option(options, "--orders", 300);
        var open = Option(options, "--open", 10_000);
        var isMemory = options.Contains("--memory");
        Console.WriteLine($"Store: {(isMemory ? "memory" : "SQLite file")}; {orders} orders.");
        if (!isMemory) Print("A write of 4 KB and its fsync alone", Fsyncs(orders), "what the disk takes");

        // Compiled and optimised before anything is measured.
        Measure(2000, 0, isMemory: true);
        if (!isMemory) Measure(Math.Min(orders, 300), 0, isMemory);
        var few = Measure(orders, 0, isMemory, print: true);
        Print("Instrument order to fill in both ledgers", few, "aim < 5 ms");
        var many = Measure(orders, open, isMemory);
        Print($"The same with {open} open orders on the stacks", many, "aim < 2 x");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Ratio of the medians: {Percentile(many, 0.5) / Percentile(few, 0.5):0.00}"));
        var ticks = Ticks(200_000);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Tick through original best: {ticks:0.000} us each (aim < 50 us)"));
        return 0;
    }

    private static double[] Fsyncs(int count)
    {
        var file = Path.Combine(Path.GetTempPath(), $"systrade-orders-{Environment.ProcessId}.plain");
        using var plain = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        var (page, times) = (new byte[4096], new double[count]);
        for (var i = 0; i < count; i++)
        {
            var watch = Stopwatch.StartNew();
            plain.Write(page);
            plain.Flush(flushToDisk: true);
            times[i] = watch.Elapsed.TotalMilliseconds;
        }

        return times;
    }

    private static double[] Measure(int count, int open, bool isMemory, bool print = false)
    {
        var file = Path.Combine(Path.GetTempPath(), $"systrade-orders-{Environment.ProcessId}-{open}.db");
        using var store = new CountingStore(isMemory ? new InMemoryDocumentStore(BookCollections.All) : new SqliteDocumentStore(file, BookCollections.All));
        try
        {
            var clock = new SteppedClock(Begin);
            var grid = new PriceIncrements(0.25);
            string[] codes = ["CORN", "WHEAT"];
            var prices = new GeneratedPrices(1, Begin, TimeSpan.FromSeconds(1), codes.ToDictionary(c => c, _ => new GeneratedInstrument(400, grid)));
            var exchange = new SimulatedExchange(new SimulatedExchangeOptions { Instruments = [.. codes.Select(c => new SimulatedInstrument { Code = c, Increments = grid })] }, prices, clock);
            var book = new OrderBook(store, clock, "benchmark");
            var algos = AlgoSelection.Read(new NamedOptions(new Dictionary<string, object?> { ["market_algo"] = "market" }, "benchmark"));
            var handler = new StackHandler(book, exchange.Connect(), new Contracts(), algos);

            // Open orders that nobody works on: limit orders far from the market, one for each of many strategies.
            for (var i = 0; i < open; i++)
            {
                var limit = InstrumentOrder.Create(new StrategyInstrument($"s{i}", "WHEAT"), 1, book.Now, InstrumentOrderType.Limit, OrderSource.Manual);
                book.Submit(limit with { LimitPrice = 300, LimitContract = 20261200 });
            }

            var (times, used) = (new double[count], TimeSpan.Zero);
            for (var i = -10; i < count; i++)
            {
                clock.Advance(TimeSpan.FromSeconds(30));
                store.IsCounting = i >= 0;
                var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
                var order = book.Submit(InstrumentOrder.Create(new StrategyInstrument("bench", "CORN"), i % 2 == 0 ? 1 : -1, book.Now, InstrumentOrderType.Market, OrderSource.Manual)).Order!;
                handler.RunAsync([HandlerStep.Sync]).GetAwaiter().GetResult();
                var contracts = book.Spawn(order.Id, Contracts.Of("CORN")).Made;
                handler.RunAsync([HandlerStep.Work, HandlerStep.Fills]).GetAwaiter().GetResult();
                watch.Stop();
                store.IsCounting = false;
                if (i >= 0) used += Environment.CpuUsage.TotalTime - before;
                if (book.Get(order.Id).Status != OrderStatus.Filled) throw new InvalidOperationException($"Order {order.Id} is {book.Get(order.Id).Status}, not filled ({contracts.Count} contract orders).");
                if (i >= 0) times[i] = watch.Elapsed.TotalMilliseconds;
                handler.RunAsync([HandlerStep.Work, HandlerStep.Complete]).GetAwaiter().GetResult();
            }

            if (print) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Counted for each order: {store.Each(count)}; {used.TotalMilliseconds / count:0.00} ms of processor."));
            return times;
        }
        finally
        {
            store.Dispose();
            foreach (var suffix in new[] { "", "-wal", "-shm" }) File.Delete(file + suffix);
        }
    }

    // Microseconds for each tick of an order that waits at its own side, with its checks.
    private static double Ticks(int count)
    {
        var algo = AlgoTable.Standard().Find("original_best");
        var order = new AlgoOrder
        {
            Contract = BrokerContract.Outright(new FuturesContract("CORN", 20261200)),
            Quantity = 5,
            OrderType = ContractOrderType.Best,
            Increments = new PriceIncrements(0.25),
        };
        var state = AlgoRunner.Begin(algo, Begin);
        var first = AlgoRunner.Step(algo, order, state, new AlgoView { Now = Begin, Quote = new Quote(Begin, 100, 100.5, 20, 20) });
        var child = new AlgoChild(BrokerOrderType.Limit, 1, 0, 100, ChildStatus.Working, Begin);
        state = first.State;
        for (var round = 0; ; round++)
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < count; i++)
            {
                var now = Begin.AddMilliseconds(i % 100_000);
                state = AlgoRunner.Step(algo, order, state, new AlgoView { Now = now, Quote = new Quote(now, 99.75 + (i % 2 * 0.25), 100.5, 20, 20), Child = child }).State;
            }

            if (round == 1) return watch.Elapsed.TotalMicroseconds / count;
        }
    }

    private static void Print(string what, double[] times, string aim) => Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{what}: median {Percentile(times, 0.5):0.00} ms, p99 {Percentile(times, 0.99):0.00} ms ({aim})"));

    private static double Percentile(double[] times, double part) => times.Order().ElementAt(Math.Min(times.Length - 1, (int)(part * times.Length)));

    private static int Option(string[] options, string name, int otherwise) =>
        Array.IndexOf(options, name) is var at and >= 0 && at + 1 < options.Length ? int.Parse(options[at + 1], CultureInfo.InvariantCulture) : otherwise;

    private sealed class Contracts : IRollContracts
    {
        public RollContracts? Find(string instrument) => Of(instrument);

        public static RollContracts Of(string instrument) => new(new FuturesContract(instrument, 20261200), new FuturesContract(instrument, 20270300), 400, 402);
    }
}
