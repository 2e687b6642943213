using SysTrade.Brokers;
using SysTrade.Brokers.Orders;
using SysTrade.Data.Documents;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Handling;
using SysTrade.Execution.Rolls;
using SysTrade.Execution.Tests.Books;
using SysTrade.Execution.Tests.Simulation;

namespace SysTrade.Execution.Tests.Handling;

/// <summary>What a broker tells at one time is booked together; where one of it cannot be booked the others are all the same.</summary>
public sealed class BookingTests : IDisposable, IRollContracts
{
    private readonly CrashPoint _writes = new();
    private readonly BookFixture _f;
    private readonly ScriptedBroker _broker = new();

    public BookingTests()
    {
        _writes.Begin(int.MaxValue);
        _f = new BookFixture(around: store => new CrashingStore(store, _writes));
    }

    public void Dispose() => _f.Dispose();

    public RollContracts? Find(string instrument) => _f.Contracts;

    [Fact]
    public void EventsOfOneMoment_AreOneTransaction()
    {
        var sent = _f.Working(5);
        var before = _writes.Passed;
        _broker.Tell(Executed(sent, "e1", 2, 98), Executed(sent, "e2", 1, 98.5), Charged("e1", 4), Charged("e2", 2));
        var told = Fills();
        Assert.Equal(["e1", "e2"], told.Select(t => t.Text[..2]));
        Assert.Equal(TradeQuantity.Of(3), _f.Get<BrokerOrder>(sent).Fill.Quantity);
        Assert.Equal([4m, 2m], _f.Book.Executions().OrderBy(e => e.Execution.Id).Select(e => e.Execution.Commission!.Value.Amount));

        // Begun and committed once.
        Assert.Equal(before + 2, _writes.Passed);
        _f.CheckInvariants();
    }

    [Fact]
    public void OneThatCannotBeBooked_IsTold_AndTheOthersAreBookedOnce()
    {
        var sent = _f.Working(5);

        // The commission comes before its execution and is kept for it; what was kept in the attempt to book all together does not count twice.
        _broker.Tell(Charged("e2", 2), Executed(sent, "e1", 2, 98), Executed(sent, "bad", 1, double.NaN), Executed(sent, "e2", 1, 98.5));
        var told = Fills();
        var problem = Assert.Single(told, t => t.IsProblem);
        Assert.Equal((HandlerStep.Fills, nameof(ExecutionReported)), (problem.Step, problem.Target));
        Assert.Equal(["e1", "e2"], told.Where(t => !t.IsProblem).Select(t => t.Text[..2]));
        Assert.Equal(TradeQuantity.Of(3), _f.Get<BrokerOrder>(sent).Fill.Quantity);
        Assert.Equal(["e1 ", "e2 2"], _f.Book.Executions().OrderBy(e => e.Execution.Id).Select(e => $"{e.Execution.Id} {e.Execution.Commission?.Amount}"));
        Assert.Equal(["handler:Fills:ExecutionReported"], _f.Book.Alerts().Select(a => a.Id));
        Assert.Equal(3, _f.Book.InstrumentPosition(BookFixture.Instrument));
        _f.CheckInvariants();
    }

    [Theory]
    [InlineData(98.25, true)] // the price asked for: word of it came after the fill
    [InlineData(97.5, false)] // another one: old word
    public void LimitPriceToldAfterTheFill_IsRecordedWhenItWasAskedFor(double told, bool isTaken)
    {
        var order = _f.Spawn(_f.Submit(5));
        var sent = _f.Book.PrepareSend(order.Id, new SendRequest(order.Trade, BrokerOrderType.Limit) { LimitPrice = 98 }).Order!;
        _f.Book.Accept(sent.ClientOrderId!, "b1", "p1");
        _f.Book.Book(sent.ClientOrderId, _f.Trade("e1", 5, 98.25));
        _f.Book.ArchiveCompleted();
        Assert.True(_f.Book.Moved(sent.ClientOrderId!, told, wasAsked: isTaken));
        var now = _f.Get<BrokerOrder>(sent);
        Assert.Equal((OrderStatus.Filled, isTaken ? 98.25 : 98), (now.Status, now.LimitPrice));
        _f.CheckInvariants();
    }

    private HandlerEntry[] Fills()
    {
        var task = new StackHandler(_f.Book, _broker, this).RunAsync([HandlerStep.Fills]);
        Assert.True(task.IsCompleted);
        return [.. task.GetAwaiter().GetResult()];
    }

    private DateTimeOffset At => new(_f.Book.Now, TimeSpan.Zero);

    private ExecutionReported Executed(BrokerOrder order, string id, int quantity, double price) =>
        new(At, new ExecutionReport { ExecutionId = id, ClientOrderId = order.ClientOrderId, BrokerOrderId = "b1", Contract = BookFixture.Priced, Quantity = quantity, Price = price, At = At, Account = "S1" });

    private CommissionReported Charged(string execution, double amount) => new(At, new Commission(execution, amount, "USD"));
}
