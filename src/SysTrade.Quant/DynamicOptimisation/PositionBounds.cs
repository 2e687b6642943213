namespace SysTrade.Quant.DynamicOptimisation;

/// <summary>The range a position may be in, whole contracts.</summary>
/// <param name="Lowest">Smallest position; <see cref="int.MinValue"/> when there is no limit.</param>
/// <param name="Highest">Largest position; <see cref="int.MaxValue"/> when there is no limit.</param>
/// <param name="Reasons">Where the limits come from.</param>
/// <remarks>
/// A range that is not one fixed number always contains zero. Source: pysystemtrade,
/// <c>systems.provided.dynamic_small_system_optimise.set_up_constraints</c>, which limits weights; contracts have no rounding to lose the last one to.
/// </remarks>
public readonly record struct PositionBounds(int Lowest, int Highest, ConstraintReasons Reasons)
{
    /// <summary>No limit.</summary>
    public static PositionBounds Free { get; } = new(int.MinValue, int.MaxValue, ConstraintReasons.None);

    /// <summary>The range that constraints leave.</summary>
    /// <param name="constraint">The constraints.</param>
    /// <param name="previous">Position now; null when it is not known.</param>
    public static PositionBounds Of(PositionConstraint constraint, int? previous)
    {
        if (constraint.NoTrade) return new PositionBounds(previous ?? 0, previous ?? 0, ConstraintReasons.NoTrade);
        var (lowest, highest, reasons) = Free;
        if (constraint.LongOnly)
        {
            lowest = 0;
            reasons |= ConstraintReasons.LongOnly;
        }

        if (constraint.ReduceOnly && previous is { } held)
        {
            lowest = Math.Max(lowest, Math.Min(held, 0));
            highest = Math.Max(held, 0);
            reasons |= ConstraintReasons.ReduceOnly;
        }

        if (constraint.Maximum is { } maximum)
        {
            (lowest, highest) = (Math.Max(lowest, -maximum), Math.Min(highest, maximum));
            reasons |= ConstraintReasons.MaximumPosition;
        }

        return new PositionBounds(lowest, highest, reasons);
    }

    /// <summary>True when a position is within the range.</summary>
    public bool Contains(int position) => position >= Lowest && position <= Highest;

    /// <summary>The position within the range nearest to one.</summary>
    public int Clamp(int position) => Math.Clamp(position, Lowest, Highest);

    /// <summary>Where a search begins: zero, or the end of the range nearest to it.</summary>
    internal int Start => Clamp(0);

    /// <summary>Which way a search goes: away from a bound at or beyond zero, otherwise towards the optimum.</summary>
    internal int Direction(double optimal) => Lowest >= 0 ? 1 : Highest <= 0 ? -1 : optimal < 0 ? -1 : 1;
}
