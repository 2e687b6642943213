using SysTrade.Brokers.Accounts;
using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Hours;
using SysTrade.Brokers.Orders;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;

namespace SysTrade.Brokers.Simulated.Tests;

public sealed class ExchangeTests
{
    [Fact]
    public void Market_SmallerThanTheOffer_IsFilledAtTheAskAtOnce()
    {
        var market = new Market(Market.Quotes((0, 400, 400.5, 10, 8)));
        market.Place("a", 3);
        Assert.Equal([(3, 400.5)], market.Fills());
        var told = market.Broker.TakeEvents();
        Assert.Equal(
            [BrokerOrderStatus.Working, BrokerOrderStatus.Filled], told.OfType<OrderUpdated>().Select(u => u.Order.Status));
        var execution = Assert.Single(told.OfType<ExecutionReported>()).Execution;
        Assert.Equal(("a", Market.July, 3, 400.5), (execution.ClientOrderId, execution.Contract, execution.Quantity, execution.Price));
        Assert.Equal(new Commission(execution.ExecutionId, 6, "USD"), Assert.Single(told.OfType<CommissionReported>()).Commission);
    }

    [Fact]
    public void Market_LargerThanTheBook_SweepsTheLevelsAndWaitsForTheNextQuote()
    {
        var market = new Market(Market.Quotes((0, 400, 400.5, 10, 2), (5, 400, 401, 10, 100)), change: i => i with { Depth = 2 });
        market.Place("a", 9);
        Assert.Equal([(2, 400.5), (2, 400.75), (2, 401)], market.Fills());
        Assert.Equal(BrokerOrderStatus.Working, market.Order("a").Status);
        market.After(5);
        Assert.Equal((3, 401), market.Fills()[^1]);
        Assert.Equal(BrokerOrderStatus.Filled, market.Order("a").Status);
    }

    [Fact]
    public void Limit_Resting_IsFilledAtItsOwnPriceWhenTheOtherSideComesToIt()
    {
        var market = new Market(Market.Quotes((0, 400, 400.5, 10, 8), (10, 399.5, 399.75, 10, 2), (20, 399, 399.25, 10, 9)));
        market.Place("a", 5, BrokerOrderType.Limit, 400);
        Assert.Empty(market.Fills());
        market.After(15);
        Assert.Equal([(2, 400)], market.Fills());
        market.After(10);
        Assert.Equal([(2, 400), (3, 400)], market.Fills());
    }

    [Fact]
    public void Limit_BeyondTheMarket_TakesTheBetterPriceOnArrivalOnly()
    {
        var market = new Market(Market.Quotes((0, 400, 400.5, 10, 2), (10, 400, 400.5, 10, 2)));
        market.Place("a", 4, BrokerOrderType.Limit, 400.5);
        Assert.Equal([(2, 400.5)], market.Fills());
        market.After(10);
        Assert.Equal([(2, 400.5), (2, 400.5)], market.Fills());
    }

    [Fact]
    public void TwoOrders_AtOneQuote_DoNotBothTakeTheSameOffer()
    {
        var market = new Market(Market.Quotes((0, 400, 400.5, 10, 3)), change: i => i with { Depth = 0 });
        market.Place("a", 2);
        market.Place("b", 2);
        Assert.Equal([(2, 400.5), (1, 400.5)], market.Fills());
    }

    [Theory]
    [InlineData(BrokerOrderType.SnapMarket, 2, 400.75)]
    [InlineData(BrokerOrderType.SnapMarket, -2, 400)]
    [InlineData(BrokerOrderType.SnapMid, 2, 400.25)] // 400.375, a buyer's down
    [InlineData(BrokerOrderType.SnapMid, -2, 400.5)]
    [InlineData(BrokerOrderType.SnapPrimary, 2, 400)]
    [InlineData(BrokerOrderType.SnapPrimary, -2, 400.75)]
    public void Snap_OnArrival_TakesItsPriceFromTheQuote(BrokerOrderType type, int quantity, double price)
    {
        var market = new Market(Market.Quotes((0, 400, 400.75, 10, 8)));
        market.Place("a", quantity, type);
        Assert.Equal(price, market.Order("a").LimitPrice);
        Assert.Equal(type == BrokerOrderType.SnapMarket ? BrokerOrderStatus.Filled : BrokerOrderStatus.Working, market.Order("a").Status);
    }

    [Fact]
    public void Adaptive_NoTradeAtItsPrice_GoesNearerUntilItIsFilled()
    {
        var market = new Market(Market.Quotes((0, 400, 400.75, 10, 8)));
        market.Place("a", 1, BrokerOrderType.AdaptiveMarket);
        market.After(31);
        Assert.Equal(400.5, market.Order("a").LimitPrice);
        market.After(15);
        Assert.Equal([(1, 400.75)], market.Fills());
    }

    [Fact]
    public void Spread_LegsTradeTogetherAndComeToTheSpreadsPrice()
    {
        var market = new Market(Market.Quotes((0, 400, 400.5, 10, 8)));
        var (spread, units) = BrokerContract.Of((Market.July, -2), (Market.December, 2));
        Assert.Equal(-10.5, Market.Now(market.Broker.GetQuoteAsync(spread)).Bid); // July bid - December ask
        market.Place("a", units, contract: spread);
        Assert.Equal([(Market.July, -2), (Market.December, 2)], market.Exchange.Executions.Select(e => (e.Contract, e.Quantity)));
        Assert.Equal(-10.5, spread.Price([.. market.Exchange.Executions.Select(e => e.Price)]));
        Assert.Equal(-2, market.Order("a").Filled);
    }

    [Fact]
    public void ImmediateOrCancel_NotFilledWhole_IsCancelledWithItsPart()
    {
        var market = new Market(Market.Quotes((0, 400, 400.5, 10, 8)));
        market.Place("a", 12, BrokerOrderType.Limit, 400.5, force: TimeInForce.ImmediateOrCancel);
        Assert.Equal((BrokerOrderStatus.Cancelled, 8), (market.Order("a").Status, market.Order("a").Filled));
    }

    [Theory]
    [InlineData(1, 400.1, RefusalReason.PriceIncrement)]
    [InlineData(1, 2000.0, RefusalReason.PriceBand)]
    [InlineData(51, 400.0, RefusalReason.Size)]
    public void Limit_AgainstTheVenuesRules_IsRefusedAndNothingElseHappens(int quantity, double price, RefusalReason reason)
    {
        var market = new Market(Market.Quotes((0, 400, 400.5, 10, 8)), change: i => i with { LargestOrder = 50, PriceBand = 100 });
        market.Place("a", quantity, BrokerOrderType.Limit, price);
        Assert.Equal((BrokerOrderStatus.Rejected, reason), (market.Order("a").Status, market.Order("a").Refusal));
        Assert.Empty(market.Fills());
    }

    [Fact]
    public void UnknownContractOrTooLittleMargin_Refused()
    {
        var market = new Market(Market.Quotes((0, 400, 400.5, 100, 80)), change: i => i with { Margin = 30_000 });
        market.Place("a", 1, contract: BrokerContract.Outright(new FuturesContract("CORN", 20260300))); // expired
        market.Place("b", 1, contract: BrokerContract.Outright(new FuturesContract("WHEAT", 20261200)));
        market.Place("c", 34);
        market.Place("d", 30);
        market.Place("e", -30); // needs less margin after than before
        Assert.Equal(
            [RefusalReason.UnknownContract, RefusalReason.UnknownContract, RefusalReason.Margin, RefusalReason.None, RefusalReason.None],
            market.Exchange.Orders.Select(o => o.Refusal));
        Assert.Equal("ContractUnknown", Assert.Throws<BrokerException>(() => Market.Now(market.Broker.GetQuoteAsync(BrokerContract.Outright(new FuturesContract("WHEAT", 20261200))))).ErrorId);
    }

    [Fact]
    public void OutsideHours_RefusedOrHeldUntilTheMarketOpens_AndDayOrdersExpire()
    {
        var hours = WeeklyHours.On("UTC", [DayOfWeek.Monday], (new TimeOnly(14, 1), new TimeOnly(15, 0)));
        var refuses = new Market(Market.Quotes((0, 400, 400.5, 10, 8)), change: i => i with { Hours = hours });
        refuses.Place("a", 1);
        Assert.Equal(RefusalReason.MarketClosed, refuses.Order("a").Refusal);

        var holds = new Market(Market.Quotes((0, 400, 400.5, 10, 8)), change: i => i with { Hours = hours, HoldsOutsideHours = true });
        holds.Place("a", 1);
        holds.Place("b", 1, BrokerOrderType.Limit, 399);
        holds.Place("c", 1, BrokerOrderType.Limit, 399, force: TimeInForce.GoodTillCancelled);
        Assert.Equal(BrokerOrderStatus.Pending, holds.Order("a").Status);
        holds.After(60);
        Assert.Equal(BrokerOrderStatus.Filled, holds.Order("a").Status);
        holds.After(3600);
        Assert.Equal((BrokerOrderStatus.Expired, BrokerOrderStatus.Working), (holds.Order("b").Status, holds.Order("c").Status));
    }

    [Fact]
    public void SameIdTwice_SecondIsRefusedAndTheFirstStands()
    {
        var market = new Market(Market.Quotes((0, 400, 400.5, 10, 8)));
        market.Place("a", 1, BrokerOrderType.Limit, 399);
        market.Place("a", 1, BrokerOrderType.Limit, 399);
        Assert.Equal(RefusalReason.DuplicateId, Assert.Single(market.Broker.TakeEvents().OfType<ChangeRefused>()).Reason);
        Assert.Equal(BrokerOrderStatus.Working, market.Order("a").Status);
        Assert.Equal(1, market.Exchange.DuplicateTickets);
    }

    [Fact]
    public void ReplaceAndCancel_WorkingAndEndedOrders_AnsweredAsTheyAre()
    {
        var market = new Market(Market.Quotes((0, 400, 400.5, 10, 8)));
        market.Place("a", 1, BrokerOrderType.Limit, 399);
        market.Place("b", 1, BrokerOrderType.Limit, 398);
        Market.Now(market.Broker.ReplaceAsync("a", 400.5));
        Assert.Equal([(1, 400.5)], market.Fills());
        Market.Now(market.Broker.ReplaceAsync("b", 398.1));
        Market.Now(market.Broker.CancelAsync("a"));
        Market.Now(market.Broker.CancelAsync("b"));
        Market.Now(market.Broker.CancelAsync("x"));
        Assert.Equal(
            [RefusalReason.PriceIncrement, RefusalReason.TooLate, RefusalReason.UnknownOrder], market.Broker.TakeEvents().OfType<ChangeRefused>().Select(r => r.Reason));
        Assert.Equal(BrokerOrderStatus.Cancelled, market.Order("b").Status);
    }

    [Fact]
    public void Account_BuyAndSellHigher_ProfitLessCommissionIsCash()
    {
        var market = new Market(Market.Quotes((0, 400, 400.5, 10, 8), (10, 402, 402.5, 10, 8)));
        market.Place("a", 2);
        market.After(10);
        Assert.Equal(1_000_000 - 4 + (2 * 50 * (402.25 - 400.5)), Amount(AccountValueKind.NetLiquidation), 1e-6);
        Assert.Equal(new BrokerPosition(Market.July, 2, null, 400.5), Assert.Single(Market.Now(market.Broker.GetPositionsAsync())));
        market.Place("b", -2);
        Assert.Equal(1_000_000 - 8 + (2 * 50 * (402 - 400.5)), Amount(AccountValueKind.Cash), 1e-6);
        Assert.Equal(Amount(AccountValueKind.Cash), Amount(AccountValueKind.NetLiquidation), 1e-6);
        Assert.Empty(Market.Now(market.Broker.GetPositionsAsync()));

        double Amount(AccountValueKind kind) => Assert.Single(Market.Now(market.Broker.GetAccountValuesAsync()), v => v.Kind == kind).Amount;
    }

    [Fact]
    public void Subscription_ManyChanges_LeavesTheLatestQuoteOnly()
    {
        var market = new Market(Market.Generated(3));
        Market.Now(market.Broker.SubscribeQuotesAsync(Market.JulyOutright));
        market.After(100);
        var quote = Assert.IsType<QuoteReceived>(Assert.Single(market.Broker.TakeEvents()));
        Assert.Equal(Market.Begin.AddSeconds(100), quote.Quote.At);
        Market.Now(market.Broker.UnsubscribeQuotesAsync(Market.JulyOutright));
        market.After(100);
        Assert.Empty(market.Broker.TakeEvents());
    }

    [Fact]
    public async Task WaitForEvent_OnASteppedClock_EndsWhenTheClockReachesTheEvent()
    {
        var market = new Market(Market.Quotes((0, 400, 400.5, 10, 8), (10, 399, 399.25, 10, 8)));
        market.Place("a", 1, BrokerOrderType.Limit, 399.5);
        market.Broker.TakeEvents();
        var waiting = market.Broker.WaitForEventAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken).AsTask();
        Assert.False(waiting.IsCompleted);
        market.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True(await waiting);
        var none = market.Exchange.Connect().WaitForEventAsync(TimeSpan.Zero, TestContext.Current.CancellationToken);
        Assert.False(await none);
    }

    [Fact]
    public void TradeElsewhere_IsInTheAccountWithoutAClientId()
    {
        var market = new Market(Market.Quotes((0, 400, 400.5, 10, 8)));
        market.Exchange.TradeElsewhere(Market.July, -3, 401);
        var execution = Assert.Single(Market.Now(market.Broker.GetExecutionsAsync(Market.Begin)));
        Assert.Null(execution.ClientOrderId);
        Assert.Null(Assert.Single(Market.Now(market.Broker.GetOrdersAsync(Market.Begin))).ClientOrderId);
        Assert.Equal(-3, Assert.Single(Market.Now(market.Broker.GetPositionsAsync())).Quantity);
    }

    [Fact]
    public void Plan_ChanceAboveOne_Refused()
    {
        Assert.Equal("InvalidFaultPlan", Assert.Throws<SysTradeException>(() => (FaultPlan.None with { Busts = 1.1 }).Check()).ErrorId);
        Assert.Contains("hostile", Assert.Throws<UnknownNameException>(() => FaultPlan.Named("hostil")).Nearest);
    }
}
