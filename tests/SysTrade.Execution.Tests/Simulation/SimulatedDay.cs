using SysTrade.Brokers;
using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Simulated;
using SysTrade.Brokers.Simulated.Exchange;
using SysTrade.Brokers.Simulated.Prices;
using SysTrade.Data.Documents;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Algos;
using SysTrade.Execution.Books;
using SysTrade.Execution.Generation;
using SysTrade.Execution.Handling;
using SysTrade.Execution.Limits;
using SysTrade.Execution.Rolls;
using SysTrade.Execution.Tests.Stores;

namespace SysTrade.Execution.Tests.Simulation;

/// <summary>
/// One trading day from a seed: strategies change their minds, rolls are forced, a person interferes, messages come late, twice or never, the line breaks,
/// and the process ends in the middle of anything and starts again.
/// </summary>
internal sealed class SimulatedDay : IRollContracts, IDisposable
{
    public const int PositionLimit = 12;
    public const int TradeLimit = 40;

    public static readonly string[] Instruments = ["CORN", "GOLD", "US10"];
    private static readonly string[] Strategies = ["trend", "carry"];

    private readonly Random _random;
    private readonly SteppedClock _clock;
    private readonly TestStore _place;
    private readonly CrashPoint _crash = new();
    private readonly HashSet<string> _busted = [];
    private readonly AlgoSelection _algos;
    private readonly GeneratedPrices _prices;
    private IDocumentStore _store;
    private OrderBook _book;
    private StackHandler _handler;
    private SimulatedBroker _line;
    private bool _endsAgain;

    public void Dispose()
    {
        _store.Dispose();
        _place.Dispose();
    }

    public SimulatedDay(int seed, StoreKind store)
    {
        Seed = seed;
        _place = new TestStore(store);
        _store = _place.Open();
        _random = new Random(seed);
        var begin = new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);
        _clock = new SteppedClock(begin);
        var grid = new PriceIncrements(0.25);
        _prices = new GeneratedPrices(seed, begin, TimeSpan.FromSeconds(15), Instruments.ToDictionary(i => i, _ => new GeneratedInstrument(400, grid)));
        var faults = FaultPlan.Hostile with { DisconnectEvery = TimeSpan.FromMinutes(20 + _random.Next(60)) };
        Exchange = new SimulatedExchange(
            new SimulatedExchangeOptions { Seed = seed, Instruments = [.. Instruments.Select(i => new SimulatedInstrument { Code = i, Increments = grid })], Faults = faults }, _prices, _clock);
        _algos = AlgoSelection.Read(new NamedOptions(
            new Dictionary<string, object?>
            {
                ["algo_overrides"] = new Dictionary<string, object?> { ["GOLD"] = new[] { "twap", "market", "adaptive_mkt" }[_random.Next(3)], ["US10"] = new[] { "snap_mid", "original_best" }[_random.Next(2)] },
                ["settings"] = new Dictionary<string, object?>
                {
                    ["largest_slice"] = 1 + _random.Next(4),
                    ["passive_seconds"] = 60.0,
                    ["total_seconds"] = 180.0,
                    ["schedule_minutes"] = 20.0,
                    ["schedule_slices"] = 4,
                    ["close_margin_seconds"] = 0.0,
                },
            },
            "execution_algos"));
        (_book, _handler, _line) = (null!, null!, null!);
        _crash.Begin(int.MaxValue);
        Start();
        foreach (var instrument in Instruments)
        {
            _book.SetPositionLimit(new PositionLimit(null, instrument, PositionLimit));
            _book.SetTradeLimit(new TradeLimit(null, instrument, 1, TradeLimit));
        }
    }

    public int Seed { get; }

    public SimulatedExchange Exchange { get; }

    /// <summary>The book as the last process left it.</summary>
    public OrderBook Book => new(_store, _clock, "test");

    public int Crashes { get; private set; }

    /// <summary>Moments of the day at which the process could end, before the quiet time.</summary>
    public int Moments { get; private set; }

    public List<string> Log { get; } = [];

    public RollContracts? Find(string instrument)
    {
        var (priced, forward) = (new FuturesContract(instrument, 20260700), new FuturesContract(instrument, 20260900));
        double Mid(FuturesContract c) => _prices.QuoteAt(c, _clock.GetUtcNow())?.Mid ?? double.NaN;
        return new RollContracts(priced, forward, Mid(priced), Mid(forward));
    }

    /// <summary>The day, then a quiet time in which what is under way comes to its end.</summary>
    /// <param name="rounds">Rounds of the handler.</param>
    /// <param name="endsAt">The only moment at which the process ends; null for ends at random.</param>
    public void Run(int rounds, int? endsAt = null)
    {
        var before = _crash.Passed;
        _endsAgain = endsAt is null;
        _crash.Begin(endsAt ?? (1 + _random.Next(400)));
        for (var round = 0; round < rounds; round++)
        {
            _clock.Advance(TimeSpan.FromSeconds(10 + _random.Next(60)));
            Survive(Interfere);
            Survive(() => Do(StackHandler.Round));
        }

        // The day ends with all faults still on.
        Survive(() => Do([HandlerStep.Sync, HandlerStep.EndOfDay]));

        Moments = _crash.Passed - before;

        // Quiet: nothing new goes wrong, late messages and late corrections still arrive.
        Exchange.ChangeFaults(FaultPlan.Ordinary);
        _crash.Begin(int.MaxValue);
        if (_crash.HasEnded) Start();
        for (var round = 0; round < 8; round++)
        {
            _clock.Advance(TimeSpan.FromMinutes(5));
            Do([HandlerStep.Sync, HandlerStep.Fills, HandlerStep.Positions, HandlerStep.Cancel, HandlerStep.Fills]);
            Do([HandlerStep.EndOfDay]);
        }
    }

    private void Start()
    {
        _line = Exchange.Connect();
        _book = new OrderBook(new CrashingStore(_store, _crash), _clock, "handler");
        _handler = new StackHandler(_book, new CrashingBroker(_line, _clock, _crash), this, _algos, new HandlerOptions { SyncEvery = TimeSpan.FromMinutes(10) });
    }

    private void Survive(Action work)
    {
        try
        {
            work();
        }
        catch (ProcessEnded)
        {
            // Whatever the process held is gone; a new one starts a little later, and may end at once again.
            Crashes++;
            Log.Add($"{_clock.GetUtcNow():HH:mm:ss} the process ended");
            _line.DisconnectAsync().AsTask().GetAwaiter().GetResult();
            _clock.Advance(TimeSpan.FromSeconds(1 + _random.Next(90)));
            _crash.Begin(int.MaxValue);
            BookJson.Forget();
            _store = _place.Reopen(_store);
            Start();
            _crash.Begin(_endsAgain ? 1 + _random.Next(_random.Next(4) == 0 ? 20 : 600) : int.MaxValue);
        }
    }

    private void Do(IReadOnlyList<HandlerStep> steps)
    {
        var task = _handler.RunAsync(steps);
        Assert.True(task.IsCompleted);
        foreach (var entry in task.GetAwaiter().GetResult()) Log.Add($"{entry.At:HH:mm:ss} {entry.Step} {entry.Target}: {entry.Text}");
        CheckLimits();
    }

    // The position with the legs that a roll has still to trade, or had when it was stopped: what the strategies hold. It never exceeds the limit, where no
    // trade was taken back. Between its legs, and by no more than they are, a roll alone may.
    private void CheckLimits()
    {
        var book = Book;
        foreach (var instrument in Instruments.Where(i => !_busted.Contains(i)))
        {
            var held = book.SettledPosition(instrument);
            if (Math.Abs(held) <= PositionLimit) continue;
            if (book.Executions().Any(e => e.IsBusted && e.Instrument == instrument)) _busted.Add(instrument);
            else Assert.Fail($"{held} {instrument} are held, {book.InstrumentPosition(instrument)} with what a roll holds between its legs");
        }
    }

    private void Interfere()
    {
        var instrument = Instruments[_random.Next(Instruments.Length)];
        var key = new StrategyInstrument(Strategies[_random.Next(Strategies.Length)], instrument);
        switch (_random.Next(12))
        {
            case 0 or 1 or 2:
                var target = _random.Next(-8, 9);
                _book.SetOptimal(new BufferedPosition { Key = key, At = _book.Now, Lower = target - 0.4, Upper = target + 0.4 });
                Generate(key.Strategy);
                break;
            case 3:
                Generate(key.Strategy);
                break;
            case 4:
                var next = new[] { RollState.Force, RollState.Force_Outright, RollState.Close, RollState.Passive, RollState.No_Roll }[_random.Next(5)];
                Try(() => _book.SetRoll(instrument, next, Find(instrument)!.Priced, "test"));
                break;
            case 5 when _random.Next(4) == 0 && _book.Orders() is { Count: > 0 } orders:
                Try(() => _book.Cancel(orders[_random.Next(orders.Count)].Id, "by hand"));
                break;
            case 6 when _random.Next(3) == 0:
                var limit = _random.Next(2) == 0;
                var manual = InstrumentOrder.Create(
                    key, _random.Next(2) == 0 ? 2 : -2, _book.Now, limit ? InstrumentOrderType.Limit : InstrumentOrderType.Market, OrderSource.Manual);
                Try(() => _book.Submit(limit ? manual with { LimitPrice = Find(instrument)!.PricedPrice, LimitContract = 20260700 } : manual));
                break;
            case 7 when _random.Next(3) == 0 && _book.Orders() is { Count: > 0 } held:
                Try(() => _book.For("boss").Lock(held[_random.Next(held.Count)].Id, "by hand", TimeSpan.FromMinutes(1 + _random.Next(10))));
                break;
            case 8 when _random.Next(2) == 0 && _book.Orders() is { Count: > 0 } changed:
                var order = changed[_random.Next(changed.Count)];
                var (wanted, filled) = (order.Trade, order.Fill.Quantity);
                if (wanted.Count == 1 && filled.Net + ((wanted.Net - filled.Net) / 2) is var half && half != 0) Try(() => _book.Modify(order.Id, TradeQuantity.Of(half), null));
                break;
            case 9 when _random.Next(4) == 0:
                Try(() => _book.Transfer(instrument, Strategies[0], Strategies[1], _random.Next(2) == 0 ? 1 : -1, Find(instrument)!.PricedPrice, "by hand"));
                break;
            case 10 when _random.Next(4) == 0:
                var rule = new[] { Override.None, Override.ReduceOnly, Override.Close, Override.Multiply(0.5) }[_random.Next(4)];
                Try(() => _book.SetOverride(null, instrument, rule, "by hand"));
                break;
            default:
                break;
        }
    }

    private void Generate(string strategy)
    {
        foreach (var made in new StrategyOrderGenerator(_book).Generate(strategy)) Log.Add($"{_clock.GetUtcNow():HH:mm:ss} generate {made.Key}: {made.Submission?.Order?.Trade}{made.Problem}");
    }

    private void Try(Action work)
    {
        try
        {
            work();
        }
        catch (SysTradeException error)
        {
            Log.Add($"{_clock.GetUtcNow():HH:mm:ss} refused: {error.Message}");
        }
    }
}
