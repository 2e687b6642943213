namespace SysTrade.Data.Building;

/// <summary>Limits of the price check. A limit of zero, or below, switches its rule off.</summary>
public sealed record PriceCheckOptions
{
    /// <summary>Largest change, over the root of the days since the price before, as a multiple of the mean of those before it (config key <c>max_price_spike</c>).</summary>
    public double MaximumSpike { get; init; } = 8;

    /// <summary>The same as a multiple of the median of the last 250, which earlier spikes do not raise.</summary>
    public double MaximumOverMedian { get; init; } = 25;

    /// <summary>Changes before one that are needed to judge it; with fewer, it is judged by the median of all.</summary>
    public int MinimumHistory { get; init; } = 20;

    /// <summary>Days in a row with the very same close that are suspect.</summary>
    public int StaleDays { get; init; } = 25;

    /// <summary>Calendar days without a price, inside the series, that are suspect.</summary>
    public int GapDays { get; init; } = 15;

    /// <summary>Whether prices of zero and below are suspect: right for prices of contracts, wrong for adjusted ones.</summary>
    public bool PositiveOnly { get; init; } = true;

    /// <summary>The present, on the clock of the rows; later rows are suspect. Null does not ask.</summary>
    public DateTime? Now { get; init; }

    /// <summary>Only rows after this moment are judged; those before are history. Null judges all.</summary>
    public DateTime? After { get; init; }

    /// <summary>Span, in changes, of the mean that <see cref="MaximumSpike"/> refers to.</summary>
    internal const double MeanSpan = 500;

    /// <summary>Changes that the median refers to.</summary>
    internal const int MedianRows = 250;
}
