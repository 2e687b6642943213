using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Measuring;
using SysTrade.Execution.Tests.Books;

namespace SysTrade.Execution.Tests.Measuring;

public sealed class OrderSlippageTests
{
    [Fact]
    public void Buy_PaysWhatIsAbove()
    {
        using var f = new BookFixture();
        var slippage = Assert.Single(Trade(f, 2, side: 98.1, mid: 98.05, filled: 98.2, reference: 98, limit: 98.3));
        Assert.Equal((1, 2, 98.2, 98.0, 98.3), (slippage.Direction, slippage.Contracts, slippage.Filled, slippage.Reference, slippage.ParentLimit));
        Equal(0.05, slippage.Delay);
        Equal(0.05, slippage.BidAsk);
        Equal(0.1, slippage.Execution);
        Equal(0.15, slippage.Trading);
        Equal(0.2, slippage.FromReference);
        Equal(-0.1, slippage.FromParentLimit);
    }

    [Fact]
    public void Sell_PaysWhatIsBelow()
    {
        using var f = new BookFixture();
        var slippage = Assert.Single(Trade(f, -3, side: 98, mid: 98.05, filled: 98.02, reference: 98.1, limit: null));
        Assert.Equal((-1, 3), (slippage.Direction, slippage.Contracts));
        Equal(0.05, slippage.Delay);
        Equal(0.05, slippage.BidAsk);
        Equal(-0.02, slippage.Execution);
        Equal(0.03, slippage.Trading);
        Equal(0.08, slippage.FromReference);
        Assert.True(double.IsNaN(slippage.FromParentLimit) && double.IsNaN(slippage.FromLimit));
    }

    [Fact]
    public void Parts_AddUpToTheWhole()
    {
        using var f = new BookFixture();
        var s = Assert.Single(Trade(f, 2, side: 98.125, mid: 98.0625, filled: 98.375, reference: 97.5, limit: null));
        Assert.Equal(s.FromReference, s.Delay + s.BidAsk + s.Execution);
        Assert.Equal(s.Trading, s.BidAsk + s.Execution);
    }

    [Fact]
    public void BalanceTradesAndOrdersWithoutAFill_AreLeftOut()
    {
        using var f = new BookFixture();
        f.Working(2);
        f.Book.Balance("fut", new OrderExecution("b1", BookFixture.Priced, 1, 97, f.Book.Now), "test");
        Assert.Empty(OrderSlippage.Of(f.Book));
    }

    [Fact]
    public void From_LeavesOutWhatIsEarlier()
    {
        using var f = new BookFixture();
        Trade(f, 2, 98.1, 98.05, 98.2, 98, null);
        Assert.Single(OrderSlippage.Of(f.Book, f.Book.Now));
        Assert.Empty(OrderSlippage.Of(f.Book, f.Book.Now.AddTicks(1)));
    }

    private static IReadOnlyList<OrderSlippage> Trade(BookFixture f, int trade, double side, double mid, double filled, double reference, double? limit)
    {
        var head = InstrumentOrder.Create(BookFixture.Key, trade, f.Book.Now, limit is null ? InstrumentOrderType.Best : InstrumentOrderType.Limit) with
        {
            ReferencePrice = reference,
            ReferenceContract = BookFixture.Priced.Date,
            LimitPrice = limit,
        };
        var contract = f.Spawn(f.Book.Submit(head).Order!);
        var request = new SendRequest(contract.Trade, BrokerOrderType.Market) { Market = (side, mid, (2 * mid) - side) };
        var sent = f.Book.PrepareSend(contract.Id, request).Order!;
        f.Book.Accept(sent.ClientOrderId!, "b1", "p1");
        f.Book.Book(sent.ClientOrderId!, f.Trade($"e{sent.Id}", trade, filled));
        return OrderSlippage.Of(f.Book);
    }

    private static void Equal(double expected, double actual) => Assert.Equal(expected, actual, 1e-12);
}
