/// <summary>A rule of your own in C#. Try it with examples/own-rule-csharp.ps1.</summary>
public static class MyRules
{
    /// <summary>How steadily the price has moved: mean of the returns over their standard deviation, times the root of the number of days.</summary>
    [TradingRule("steady_trend", Data = ["rawdata.daily_returns"], Description = "Mean of the returns over their standard deviation.")]
    public static TimeSeries SteadyTrend(IReadOnlyList<TimeSeries> data, NamedOptions options)
    {
        var (returns, days) = (data[0], options.Int("days", 64));
        return returns.RollingMean(days, days / 2) / returns.RollingStandardDeviation(days, days / 2) * Math.Sqrt(days);
    }
}
