using SysTrade.Series;

namespace SysTrade.Systems.Tools;

/// <summary>Scales all positions down together when a measure of risk passes its limit (handbook, stage portfolio).</summary>
internal static class RiskOverlay
{
    /// <summary>The smallest of limit / max(limit, measure) over the measures; one where every measure is within its limit or unknown.</summary>
    public static TimeSeries Multiplier(params ReadOnlySpan<(TimeSeries Measure, double Limit)> measures)
    {
        var index = TimeIndex.Empty;
        foreach (var (measure, _) in measures) index = index.Union(measure.Index);
        var multiplier = new double[index.Count];
        Array.Fill(multiplier, 1.0);
        foreach (var (measure, limit) in measures)
        {
            var values = measure.Reindex(index).Values;
            for (var i = 0; i < multiplier.Length; i++)
            {
                if (values[i] > limit) multiplier[i] = Math.Min(multiplier[i], limit / values[i]);
            }
        }

        return new TimeSeries(index, multiplier);
    }
}
