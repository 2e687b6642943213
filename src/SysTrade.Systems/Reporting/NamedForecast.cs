using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Systems.Reporting;

/// <summary>A forecast of a system, and what it is of.</summary>
/// <param name="Kind">How far it has been worked on.</param>
/// <param name="Instrument">Instrument code.</param>
/// <param name="Rule">Trading rule; null for the combined forecast.</param>
/// <param name="Values">The forecast by business day; NaN where there is none.</param>
public sealed record NamedForecast(ForecastKind Kind, string Instrument, string? Rule, TimeSeries Values)
{
    /// <summary>The forecasts of one instrument: one, or one for each rule.</summary>
    /// <param name="system">The system.</param>
    /// <param name="code">Instrument code.</param>
    /// <param name="kind">How far worked on.</param>
    /// <param name="rules">Rules wanted; null takes those with a weight. None for the combined forecast.</param>
    /// <exception cref="SysTradeException"><c>ForecastKindArguments</c> when rules are named for the combined forecast; <c>InstrumentNotFound</c>, <c>TradingRuleNotFound</c>.</exception>
    public static IReadOnlyList<NamedForecast> Of(TradingSystem system, string code, ForecastKind kind, IReadOnlyList<string>? rules = null)
    {
        SystemNames.Instrument(system, code);
        if (kind != ForecastKind.Combined) return [.. SystemNames.RulesOf(system, code, rules).Select(rule => new NamedForecast(kind, code, rule, OfRule(system, code, kind, rule)))];
        if (rules is not null)
        {
            throw new SysTradeException(
                "ForecastKindArguments", SysErrorKind.InvalidArgument, "The combined forecast is of all rules; some were named.", "Ask for kind Capped, Scaled or Raw, or leave the rules out.", kind);
        }

        return [new NamedForecast(kind, code, null, system.CombForecast.CombinedForecast[code])];
    }

    private static TimeSeries OfRule(TradingSystem system, string code, ForecastKind kind, string rule) => kind switch
    {
        ForecastKind.Raw => system.ForecastScaleCap.RawForecast[code, rule],
        ForecastKind.Scaled => system.ForecastScaleCap.ScaledForecast[code, rule],
        _ => system.ForecastScaleCap.CappedForecast[code, rule],
    };
}
