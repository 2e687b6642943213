using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Hours;
using SysTrade.Brokers.Market;
using SysTrade.Brokers.Simulated;
using SysTrade.Brokers.Simulated.Exchange;
using SysTrade.Brokers.Simulated.Prices;
using SysTrade.Data;
using SysTrade.Data.Building;
using SysTrade.Data.Documents;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Handling;
using SysTrade.Execution.Rolls;

namespace SysTrade.Execution.Tests.Handling;

/// <summary>Sampling of spreads: CORN and GOLD are open, US10 is closed at the hour, MXP has a side missing, ODD is not known to the broker, NONE has no contracts.</summary>
public sealed class SpreadSamplingTests : IDisposable, IRollContracts
{
    private static readonly DateTimeOffset Begin = new(2026, 6, 1, 14, 0, 0, TimeSpan.Zero);

    private readonly SteppedClock _clock = new(Begin);
    private readonly InMemoryDocumentStore _store = new(BookCollections.All);
    private readonly InMemorySeriesStore _series = new();
    private readonly SimulatedBroker _broker;
    private readonly OrderBook _book;

    public SpreadSamplingTests()
    {
        var later = WeeklyHours.On("UTC", Enum.GetValues<DayOfWeek>(), (new TimeOnly(16, 0), new TimeOnly(20, 0)));
        var prices = new RecordedPrices(new Dictionary<FuturesContract, IReadOnlyList<Quote>>
        {
            [Priced("CORN")] = [new(Begin.AddSeconds(-1), 400, 400.25), new(Begin.AddMinutes(50), 401, 401.75)],
            [Priced("GOLD")] = [new(Begin.AddSeconds(-1), 2000, 2000)],
            [Priced("US10")] = [new(Begin.AddSeconds(-1), 110, 110.5)],
            [Priced("MXP")] = [new(Begin.AddSeconds(-1), 5, double.NaN)],
            [Priced("SILVER")] = [new(Begin.AddSeconds(-1), 31, 30.5)],
        });
        SimulatedInstrument Of(string code) => new() { Code = code, Increments = new PriceIncrements(0.25), Hours = code == "US10" ? later : WeeklyHours.Always };
        var options = new SimulatedExchangeOptions { Instruments = [.. new[] { "CORN", "GOLD", "US10", "MXP", "SILVER" }.Select(Of)], Faults = FaultPlan.None };
        _broker = new SimulatedExchange(options, prices, _clock).Connect();
        _book = new OrderBook(_store, _clock, "test");
    }

    public void Dispose() => _store.Dispose();

    public RollContracts? Find(string instrument) => instrument == "NONE" ? null : new RollContracts(Priced(instrument), new FuturesContract(instrument, 20260900));

    [Fact]
    public void Step_SamplesWhatIsOpen_AndTellsWhatIsNot()
    {
        var told = Run("NONE", "CORN", "ODD", "GOLD", "US10", "MXP", "SILVER");
        Assert.Equal([0.25], Samples("CORN"));
        Assert.Equal([0.0], Samples("GOLD"));
        Assert.Equal(["CORN", "GOLD"], new SpreadSamples(_series).Instruments);
        Assert.Equal(["NONE True", "ODD True", "MXP False", "SILVER False", " False"], told.Select(e => $"{e.Target} {e.IsProblem}"));
        Assert.Contains("a side of the market is missing", told[2].Text, StringComparison.Ordinal);
        Assert.Contains("the bid 31 is above the ask 30.5", told[3].Text, StringComparison.Ordinal);
        Assert.Equal("2 of 7 spreads sampled; 1 market is closed", told[4].Text);
        Assert.Equal(["handler:Spreads:NONE", "handler:Spreads:ODD"], _book.Alerts().Select(a => a.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Step_WithinTheHour_SamplesNothing_AndANewHandlerGoesOnWithTheHour()
    {
        Run("CORN");
        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Empty(Run("CORN"));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(Run("CORN"));
        Assert.Equal([0.25, 0.75], Samples("CORN"));
        Assert.Equal([Begin.UtcDateTime, Begin.UtcDateTime.AddHours(1)], new SpreadSamples(_series).Read("CORN").Index);
    }

    [Fact]
    public void Step_WithTheLineDown_SamplesWhenItIsBack()
    {
        Assert.Empty(Run(handler => handler.RunAsync([HandlerStep.Spreads]), "CORN"));
        Assert.Single(Run("CORN"));
    }

    [Fact]
    public void Step_OnAClockThatWentBack_KeepsWhatIsStored()
    {
        new SpreadSamples(_series).Add("CORN", Begin.UtcDateTime.AddDays(1), 2);
        var told = Run("CORN");
        Assert.Contains("left out", told[0].Text, StringComparison.Ordinal);
        Assert.Equal("0 of 1 spreads sampled", told[1].Text);
        Assert.Equal([2.0], Samples("CORN"));
    }

    [Fact]
    public void Step_IntoAStoreThatTakesNothing_IsOneTroubleThatEndsWhenItTakesSome()
    {
        var handler = new StackHandler(_book, _broker, this, spreads: new SpreadSampling(new SpreadSamples(new RefusingStore()), ["CORN", "GOLD"]));
        var told = Result(handler.RunAsync([HandlerStep.Sync, HandlerStep.Spreads])).Where(e => e.Step == HandlerStep.Spreads).ToArray();
        Assert.Equal([("archive is read only.", true), ("0 of 2 spreads sampled", false)], told.Select(e => (e.Text, e.IsProblem)));
        Assert.Equal("Spreads cannot be sampled: archive is read only. Copy it.", Assert.Single(_book.Alerts()).Text);
        _clock.Advance(TimeSpan.FromHours(1));
        Run("CORN");
        Assert.Empty(_book.Alerts());
    }

    [Fact]
    public void Round_WithoutAPlaceForSamples_SamplesNothing()
    {
        var handler = new StackHandler(_book, _broker, this);
        Assert.DoesNotContain(Result(handler.RunRoundAsync()), e => e.Step == HandlerStep.Spreads);
        Assert.Contains(HandlerStep.Spreads, StackHandler.Round);
    }

    private static FuturesContract Priced(string instrument) => new(instrument, 20260700);

    private static IReadOnlyList<HandlerEntry> Result(Task<IReadOnlyList<HandlerEntry>> task)
    {
        Assert.True(task.IsCompleted);
        return task.GetAwaiter().GetResult();
    }

    private double[] Samples(string instrument) => new SpreadSamples(_series).Read(instrument).ToArray();

    private IReadOnlyList<HandlerEntry> Run(params string[] instruments) => Run(h => h.RunAsync([HandlerStep.Sync, HandlerStep.Spreads]), instruments);

    private HandlerEntry[] Run(Func<StackHandler, Task<IReadOnlyList<HandlerEntry>>> work, params string[] instruments)
    {
        // Of a new handler each time: it holds nothing that the hour depends on.
        var handler = new StackHandler(_book, _broker, this, options: new HandlerOptions { SpreadsAtOnce = 2 }, spreads: new SpreadSampling(new SpreadSamples(_series), instruments));
        return [.. Result(work(handler)).Where(e => e.Step == HandlerStep.Spreads)];
    }

    private sealed class RefusingStore : ISeriesStore
    {
        public string Description => "archive";

        public IReadOnlyList<string> Keys(SeriesKind kind) => [];

        public bool Contains(SeriesKind kind, string key) => false;

        public ColumnSet Read(SeriesKind kind, string key) => throw new NotSupportedException();

        public void Write(SeriesKind kind, string key, ColumnSet columns) =>
            throw new SysTradeException("ReadOnlyStore", SysErrorKind.InvalidOperation, $"{Description} is read only.", "Copy it.");
    }
}
