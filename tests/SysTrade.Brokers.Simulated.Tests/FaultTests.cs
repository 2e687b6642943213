using SysTrade.Brokers.Orders;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;

namespace SysTrade.Brokers.Simulated.Tests;

public sealed class FaultTests
{
    [Fact]
    public void Disconnect_WhatWasNotTaken_IsLostAndCanBeAskedFor()
    {
        var market = new Market(Market.Quotes((0, 400, 400.5, 10, 8)), FaultPlan.None with { LatencyLow = TimeSpan.FromSeconds(1), LatencyHigh = TimeSpan.FromSeconds(1) });
        market.Place("a", 1);
        market.After(1.5); // at the exchange, its news on the way
        market.Exchange.Disconnect(TimeSpan.FromSeconds(30));
        market.After(10);
        var lost = Assert.IsType<ConnectionChanged>(Assert.Single(market.Broker.TakeEvents()));
        Assert.Equal(ConnectionState.Disconnected, lost.State);
        Assert.Equal(RequestOutcome.NotSent, Assert.Throws<BrokerException>(() => market.Place("b", 1)).Outcome);
        Assert.Equal("BrokerUnreachable", Assert.Throws<BrokerException>(() => Market.Now(market.Broker.ConnectAsync())).ErrorId);
        market.After(30);
        Market.Now(market.Broker.ConnectAsync());
        Assert.Equal("a", Assert.Single(Market.Now(market.Broker.GetExecutionsAsync(Market.Begin))).ClientOrderId);
        Assert.Equal(BrokerOrderStatus.Filled, Assert.Single(Market.Now(market.Broker.GetOrdersAsync(Market.Begin))).Status);
    }

    [Fact]
    public void Questions_AreAnsweredAfterEarlierRequestsOfTheLine()
    {
        var market = new Market(Market.Quotes((0, 400, 400.5, 10, 8)), FaultPlan.None with { LatencyLow = TimeSpan.FromSeconds(5), LatencyHigh = TimeSpan.FromSeconds(5) });
        market.Place("a", 1, BrokerOrderType.Limit, 399);
        Assert.Equal("a", Assert.Single(Market.Now(market.Broker.GetOrdersAsync())).ClientOrderId);
        market.After(10);
        Assert.Equal(0, market.Exchange.DuplicateTickets);
    }

    [Fact]
    public void LostRequest_OutcomeIsUnknown_AndSomeArriveAllTheSame()
    {
        int arrived = 0, failed = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var market = new Market(Market.Quotes((0, 400, 400.5, 10, 8)), FaultPlan.None with { LostRequests = 0.5 }, seed);
            try
            {
                market.Place("a", 1);
            }
            catch (BrokerException error)
            {
                Assert.Equal(RequestOutcome.Unknown, error.Outcome);
                failed++;
                arrived += market.Exchange.Orders.Count;
            }
        }

        Assert.InRange(failed, 15, 45);
        Assert.InRange(arrived, failed / 4, failed * 3 / 4);
    }

    [Fact]
    public void FillAfterCancel_ComesAfterTheCancellationAndIsNeverTooMuch()
    {
        var late = 0;
        for (var seed = 0; seed < 30; seed++)
        {
            var market = new Market(Market.Quotes((0, 400, 400.5, 10, 8)), FaultPlan.None with { FillsAfterCancel = 0.5 }, seed);
            market.Place("a", 5, BrokerOrderType.Limit, 399);
            Market.Now(market.Broker.CancelAsync("a"));
            var told = market.Broker.TakeEvents().ToList();
            var cancelled = told.FindIndex(e => e is OrderUpdated { Order.Status: BrokerOrderStatus.Cancelled });
            var filled = told.FindIndex(e => e is ExecutionReported);
            if (filled < 0) continue;
            late++;
            Assert.True(filled > cancelled);
            Assert.InRange(market.Order("a").Filled, 1, 5);
        }

        Assert.InRange(late, 5, 25);
    }

    [Fact]
    public void BustAndCorrection_ChangeTheAccountAndAreTold()
    {
        var busted = new Market(Market.Quotes((0, 400, 400.5, 10, 8)), FaultPlan.None with { Busts = 1 });
        busted.Place("a", 2);
        busted.Broker.TakeEvents();
        busted.After(3600);
        Assert.True(Assert.Single(busted.Broker.TakeEvents().OfType<ExecutionBusted>()).Execution.IsBusted);
        Assert.Empty(busted.Exchange.Executions);
        Assert.Empty(Market.Now(busted.Broker.GetPositionsAsync()));
        Assert.Equal((BrokerOrderStatus.Cancelled, 0), (busted.Order("a").Status, busted.Order("a").Filled));
        Assert.Equal(1_000_000, Market.Now(busted.Broker.GetAccountValuesAsync())[0].Amount, 1e-6);

        var corrected = new Market(Market.Quotes((0, 400, 400.5, 10, 8)), FaultPlan.None with { Corrections = 1 });
        corrected.Place("a", 2);
        var first = Assert.Single(corrected.Broker.TakeEvents().OfType<ExecutionReported>()).Execution;
        corrected.After(3600);
        var second = Assert.Single(corrected.Broker.TakeEvents().OfType<ExecutionReported>()).Execution;
        Assert.Equal(first.ExecutionId, second.Corrects);
        Assert.Equal(0.25, Math.Abs(first.Price - second.Price));
        Assert.Equal([true, false], Market.Now(corrected.Broker.GetExecutionsAsync(Market.Begin.AddSeconds(1))).Select(e => e.IsBusted));
        Assert.Equal(2, Assert.Single(Market.Now(corrected.Broker.GetPositionsAsync())).Quantity);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void SameSeed_SameDay(int seed) => Assert.Equal(Day(seed, out _), Day(seed, out _));

    [Fact]
    public void HostileDays_ClientThatAppliesEachExecutionOnce_HasTheAccountsPositions()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            Day(seed, out var market);
            if (market.Broker.Connection != ConnectionState.Connected)
            {
                market.After(600);
                Market.Now(market.Broker.ConnectAsync());
            }

            var executions = Market.Now(market.Broker.GetExecutionsAsync(DateTimeOffset.MinValue));
            Assert.Equal(executions.Count, executions.Select(e => e.ExecutionId).Distinct().Count());
            var sums = executions.Where(e => !e.IsBusted).GroupBy(e => e.Contract).Select(g => (g.Key, g.Sum(e => e.Quantity))).Where(p => p.Item2 != 0).OrderBy(p => p.Key);
            Assert.Equal(sums, Market.Now(market.Broker.GetPositionsAsync()).Select(p => (p.Contract, p.Quantity)));
            foreach (var order in market.Exchange.Orders)
            {
                var filled = executions.Where(e => e.BrokerOrderId == order.BrokerOrderId && !e.IsBusted).Sum(e => e.Quantity);
                Assert.Equal(order.Filled, filled);
                Assert.True(Math.Abs(filled) <= Math.Abs(order.Quantity) && filled * order.Quantity >= 0);
            }
        }
    }

    // A client that sends orders of all types for two hours and writes down all it is told.
    private static List<string> Day(int seed, out Market market)
    {
        var day = market = new Market(Market.Generated(seed), FaultPlan.Hostile, seed);
        var told = new List<string>();
        for (var minute = 0; minute < 120; minute++)
        {
            day.After(60);
            if (day.Broker.Connection != ConnectionState.Connected) Try(() => day.Broker.ConnectAsync().AsTask().GetAwaiter().GetResult());
            var id = $"o{minute}";
            var type = new[] { BrokerOrderType.Market, BrokerOrderType.SnapMid, BrokerOrderType.AdaptiveMarket, BrokerOrderType.SnapPrimary }[minute % 4];
            Try(() => day.Place(id, minute % 3 == 0 ? -(1 + (minute % 7)) : 1 + (minute % 5), type));
            if (minute % 6 == 5) Try(() => day.Broker.CancelAsync($"o{minute - 1}").AsTask().GetAwaiter().GetResult());
            told.AddRange(day.Broker.TakeEvents().Select(e => e is OrderUpdated u ? $"{u.At:O} {u.Order.ClientOrderId} {u.Order.Status} {u.Order.Filled}" : e.ToString()));
        }

        return told;

        void Try(Action work)
        {
            try
            {
                work();
            }
            catch (SysTradeException error)
            {
                told.Add(error.ErrorId);
            }
        }
    }
}
