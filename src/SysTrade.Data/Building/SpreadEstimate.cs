using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>Half the bid-ask spread of an instrument, from samples.</summary>
/// <param name="Instrument">Instrument code.</param>
/// <param name="HalfSpread">The estimate, price units: half the median spread.</param>
/// <param name="Samples">Samples that were used.</param>
/// <param name="Rejected">Samples that were not: zero, below zero (crossed quotes), or not a number.</param>
/// <param name="LowQuartile">Half the spread that a quarter of the samples are below.</param>
/// <param name="HighQuartile">Half the spread that a quarter of the samples are above.</param>
/// <param name="TrimmedMean">Half the mean spread without the smallest and largest tenth.</param>
/// <param name="From">First sample.</param>
/// <param name="To">Last sample.</param>
/// <param name="Configured">What the cost table says, or null.</param>
public sealed record SpreadEstimate(
    string Instrument, double HalfSpread, int Samples, int Rejected, double LowQuartile, double HighQuartile, double TrimmedMean, DateTime From, DateTime To,
    double? Configured)
{
    /// <summary>Fewest samples that an estimate is made of.</summary>
    public const int FewestSamples = 5;

    /// <summary>Samples over configured; null where nothing is configured, or zero.</summary>
    public double? Ratio => Configured is { } configured and > 0 ? HalfSpread / configured : null;

    /// <summary>What to do about it, in words.</summary>
    public string Advice =>
        Configured is null ? "No spread is configured; the estimate can be entered."
        : Ratio is not { } ratio ? "The configured spread is zero: trading would look free."
        : ratio is < 0.1 or > 10 ? $"The samples are {ratio:0.##} times the configured spread: one of the two is probably in other units."
        : ratio is <= 0.5 or >= 2 ? $"The samples are {ratio:0.##} times the configured spread; the table should be brought up to date."
        : "The configured spread agrees with the samples.";

    /// <summary>Makes the estimate of full spreads, ask less bid, price units.</summary>
    /// <param name="instrument">Instrument code.</param>
    /// <param name="spreads">Samples by moment.</param>
    /// <param name="configured">What the cost table says, or null.</param>
    /// <exception cref="MissingDataException"><c>TooFewSamples</c>.</exception>
    public static SpreadEstimate Of(string instrument, TimeSeries spreads, double? configured = null)
    {
        var used = new List<double>(spreads.Count);
        foreach (var spread in spreads.Values)
        {
            if (double.IsFinite(spread) && spread > 0) used.Add(spread / 2);
        }

        if (used.Count < FewestSamples)
        {
            throw new MissingDataException(
                "TooFewSamples", $"There are {used.Count} usable samples of the spread of '{instrument}' ({spreads.Count - used.Count} are zero, below zero or missing); {FewestSamples} are needed.",
                "Take more samples while the market is open.", instrument);
        }

        used.Sort();
        var trimmed = used.Count / 10;
        return new SpreadEstimate(
            instrument, Quantile(used, 0.5), used.Count, spreads.Count - used.Count, Quantile(used, 0.25), Quantile(used, 0.75),
            used.Skip(trimmed).Take(used.Count - (2 * trimmed)).Average(), spreads.Index.First, spreads.Index.Last, configured);
    }

    /// <summary>Linear between values, as pandas' quantile.</summary>
    private static double Quantile(List<double> sorted, double share)
    {
        var at = share * (sorted.Count - 1);
        var low = (int)Math.Floor(at);
        return low + 1 >= sorted.Count ? sorted[low] : sorted[low] + ((at - low) * (sorted[low + 1] - sorted[low]));
    }
}
