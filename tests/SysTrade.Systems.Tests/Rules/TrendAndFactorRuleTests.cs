using SysTrade.Quant.Volatility;
using SysTrade.Series;
using SysTrade.Systems.Rules;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Rules;

public sealed class TrendAndFactorRuleTests
{
    private const double Missing = double.NaN;

    [Fact]
    public void Acceleration_IsTheChangeOfTheCrossoverOverItsFastSpan()
    {
        // Span 1 is the price itself. Span 4: weights 1, 0.6, 0.36.
        double slow1 = (12 + 6) / 1.6, slow2 = (11 + 7.2 + 3.6) / 1.96;
        var forecast = Acceleration.Forecast(Days.Series(10, 12, 11), Days.Series(Missing, 2, 2), 1);
        Close.Equal(Days.Series(Missing, Missing, ((11 - slow2) / 2) - ((12 - slow1) / 2)), forecast, 1e-13);
    }

    [Fact]
    public void MeanReversionWings_AreFlatUnlessTheTrendIsExtreme()
    {
        // A quiet price, then a jump: the crossover on the day of the jump is more than three of its deviations.
        var price = Days.Series(60, row => row < 50 ? 100 + (row % 2) : 160);
        var volatility = TimeSeries.Constant(price.Index, 1);
        var trend = Ewmac.Forecast(price, volatility, 4, 16);
        var forecast = MeanReversionWings.Forecast(price, volatility);
        Assert.Equal(0, forecast[40]);
        Assert.Equal(-trend[50], forecast[50]);
        Assert.True(forecast[50] < 0, "A jump upwards is sold.");
    }

    [Fact]
    public void MeanReversionWings_BeforeVolatilityIsKnown_AreMissing()
    {
        var forecast = MeanReversionWings.Forecast(Days.Series(10, 12, 11, 13), Days.Series(Missing, Missing, 1, 1));
        Assert.True(double.IsNaN(forecast[1]));
        Assert.False(double.IsNaN(forecast[2]));
    }

    [Fact]
    public void FactorRule_IsTheSmoothedFactorOverTheVolatilityOfItsChanges()
    {
        var factor = Days.Series(Days.Walk(40, 3, start: 0));
        var volatility = RobustVolatility.Estimate(factor.Difference(), new RobustVolatilityOptions());
        var forecast = FactorRule.Forecast(factor, 1);
        Assert.True(double.IsNaN(forecast[9]));
        Assert.Equal(factor[10] / volatility[10], forecast[10], 1e-12);
        Assert.Equal(factor[39] / volatility[39], forecast[39], 1e-12);
    }

    [Fact]
    public void FactorRule_WithASmoothOfThree_HalvesTheWeightOfEachDayBefore()
    {
        var factor = Days.Series(Days.Walk(12, 3, start: 0));
        var plain = FactorRule.Forecast(factor, 1);
        Assert.Equal((plain[11] + (plain[10] / 2)) / 1.5, FactorRule.Forecast(factor, 3)[11], 1e-12);
    }

    [Fact]
    public void ConditionedFactor_HasTheSignOfTheCondition_WhichHoldsThroughMissingDays()
    {
        var factor = Days.Series(Days.Walk(40, 3, start: 0));
        var plain = FactorRule.Forecast(factor, 1);
        var condition = Days.Series(40, row => row switch { < 15 => 2, < 25 => -0.1, 25 => Missing, 26 => 0, _ => 1 });
        var forecast = ConditionedFactorRule.Forecast(factor, condition, 1);
        Assert.Equal(plain[14], forecast[14]);
        Assert.Equal(-plain[15], forecast[15]);
        Assert.Equal(-plain[25], forecast[25]);
        Assert.Equal(0, forecast[26]);
        Assert.Equal(plain[27], forecast[27]);
    }

    [Fact]
    public void Biases_AreConstant()
    {
        var system = TestSystem.Of(Market.Of(new TestInstrument("A", Days.Closes(10, 12, 11))), "trading_rules: {up: long_bias, down: short_bias}");
        Close.Equal(Days.Series(10, 10, 10), system.Rules.RawForecast["A", "up"]);
        Close.Equal(Days.Series(-10, -10, -10), system.Rules.RawForecast["A", "down"]);
        Close.Equal(Days.Series(3, 3), Bias.Forecast(Days.Series(1, Missing), 3));
    }
}
