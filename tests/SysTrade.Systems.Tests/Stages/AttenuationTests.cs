using SysTrade.Series;
using SysTrade.Systems.Stages;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Stages;

public sealed class AttenuationTests
{
    private const double Missing = double.NaN;

    private const string Yaml = "trading_rules: {a: {function: given}, b: {function: given}}\nuse_attenuation: [a, nosuch]\n";

    /// <summary>Twelve days of volatility 1, of which the first ones are needed to know its mean, then other days.</summary>
    private static TradingSystem Make(TimeSeries volatility, string more = "")
    {
        var raw = new RawData();
        raw.DailyPercentageVolatility.Override((_, _) => volatility);
        var forecast = TimeSeries.Constant(volatility.Index, 4);
        return TestSystem.With(
            Market.Of(new TestInstrument("A", Days.AtClose(TimeSeries.Constant(volatility.Index, 100)))), Yaml + more, raw, new GivenForecasts(("a", forecast), ("b", forecast)));
    }

    private static VolatilityAttenuatedForecastScaleCap Stage(TradingSystem system) => (VolatilityAttenuatedForecastScaleCap)system.ForecastScaleCap;

    [Fact]
    public void QuantilePoints_RankVolatilityOverItsMeanAmongItsPast()
    {
        // The mean is known from the tenth day on. Relative volatility: 1, 1, then above all, then below all.
        var volatility = Days.Series(13, row => row switch { 11 => 2, 12 => 0.5, _ => 1 });
        var points = Stage(Make(volatility)).VolQuantilePoints["A"];
        Assert.All(Enumerable.Range(0, 9), row => Assert.True(double.IsNaN(points[row])));
        Assert.Equal([0.0, 0.0, 2.0 / 3, 0.0], points.ToArray()[9..]);
    }

    [Fact]
    public void Attenuation_IsSmoothedAndOneBeforeVolatilityIsKnown()
    {
        var volatility = Days.Series(13, row => row switch { < 2 => Missing, 12 => 2, _ => 1 });
        var attenuation = Stage(Make(volatility)).VolAttenuation["A"];
        Assert.All(Enumerable.Range(0, 11), row => Assert.Equal(1, attenuation[row]));
        Assert.Equal(2, attenuation[11]);

        // Quantile 1/2 on the last day: 2 - 0.75, weighted 1 to 9/11.
        Assert.Equal((1.25 + (2 * 9 / 11.0)) / (20 / 11.0), attenuation[12], 1e-12);
    }

    [Fact]
    public void ForecastsOfTheRulesListed_AreAttenuatedAndOthersAreNot()
    {
        var volatility = Days.Series(40, row => 1 + (row % 3));
        var system = Make(volatility);
        Close.Equal(Stage(system).VolAttenuation["A"] * 4, system.ForecastScaleCap.RawForecast["A", "a"]);
        Close.Equal(TimeSeries.Constant(volatility.Index, 4), system.ForecastScaleCap.RawForecast["A", "b"]);
        Close.Equal(TimeSeries.Constant(volatility.Index, 4), Stage(system).RawForecastBeforeAttenuation["A", "a"]);
        Close.Equal(TimeSeries.Constant(volatility.Index, 1), Stage(system).AttenuationOfForecast["A", "b"]);
        Close.Equal(system.ForecastScaleCap.RawForecast["A", "a"], system.ForecastScaleCap.CappedForecast["A", "a"]);
    }

    [Fact]
    public void RuleListedThatIsNotThere_IsWarnedAbout()
    {
        var system = Make(Days.Series(40, row => 1 + (row % 3)));
        _ = system.ForecastScaleCap.CappedForecast["A", "a"];
        Assert.Contains(system.Warnings, w => w.Contains("'nosuch'", StringComparison.Ordinal) && w.Contains("use_attenuation", StringComparison.Ordinal));
    }

    [Fact]
    public void ListTakenAway_EndsTheAttenuation()
    {
        var system = Make(Days.Series(40, row => 1 + (row % 3)));
        var before = system.ForecastScaleCap.CappedForecast["A", "a"];
        system.Configure(system.Config.With("use_attenuation", Array.Empty<string>()));
        Assert.NotEqual(before.LastValue, system.ForecastScaleCap.CappedForecast["A", "a"].LastValue);
        Assert.Equal(4, system.ForecastScaleCap.CappedForecast["A", "a"].LastValue);
    }

    [Fact]
    public void LaterDaysTakenAway_LeaveAttenuationAsItWas()
    {
        var walk = Days.Series([.. Days.Walk(300, 7, start: 60).Select((v, i) => i < 12 || i % 17 == 0 ? Missing : Math.Abs(v) + 1)]);
        foreach (var quirk in (string[])["", "compatibility: {vol_attenuation_of_unknown_vol: true}"])
        {
            var (whole, part) = (Stage(Make(walk, quirk)), Stage(Make(walk.Slice(..170), quirk)));
            Close.Equal(whole.VolAttenuation["A"].Slice(..170), part.VolAttenuation["A"], 1e-12);
            Close.Equal(whole.RawForecast["A", "a"].Slice(..170), part.RawForecast["A", "a"], 1e-12);
        }
    }
}
