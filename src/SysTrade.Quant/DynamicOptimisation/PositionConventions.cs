namespace SysTrade.Quant.DynamicOptimisation;

/// <summary>The reference's departures from what its constraints say. All off is right.</summary>
public sealed record PositionConventions
{
    /// <summary>Nothing of it.</summary>
    public static PositionConventions Right { get; } = new();

    /// <summary>All of it.</summary>
    public static PositionConventions Pysystemtrade { get; } = new()
    {
        BreachesInsideBufferStay = true,
        AdjustmentMayPassBounds = true,
        AllZeroKeepsPrevious = true,
        MissingDataClosesPositions = true,
    };

    /// <summary>True to leave positions alone that are outside their bounds when the tracking error is inside its buffer.</summary>
    public bool BreachesInsideBufferStay { get; init; }

    /// <summary>True when trading only part of the way may leave a position outside its bounds.</summary>
    public bool AdjustmentMayPassBounds { get; init; }

    /// <summary>True to keep the previous positions when no position at all is best.</summary>
    public bool AllZeroKeepsPrevious { get; init; }

    /// <summary>True to give an instrument without data a position of zero; false to hold what there is, which cannot be priced.</summary>
    public bool MissingDataClosesPositions { get; init; }
}
