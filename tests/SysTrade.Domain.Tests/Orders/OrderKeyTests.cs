using System.Text.Json;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;

namespace SysTrade.Domain.Tests.Orders;

public sealed class OrderKeyTests
{
    [Theory]
    [InlineData("fut EDOLLAR")]
    [InlineData("fut/EDOLLAR")]
    public void StrategyInstrument_IsReadFromBothForms(string text) => Assert.Equal(new StrategyInstrument("fut", "EDOLLAR"), StrategyInstrument.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("fut")]
    [InlineData("a b c")]
    [InlineData("../x EDOLLAR")]
    [InlineData("fut ../EDOLLAR")]
    public void StrategyInstrument_ThatIsNone_IsRefused(string text) => Assert.Throws<SysTradeException>(() => StrategyInstrument.Parse(text));

    [Fact]
    public void ContractOrderKey_RoundTripsAndTakesMonths()
    {
        var key = ContractOrderKey.Parse("fut/EDOLLAR/202403_20240600");
        Assert.Equal("fut/EDOLLAR/20240300_20240600", key.ToString());
        Assert.Equal(key, ContractOrderKey.Parse(key.ToString()));
        Assert.Equal(key.GetHashCode(), ContractOrderKey.Parse(key.ToString()).GetHashCode());
        Assert.True(key.IsSpread);
        Assert.Equal(1, key.LegOf(FuturesContract.Parse("EDOLLAR/20240617")));
        Assert.Equal(-1, key.LegOf(FuturesContract.Parse("EDOLLAR/202409")));
    }

    [Theory]
    [InlineData("fut/EDOLLAR/202413")]
    [InlineData("fut/EDOLLAR/20240231")]
    [InlineData("fut/EDOLLAR/202403_202403")]
    [InlineData("fut/EDOLLAR/")]
    public void ContractOrderKey_ThatIsNone_IsRefused(string text) => Assert.Throws<SysTradeException>(() => ContractOrderKey.Parse(text));

    [Fact]
    public void Sorted_MovesQuantitiesWithTheirContracts()
    {
        var (key, trade) = ContractOrderKey.Parse("fut/EDOLLAR/202406_202403").Sorted(TradeQuantity.Of(5, -3));
        Assert.Equal("fut/EDOLLAR/20240300_20240600", key.ToString());
        Assert.Equal(TradeQuantity.Of(-3, 5), trade);
    }

    [Fact]
    public void OrderId_IsReadInEitherCase()
    {
        Assert.Equal(new OrderId(OrderLevel.Contract, 13), OrderId.Parse("c13"));
        Assert.Equal("InvalidOrderId", Assert.Throws<SysTradeException>(() => OrderId.Parse("X1")).ErrorId);
    }

    [Fact]
    public void OrderTypes_HaveTheReferencesNames()
    {
        foreach (var type in Enum.GetValues<InstrumentOrderType>()) Assert.Equal(type, OrderTypeNames.ParseInstrument(OrderTypeNames.Name(type)));
        foreach (var type in Enum.GetValues<ContractOrderType>()) Assert.Equal(type, OrderTypeNames.ParseContract(OrderTypeNames.Name(type)));
        foreach (var type in Enum.GetValues<BrokerOrderType>()) Assert.Equal(type, OrderTypeNames.ParseBroker(OrderTypeNames.Name(type)));
        Assert.Equal("BrokerOrderTypeNotFound", Assert.Throws<UnknownNameException>(() => OrderTypeNames.ParseBroker("snap_mk")).ErrorId);
    }

    [Fact]
    public void Order_RoundTripsThroughJson()
    {
        var now = new DateTime(2024, 3, 1, 12, 0, 0, DateTimeKind.Utc);
        Order order = ContractOrder.Create(ContractOrderKey.Parse("fut/EDOLLAR/202403_202406"), TradeQuantity.Of(2, -2), now) with
        {
            Id = new OrderId(OrderLevel.Contract, 7),
            Parent = new OrderId(OrderLevel.Instrument, 6),
            Lock = new OrderLock("me", "why", now, null),
        };
        order = OrderTransitions.Apply(order, new OrderEvent.Filled(now, "e1", 0, 1, 99.5, now)).Required;
        var text = JsonSerializer.Serialize(order);
        var back = Assert.IsType<ContractOrder>(JsonSerializer.Deserialize<Order>(text));
        Assert.Equal(text, JsonSerializer.Serialize<Order>(back));
        Assert.Equal(order.Fill, back.Fill);
        Assert.Equal(DateTimeKind.Utc, back.CreatedAt.Kind);
    }
}
