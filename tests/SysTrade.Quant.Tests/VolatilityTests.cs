using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Quant.Volatility;
using SysTrade.Series;
using SysTrade.Tests;

namespace SysTrade.Quant.Tests;

public sealed class VolatilityTests
{
    private static readonly TimeIndex Days = TimeIndex.BusinessDays(new DateTime(2020, 1, 1), new DateTime(2021, 12, 31));

    [Fact]
    public void Mixed_FirstValue_AppearsAtTenthReturn()
    {
        var returns = Returns().ToArray();
        returns[0] = double.NaN;
        var volatility = MixedVolatility.Estimate(new TimeSeries(Days, returns), new());
        Assert.True(double.IsNaN(volatility[9]));
        Assert.False(double.IsNaN(volatility[10]));
    }

    [Fact]
    public void Mixed_ProportionZero_IsSimpleVolatility() => Close.Equal(
        SimpleEwmVolatility.Estimate(Returns(), new()), MixedVolatility.Estimate(Returns(), new() { SlowProportion = 0 }), 1e-15);

    [Fact]
    public void Mixed_ConstantReturns_IsAbsoluteMinimum()
    {
        var volatility = MixedVolatility.Estimate(TimeSeries.Constant(Days, 0.25), new() { AbsoluteMinimum = 0.001 });
        Assert.Equal(0.001, volatility[^1]);
        Assert.True(double.IsNaN(volatility[0]));
    }

    [Fact]
    public void Robust_QuietSpell_StaysAtLowQuantileOfItsPast()
    {
        var returns = Returns().ToArray();
        for (var i = 300; i < returns.Length; i++) returns[i] /= 100;
        var options = new RobustVolatilityOptions();
        var robust = RobustVolatility.Estimate(new TimeSeries(Days, returns), options);
        var plain = RobustVolatility.Estimate(new TimeSeries(Days, returns), options with { Floor = false });
        Assert.True(plain[325] < robust[325]);
        Assert.Equal(plain.Slice(..(326)).RollingQuantile(500, 0.05, 100)[325], robust[325]);
    }

    [Fact]
    public void Backfill_RowsBeforeFirstValue_TakeIt()
    {
        var volatility = RobustVolatility.Estimate(Returns(), new() { Backfill = true });
        Assert.Equal(volatility[9], volatility[0]);
        Assert.Equal(RobustVolatility.Estimate(Returns(), new())[9], volatility[0]);
    }

    [Fact]
    public void AnyMethod_TwiceTheReturns_TwiceTheVolatility()
    {
        foreach (var name in VolatilityEstimators.Names)
        {
            var one = VolatilityEstimators.Estimate(name, Returns(), NamedOptions.None);
            Close.Equal(one * 2, VolatilityEstimators.Estimate(name, Returns() * 2, NamedOptions.None), 1e-13, name);
        }
    }

    [Fact]
    public void AnyMethod_ChangedReturn_LeavesEarlierRowsAlone()
    {
        var changed = Returns().ToArray();
        changed[200] = 50;
        foreach (var name in VolatilityEstimators.Names)
        {
            var before = VolatilityEstimators.Estimate(name, Returns(), NamedOptions.None);
            var after = VolatilityEstimators.Estimate(name, new TimeSeries(Days, changed), NamedOptions.None);
            Assert.Equal(before.Values[..200], after.Values[..200]);
            Assert.NotEqual(before[200], after[200]);
        }
    }

    [Fact]
    public void RobustOfPrice_SessionsWithinDays_UsesLastPriceOfBusinessDay()
    {
        var daily = Returns().CumulativeSum() + 100;
        var ticks = daily.Index.Ticks.ToArray().SelectMany(t => new[] { t + TimeSpan.TicksPerHour, t + (23 * TimeSpan.TicksPerHour) }).ToArray();
        var prices = daily.Values.ToArray().SelectMany(p => new[] { p + 7, p }).ToArray();
        var expected = RobustVolatility.Estimate(daily.Difference(), new());
        Close.Equal(expected, RobustDailyVolatilityOfPrice.Estimate(new TimeSeries(TimeIndex.FromTicks(ticks), prices), new()), 1e-15);
    }

    [Fact]
    public void Estimate_UnknownMethod_NamesNearest()
    {
        var error = Assert.Throws<UnknownNameException>(() => VolatilityEstimators.Estimate("mixed_vol_calcs", Returns(), NamedOptions.None));
        Assert.Equal("VolatilityEstimatorNotFound", error.ErrorId);
        Assert.Equal("sysquant.estimators.vol.mixed_vol_calc", error.Nearest[0]);
    }

    [Theory]
    [InlineData("System.IO.File.Delete")]
    [InlineData("")]
    public void Estimate_NameOfAnythingElse_IsNotLoaded(string name) =>
        Assert.Throws<UnknownNameException>(() => VolatilityEstimators.Estimate(name, Returns(), NamedOptions.None));

    [Fact]
    public void Estimate_MistypedOption_NamesNearest()
    {
        var options = new NamedOptions(new Dictionary<string, object?> { ["slow_vol_year"] = 10 }, "volatility_calculation");
        var error = Assert.Throws<UnknownNameException>(() => VolatilityEstimators.Estimate("mixed_vol_calc", Returns(), options));
        Assert.Equal(["slow_vol_years"], error.Nearest);
        Assert.Contains("volatility_calculation", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_OptionOfAnotherMethod_IsPassedOver()
    {
        var options = new NamedOptions(new Dictionary<string, object?> { ["slow_vol_years"] = 10, ["func"] = "robust_vol_calc" }, "volatility_calculation");
        var volatility = VolatilityEstimators.Estimate("robust_vol_calc", Returns(), options);
        Close.Equal(RobustVolatility.Estimate(Returns(), new()), volatility, 0);
    }

    [Fact]
    public void Estimate_EmptySeries_IsEmpty()
    {
        foreach (var name in VolatilityEstimators.Names) Assert.Equal(0, VolatilityEstimators.Estimate(name, TimeSeries.Empty, NamedOptions.None).Count);
    }

    private static TimeSeries Returns()
    {
        var values = new double[Days.Count];
        for (var i = 0; i < values.Length; i++) values[i] = Math.Sin(i * 1.7) + (0.5 * Math.Cos(i * 0.31));
        return new TimeSeries(Days, values);
    }
}
