using System.Text.Json;
using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Orders;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;

namespace SysTrade.Brokers.Tests;

public sealed class BrokerContractTests
{
    private static readonly FuturesContract March = new("CORN", 20260300);
    private static readonly FuturesContract June = new("CORN", 20260600);
    private static readonly FuturesContract September = new("CORN", 20260900);

    [Fact]
    public void Of_SpreadTradedEitherWay_IsTheSameContractWithSignedUnits()
    {
        var (bought, units) = BrokerContract.Of((March, 4), (June, -4));
        var (sold, less) = BrokerContract.Of((June, 4), (March, -4));
        Assert.Equal(bought, sold);
        Assert.Equal(bought.GetHashCode(), sold.GetHashCode());
        Assert.Equal((4, -4), (units, less));
        Assert.Equal([(March, -4), (June, 4)], sold.Trade(less));
    }

    [Fact]
    public void Of_Butterfly_RemovesTheCommonFactor()
    {
        var (contract, units) = BrokerContract.Of((March, 3), (June, -6), (September, 3));
        Assert.Equal([1, -2, 1], contract.Legs.Select(l => l.Ratio));
        Assert.Equal(3, units);
        Assert.Equal(100 - (2 * 101.5) + 102, contract.Price([100, 101.5, 102]));
    }

    [Fact]
    public void Price_ReferenceCases_Agree()
    {
        foreach (var item in GoldenJson.Cases("golden", "e_orders", "spread_price.json"))
        {
            var trade = item.GetProperty("trade").EnumerateArray().Select((q, i) => (new FuturesContract("X", 20260100 + (100 * i)), q.GetInt32())).ToArray();
            var prices = item.GetProperty("prices").EnumerateArray().Select(p => p.GetDouble()).ToArray();
            Assert.Equal(item.GetProperty("price").Number(), BrokerContract.Of(trade).Contract.Price(prices), 1e-9);
        }
    }

    [Fact]
    public void Outright_AndOneLeggedTrade_AreTheSame() => Assert.Equal(BrokerContract.Outright(March), BrokerContract.Of((March, -7)).Contract);

    [Fact]
    public void Of_LegOfZeroOrTwice_Refused()
    {
        Assert.Equal("InvalidSpread", Assert.Throws<SysTradeException>(() => BrokerContract.Of((March, 0))).ErrorId);
        Assert.Equal("InvalidSpread", Assert.Throws<SysTradeException>(() => BrokerContract.Of((March, 1), (March, -1))).ErrorId);
        Assert.Equal("InvalidSpread", Assert.Throws<SysTradeException>(() => BrokerContract.Of()).ErrorId);
    }

    [Fact]
    public void Parse_WrittenContract_ComesBack()
    {
        Assert.Equal(March, FuturesContract.Parse(March.ToString()));
        Assert.Equal(March, FuturesContract.Parse("CORN/202603"));
        foreach (var contract in new[] { BrokerContract.Outright(March), BrokerContract.Of((March, 3), (June, -6), (September, 3)).Contract })
        {
            Assert.Equal(contract, BrokerContract.Parse(contract.ToString()));
            Assert.Equal(contract, JsonSerializer.Deserialize<BrokerContract>(JsonSerializer.Serialize(contract)));
        }

        Assert.Equal("InvalidSpread", Assert.Throws<SysTradeException>(() => BrokerContract.Parse("1 CORN/202603 x")).ErrorId);
    }

    [Theory]
    [InlineData("CORN")]
    [InlineData("CORN/202613")]
    [InlineData("CORN/x")]
    public void Parse_NotAContract_Refused(string text) =>
        Assert.Equal("InvalidContract", Assert.Throws<SysTradeException>(() => FuturesContract.Parse(text)).ErrorId);

    [Fact]
    public void Ticket_LimitWithoutPriceOrBadId_Refused()
    {
        var contract = BrokerContract.Outright(March);
        foreach (var bad in new Action[]
        {
            () => _ = new OrderTicket("a", contract, 1, BrokerOrderType.Limit),
            () => _ = new OrderTicket("a", contract, 1, BrokerOrderType.Market, 10),
            () => _ = new OrderTicket("a", contract, 0, BrokerOrderType.Market),
            () => _ = new OrderTicket("", contract, 1, BrokerOrderType.Market),
            () => _ = new OrderTicket("a b", contract, 1, BrokerOrderType.Market),
            () => _ = new OrderTicket("a", contract, 1, BrokerOrderType.Limit, double.NaN),
        })
        {
            Assert.Equal("InvalidOrderTicket", Assert.Throws<SysTradeException>(bad).ErrorId);
        }
    }
}
