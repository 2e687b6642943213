using SysTrade.Brokers.Accounts;
using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Hours;
using SysTrade.Brokers.Orders;
using SysTrade.Brokers.Simulated.Exchange;
using SysTrade.Data.Documents;
using SysTrade.Domain.Orders;

namespace SysTrade.Brokers.Simulated.Tests;

public sealed class PaperAccountTests
{
    // The market of the tests that end the process: an hour on Mondays. Market.Begin is a Monday at 14:00.
    private static readonly WeeklyHours Mondays = WeeklyHours.On("UTC", [DayOfWeek.Monday], (new TimeOnly(13, 30), new TimeOnly(15, 0)));
    private static readonly DateTimeOffset Saturday = new(2026, 6, 6, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void HeldOrder_ProcessEndedBeforeTheMarketOpens_IsWorkedWhenItDoes()
    {
        using var store = new InMemoryDocumentStore(DocumentExchangeJournal.Collections);
        var first = Restarted(store, Saturday);
        first.Place("held", 3);
        first.After(5);
        Assert.Equal(BrokerOrderStatus.Pending, first.Order("held").Status);

        var second = Restarted(store, Saturday.AddHours(1));
        second.After(5);
        Assert.Equal(BrokerOrderStatus.Pending, second.Order("held").Status);
        second.After((Market.Begin.AddDays(7) - second.Clock.GetUtcNow()).TotalSeconds);
        Assert.Equal((BrokerOrderStatus.Filled, 3), (second.Order("held").Status, second.Order("held").Filled));
    }

    [Fact]
    public void DayOrder_SessionOverWhenTheProcessComesBack_HasExpired()
    {
        using var store = new InMemoryDocumentStore(DocumentExchangeJournal.Collections);
        var first = Restarted(store, Market.Begin);
        first.Place("rest", 7, BrokerOrderType.Limit, 300);
        first.After(5);
        var later = Restarted(store, Market.Begin.AddMinutes(5));
        later.After(5);
        Assert.Equal(BrokerOrderStatus.Working, later.Order("rest").Status);
        var nextWeek = Restarted(store, Market.Begin.AddDays(7));
        nextWeek.After(5);
        Assert.Equal(BrokerOrderStatus.Expired, nextWeek.Order("rest").Status);
    }

    [Fact]
    public void AdaptiveOrder_ProcessEndedOnItsWayToTheMarket_GoesOnFromThere()
    {
        // From the bid of 400 to the ask of 401 in four steps of 15 s: two of them in the first process, two in the second.
        using var store = new InMemoryDocumentStore(DocumentExchangeJournal.Collections);
        var first = Adaptive(store, Market.Begin);
        first.Place("slow", 2, BrokerOrderType.AdaptiveMarket);
        first.After(31);
        Assert.Equal((BrokerOrderStatus.Working, 400.5), (first.Order("slow").Status, first.Order("slow").LimitPrice));

        var second = Adaptive(store, Market.Begin.AddMinutes(1));
        second.After(16);
        Assert.Equal((BrokerOrderStatus.Working, 400.75), (second.Order("slow").Status, second.Order("slow").LimitPrice));
        second.After(15);
        Assert.Equal((BrokerOrderStatus.Filled, 2), (second.Order("slow").Status, second.Order("slow").Filled));
        Assert.Equal([(2, 401.0)], second.Fills());

        static Market Adaptive(InMemoryDocumentStore store, DateTimeOffset begin) =>
            new(Market.Quotes((0, 400, 401, 50, 50)), journal: new DocumentExchangeJournal(store, "SIM1"), begin: begin);
    }

    [Fact]
    public void Account_ProcessEndedAnywhere_GoesOnWhereItWas()
    {
        using var store = new InMemoryDocumentStore(DocumentExchangeJournal.Collections);
        var first = new Market(Market.Generated(3), FaultPlan.Ordinary with { Busts = 0.2, Corrections = 0.2 }, journal: new DocumentExchangeJournal(store, "SIM1"));
        var (spread, units) = BrokerContract.Of((Market.July, 2), (Market.December, -2));
        for (var i = 0; i < 20; i++)
        {
            first.Place($"m{i}", i % 3 == 0 ? -4 : 5);
            first.After(120);
        }

        first.Place("rest", 7, BrokerOrderType.Limit, 300);
        first.Place("gone", 7, BrokerOrderType.Limit, 300);
        first.Place("spread", units, contract: spread);
        first.After(5);
        Market.Now(first.Broker.CancelAsync("gone"));
        first.After(5);
        var (orders, executions) = (first.Exchange.Orders, first.Exchange.Executions);

        var second = new Market(Market.Generated(3), journal: new DocumentExchangeJournal(store, "SIM1"), begin: first.Clock.GetUtcNow());
        Assert.Equal(orders, second.Exchange.Orders);
        Assert.Equal(executions, second.Exchange.Executions);
        Assert.Equal(Positions(first), Positions(second));
        Assert.Equal(Amounts(first), Amounts(second), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal("rest", Assert.Single(Market.Now(second.Broker.GetOrdersAsync())).ClientOrderId);

        // An order that stood in the book is filled, a known id is refused, and new ids do not repeat old ones.
        second.Place("rest", 7, BrokerOrderType.Limit, 300);
        second.Place("new", 1);
        Assert.Equal(1, second.Exchange.DuplicateTickets);
        Assert.Equal(second.Exchange.Executions.Count, second.Exchange.Executions.Select(e => e.ExecutionId).Distinct().Count());

        // Another account in the same store has nothing of it.
        Assert.Null(new DocumentExchangeJournal(store, "SIM").Load());

        static IEnumerable<(FuturesContract, int)> Positions(Market m) => Market.Now(m.Broker.GetPositionsAsync()).Select(p => (p.Contract, p.Quantity));
        static IEnumerable<double> Amounts(Market m) => Market.Now(m.Broker.GetAccountValuesAsync()).Where(v => v.Kind == AccountValueKind.NetLiquidation).Select(v => v.Amount);
    }

    private static Market Restarted(InMemoryDocumentStore store, DateTimeOffset begin) =>
        new(Market.Generated(3), change: i => i with { Hours = Mondays, HoldsOutsideHours = true }, journal: new DocumentExchangeJournal(store, "SIM1"), begin: begin);
}
