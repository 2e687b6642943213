using CsCheck;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;

namespace SysTrade.Domain.Tests.Orders;

public sealed class TradeQuantityTests
{
    private static readonly Gen<TradeQuantity> Quantities = Gen.Int[-20, 20].Array[1, 4].Select(legs => TradeQuantity.Of(legs));

    [Fact]
    public void Legs_DecideEqualityAndHash()
    {
        Assert.Equal(TradeQuantity.Of(1, -1), TradeQuantity.Of(1, -1));
        Assert.Equal(TradeQuantity.Of(1, -1).GetHashCode(), TradeQuantity.Of(1, -1).GetHashCode());
        Assert.True(TradeQuantity.Of(1) != TradeQuantity.Of(1, -1));
        Assert.True(TradeQuantity.Of(1, -1) != TradeQuantity.Of(-1, 1));
        Assert.Equal("LegCount", Assert.Throws<SysTradeException>(() => TradeQuantity.Of()).ErrorId);
        Assert.Equal("LegCount", Assert.Throws<SysTradeException>(() => TradeQuantity.Of(1) + TradeQuantity.Of(1, 2)).ErrorId);
    }

    [Theory]
    [InlineData(-3, 2, -2)]
    [InlineData(3, 2, 2)]
    [InlineData(-3, -2, 0)]
    [InlineData(3, -5, 0)]
    public void CutToSize_GoesTowardsZeroAndANegativeCapacityGivesNothing(int trade, int capacity, int expected) =>
        Assert.Equal(TradeQuantity.Of(expected), TradeQuantity.Of(trade).CutToSize(capacity));

    [Fact]
    public void CutToSmallestLeg_OfAnUnevenSpread_TradesOneRatioAtATime()
    {
        Assert.Equal(TradeQuantity.Of(3, -4, 3), TradeQuantity.Of(9, -12, 9).CutToSmallestLeg(1));
        Assert.Equal(TradeQuantity.Of(6, -4), TradeQuantity.Of(12, -8).CutToSmallestLeg(5));
    }

    [Fact]
    public void Cuts_AreTheLargestPartInTheSameProportions() => Gen.Select(Quantities, Gen.Int[-5, 60]).Sample((trade, capacity) =>
    {
        var cut = trade.CutToSize(capacity);
        Assert.True(cut.IsPartOf(trade));
        Assert.True(cut.Size <= Math.Max(0, capacity) || cut.IsZero);
        Assert.Equal(trade.Ratio * cut.Units, cut);
        if (cut != trade) Assert.True((trade.Ratio * (cut.Units + 1)).Size > capacity);
        Assert.Equal(-cut, (-trade).CutToSize(capacity));
        var limits = trade.Select(l => Math.Min(capacity, Math.Abs(l) + 1)).ToArray();
        Assert.True(trade.CutPerLeg(limits).Zip(limits).All(p => Math.Abs(p.First) <= Math.Max(0, p.Second)));
    });

    [Fact]
    public void SpreadPrice_DoesNotDependOnSizeOrDirection() => Gen.Select(Quantities, Gen.Int[1, 5]).Sample((trade, times) =>
    {
        if (trade.IsZero) return;
        var prices = trade.Select((_, i) => 100.0 + i).ToArray();
        Assert.Equal(trade.SpreadPrice(prices), (trade * times).SpreadPrice(prices));
        Assert.Equal(trade.SpreadPrice(prices), (-trade).SpreadPrice(prices), 12);
    });
}
