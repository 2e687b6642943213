using SysTrade.Domain.Errors;

namespace SysTrade.Execution.Limits;

/// <summary>The largest position, either side, of an instrument over all strategies, or of one strategy in it.</summary>
/// <param name="Strategy">Strategy, or null for the instrument as a whole.</param>
/// <param name="Instrument">Instrument code.</param>
/// <param name="Limit">Contracts, 0 or more.</param>
public sealed record PositionLimit(string? Strategy, string Instrument, int Limit)
{
    /// <summary>The trade nearest to a wanted one that ends within a limit; a position beyond the limit is brought back to it.</summary>
    public static int Apply(int position, int limit, int trade) => Apply(trade, (position, limit));

    /// <summary>
    /// The trade nearest to a wanted one that ends within every limit. Each limit allows an interval of trades and the intervals intersect; where two
    /// contradict each other (one position must be brought back, the other may not grow that far) the smaller trade is made.
    /// </summary>
    public static int Apply(int trade, params IReadOnlyList<(int Position, int Limit)> limits)
    {
        var (lowest, highest) = (int.MinValue, int.MaxValue);
        foreach (var (position, limit) in limits)
        {
            lowest = Math.Max(lowest, Math.Max(int.MinValue / 2, -limit) - position);
            highest = Math.Min(highest, Math.Min(int.MaxValue / 2, limit) - position);
        }

        if (lowest <= highest) return Math.Clamp(trade, lowest, highest);

        // What brings one back breaks the other: go as far as both agree in direction, else nowhere.
        return lowest > 0 && highest > 0 ? highest : lowest < 0 && highest < 0 ? lowest : 0;
    }

    internal PositionLimit Checked() => Limit >= 0
        ? this
        : throw new SysTradeException("InvalidLimit", SysErrorKind.InvalidArgument, $"{Limit} is not a limit of contracts; expected 0 or more.", target: Limit);
}
