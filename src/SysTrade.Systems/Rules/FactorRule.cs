using SysTrade.Domain;
using SysTrade.Quant.Volatility;
using SysTrade.Series;

namespace SysTrade.Systems.Rules;

/// <summary>A factor such as skew, compared with its average and with its own volatility.</summary>
public static class FactorRule
{
    internal const int DefaultSmooth = 90;

    /// <summary>EW mean of the factor over its own robust volatility.</summary>
    /// <param name="factor">Factor less the average it is compared with, in units of the factor.</param>
    /// <param name="smooth">EW span of the smoothing, rows.</param>
    /// <param name="ofLevels">True to take the volatility of the levels, as the reference does by mistake; its scalars are fitted to that.</param>
    /// <returns>
    /// Forecast without unit on the index of the factor; holds through missing days; NaN until the factor has changed ten times. Source: handbook,
    /// rules, factor_trading_rule.
    /// </returns>
    public static TimeSeries Forecast(TimeSeries factor, double smooth = DefaultSmooth, bool ofLevels = false) =>
        Normalised(factor, ofLevels).EwmMean(Decay.Span(smooth));

    internal static TimeSeries Normalised(TimeSeries factor, bool ofLevels) =>
        factor / RobustVolatility.Estimate(ofLevels ? factor : factor.Difference(), new RobustVolatilityOptions());

    internal static TimeSeries Rule(IReadOnlyList<TimeSeries> data, NamedOptions options) => Forecast(data[0], RuleOptions.Positive(options, "smooth", DefaultSmooth));

    internal static TimeSeries OfLevelsRule(IReadOnlyList<TimeSeries> data, NamedOptions options) =>
        Forecast(data[0], RuleOptions.Positive(options, "smooth", DefaultSmooth), ofLevels: true);
}
