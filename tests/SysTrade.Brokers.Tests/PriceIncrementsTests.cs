using CsCheck;
using SysTrade.Brokers.Contracts;
using SysTrade.Domain.Errors;

namespace SysTrade.Brokers.Tests;

public sealed class PriceIncrementsTests
{
    [Theory]
    [InlineData(0.25, 10.30, TickRounding.Nearest, 10.25)]
    [InlineData(0.25, 10.30, TickRounding.Up, 10.5)]
    [InlineData(0.25, 10.30, TickRounding.Down, 10.25)]
    [InlineData(0.25, 10.375, TickRounding.Nearest, 10.5)]
    [InlineData(0.25, 10.125, TickRounding.Nearest, 10.0)]
    [InlineData(0.005, 22.4008, TickRounding.Nearest, 22.4)]
    [InlineData(0.25, -1.37, TickRounding.Down, -1.5)]
    [InlineData(0.25, -1.37, TickRounding.Up, -1.25)]
    [InlineData(0.1, 0.3, TickRounding.Up, 0.3)] // 0.3 / 0.1 is 2.9999999999999996
    [InlineData(0.1, 0.7, TickRounding.Down, 0.7)]
    public void Round_KnownCases_AsWorkedOutByHand(double size, double price, TickRounding rounding, double expected) =>
        Assert.Equal(expected, new PriceIncrements(size).Round(price, rounding));

    [Fact]
    public void Round_ReferenceCases_Agree()
    {
        foreach (var item in GoldenJson.Cases("golden", "e_orders", "limit_price_tick_rounding.json"))
        {
            var rounded = new PriceIncrements(item.GetProperty("min_tick").GetDouble()).Round(item.GetProperty("limit").GetDouble());
            Assert.Equal(item.GetProperty("rounded").Number(), rounded, 1e-9);
        }
    }

    [Fact]
    public void Round_AnyPrice_IsAllowedAndWithinOneIncrementOnTheRightSide() =>
        Gen.Select(Gen.Double[-5000, 5000], Gen.Int[0, 5].Select(i => new[] { 0.25, 0.01, 0.005, 0.015625, 1.0, 0.0000005 }[i])).Sample((price, size) =>
        {
            var grid = new PriceIncrements(size);
            double down = grid.Round(price, TickRounding.Down), up = grid.Round(price, TickRounding.Up), nearest = grid.Round(price);
            Assert.True(grid.Allows(down) && grid.Allows(up) && grid.Allows(nearest));
            Assert.True(down <= price + (size * 1e-5) && up >= price - (size * 1e-5));
            Assert.True(up - down <= size * 1.0001);
            Assert.True(nearest == down || nearest == up);
        });

    [Fact]
    public void At_PriceInHigherBand_TakesItsIncrement()
    {
        var grid = new PriceIncrements(new PriceBand(0, 0.05), new PriceBand(3, 0.25));
        Assert.Equal(0.05, grid.At(2.99));
        Assert.Equal(0.25, grid.At(3));
        Assert.Equal(0.25, grid.At(-3.1));
        Assert.False(grid.Allows(3.05));
        Assert.Equal(0.05, grid.Smallest);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    public void New_UselessIncrement_Refused(double size) =>
        Assert.Equal("InvalidPriceIncrements", Assert.Throws<SysTradeException>(() => new PriceIncrements(size)).ErrorId);
}
