using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Systems.Rules;

/// <summary>What the rules that compare an instrument with its asset class share.</summary>
internal static class Outperformance
{
    public const int DefaultHorizon = 250;

    private const int ShortestSpan = 2;

    /// <summary>Price of the instrument less that of its class, both forward-filled.</summary>
    public static TimeSeries Of(TimeSeries price, TimeSeries classPrice) => price.ForwardFill() - classPrice.ForwardFill();

    /// <summary>Span of the smoothing: a quarter of the horizon unless given, and never less than two rows.</summary>
    public static double Span(int horizon, int? span) => Math.Max(span ?? horizon / 4, ShortestSpan);

    public static int Horizon(NamedOptions options) => RuleOptions.Positive(options, "horizon", DefaultHorizon);

    public static int? Span(NamedOptions options) => options.DoubleOrNull("ewma_span") is null ? null : RuleOptions.Positive(options, "ewma_span", ShortestSpan);
}
