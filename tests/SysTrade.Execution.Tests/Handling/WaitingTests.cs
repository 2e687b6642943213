using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Market;
using SysTrade.Brokers.Simulated;
using SysTrade.Brokers.Simulated.Exchange;
using SysTrade.Brokers.Simulated.Prices;
using SysTrade.Domain;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Algos;
using SysTrade.Execution.Handling;
using SysTrade.Execution.Limits;
using SysTrade.Execution.Rolls;
using SysTrade.Execution.Tests.Books;

namespace SysTrade.Execution.Tests.Handling;

/// <summary>What waits is told when it begins to, and costs nothing while it does.</summary>
public sealed class WaitingTests : IDisposable, IRollContracts
{
    private readonly BookFixture _f = new();
    private readonly StackHandler _handler;

    public WaitingTests()
    {
        var prices = new RecordedPrices(new Dictionary<FuturesContract, IReadOnlyList<Quote>> { [BookFixture.Priced] = [new(_f.Clock.GetUtcNow(), 97.75, 98, 50, 50)] });
        var options = new SimulatedExchangeOptions { Instruments = [new SimulatedInstrument { Code = BookFixture.Instrument, Increments = new PriceIncrements(0.25) }], Faults = FaultPlan.None };
        _handler = new StackHandler(_f.Book, new SimulatedExchange(options, prices, _f.Clock).Connect(), this);
    }

    public void Dispose() => _f.Dispose();

    public RollContracts? Find(string instrument) => _f.Contracts;

    [Fact]
    public void OrderBeyondItsTradeLimit_IsRecordedOnce_AndGoesOnWhenTheLimitIsCountedAnew()
    {
        _f.Book.SetTradeLimit(new TradeLimit(null, BookFixture.Instrument, 1, 2));
        _f.Book.Submit(InstrumentOrder.Create(BookFixture.Key, 5, _f.Book.Now, InstrumentOrderType.Market));
        var told = Rounds(10);
        Assert.Equal(2, _f.Book.Position(BookFixture.Key));
        var alert = Assert.Single(_f.Book.Alerts());
        Assert.EndsWith("or count anew: Set-SysLimit EDOLLAR -PeriodDays 1 -Reset.", alert.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["waits: 0 contracts are left of the trade limit of all strategies in EDOLLAR, 2 in 1 days", "waits: nothing is left of its trade limits"],
            told.Where(e => e.Text.StartsWith("waits", StringComparison.Ordinal)).Select(e => e.Text));

        var decisions = _f.Book.Decisions().Count;
        Assert.Empty(Rounds(10));
        Assert.Equal(decisions, _f.Book.Decisions().Count);

        _f.Book.ResetTradeLimit(null, BookFixture.Instrument, 1);
        Rounds(10);
        Assert.Equal(4, _f.Book.Position(BookFixture.Key));
        _f.CheckInvariants();
    }

    [Fact]
    public void OrderInALockedInstrument_IsToldOnce_AndAgainForAnotherReason()
    {
        _f.Book.Submit(InstrumentOrder.Create(BookFixture.Key, 5, _f.Book.Now));
        _f.Book.LockInstrument(BookFixture.Instrument, InstrumentLockKind.Manual, "look at it");
        var waits = Assert.Single(Rounds(5), e => e.Step == HandlerStep.Spawn);
        Assert.Equal("waits: EDOLLAR is locked (Manual): look at it", waits.Text);
        _f.Book.UnlockInstrument(BookFixture.Instrument, InstrumentLockKind.Manual);
        _f.Book.LockInstrument(BookFixture.Instrument, InstrumentLockKind.Manual, "once more");
        Assert.Equal("waits: EDOLLAR is locked (Manual): once more", Assert.Single(Rounds(5)).Text);
    }

    [Fact]
    public void OrderThatTheBrokerRefuses_IsTriedAgainLaterAndLater_ByANewHandlerToo()
    {
        // The market takes at most one contract in an order, and the order is for two at once.
        var options = new SimulatedExchangeOptions
        {
            Instruments = [new SimulatedInstrument { Code = BookFixture.Instrument, Increments = new PriceIncrements(0.25), LargestOrder = 1 }],
            Faults = FaultPlan.None,
        };
        var prices = new RecordedPrices(new Dictionary<FuturesContract, IReadOnlyList<Quote>> { [BookFixture.Priced] = [new(_f.Clock.GetUtcNow(), 97.75, 98, 50, 50)] });
        var broker = new SimulatedExchange(options, prices, _f.Clock).Connect();
        var algos = AlgoSelection.Read(new NamedOptions(new Dictionary<string, object?> { ["settings"] = new Dictionary<string, object?> { ["largest_slice"] = 2 } }, "execution_algos"));
        _f.Book.Submit(InstrumentOrder.Create(BookFixture.Key, 2, _f.Book.Now, InstrumentOrderType.Market));
        var begin = _f.Book.Now;
        var told = Rounds(100, () => new StackHandler(_f.Book, broker, this, algos));
        var sent = _f.Book.Orders(OrderLevel.Broker).Cast<BrokerOrder>().ToArray();
        Assert.All(sent, o => Assert.Equal(OrderStatus.Rejected, o.Status));

        // 0, 1, 1 + 2, 1 + 2 + 4, ... minutes, each at the round that comes next.
        Assert.Equal([0, 1, 3, 7, 15], sent.Select(o => (int)(o.SubmittedAt!.Value - begin).TotalMinutes));
        Assert.Contains("At most 1 in one order.", told.First(e => e.Text.StartsWith("waits", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
        Assert.EndsWith("cancel it when it cannot be traded: Stop-SysOrder C2.", Assert.Single(_f.Book.Alerts()).Text, StringComparison.Ordinal);
        _f.CheckInvariants();
    }

    private List<HandlerEntry> Rounds(int count, Func<StackHandler>? handler = null)
    {
        var told = new List<HandlerEntry>();
        for (var i = 0; i < count; i++)
        {
            var task = (handler?.Invoke() ?? _handler).RunRoundAsync();
            Assert.True(task.IsCompleted);
            told.AddRange(task.GetAwaiter().GetResult());
            _f.Clock.Move(TimeSpan.FromSeconds(10));
        }

        return told;
    }
}
