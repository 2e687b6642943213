using SysTrade.Domain;
using SysTrade.Series;
using SysTrade.Series.Kernels;

namespace SysTrade.Systems.Rules;

/// <summary>A factor whose sign is that of another factor.</summary>
public static class ConditionedFactorRule
{
    /// <summary>EW mean of the factor over its own robust volatility, times the sign of the condition.</summary>
    /// <param name="factor">Factor less the average it is compared with, in units of the factor.</param>
    /// <param name="condition">Factor whose sign counts, less its average; its last sign holds through missing days.</param>
    /// <param name="smooth">EW span of the smoothing, rows.</param>
    /// <param name="ofLevels">True to take the volatility of the levels, as the reference does by mistake.</param>
    /// <returns>
    /// Forecast without unit on the index of the factor; holds through missing days; NaN until the factor has changed ten times and the condition is
    /// known. Source: handbook, rules, conditioned_factor_trading_rule.
    /// </returns>
    public static TimeSeries Forecast(TimeSeries factor, TimeSeries condition, double smooth = FactorRule.DefaultSmooth, bool ofLevels = false) =>
        (FactorRule.Normalised(factor, ofLevels) * condition.Map(default(SignOf)).ReindexThenFill(factor.Index)).EwmMean(Decay.Span(smooth));

    internal static TimeSeries Rule(IReadOnlyList<TimeSeries> data, NamedOptions options) =>
        Forecast(data[0], data[1], RuleOptions.Positive(options, "smooth", FactorRule.DefaultSmooth));

    internal static TimeSeries OfLevelsRule(IReadOnlyList<TimeSeries> data, NamedOptions options) =>
        Forecast(data[0], data[1], RuleOptions.Positive(options, "smooth", FactorRule.DefaultSmooth), ofLevels: true);

    private readonly struct SignOf : IUnaryOperation
    {
        public double Invoke(double x) => double.IsNaN(x) ? double.NaN : Math.Sign(x);
    }
}
