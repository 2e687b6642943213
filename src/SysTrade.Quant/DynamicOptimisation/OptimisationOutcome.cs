namespace SysTrade.Quant.DynamicOptimisation;

/// <summary>How an optimisation ended.</summary>
public enum OptimisationOutcome
{
    /// <summary>Positions change.</summary>
    Traded,

    /// <summary>The previous positions were near enough to the ideal ones, so no better ones were looked for.</summary>
    WithinBuffer,

    /// <summary>Better positions were found, none of them a whole contract away after speed control.</summary>
    NoTrade,

    /// <summary>It could not be done; positions stay. <see cref="PositionSolution.Issues"/> say why.</summary>
    NotOptimised,
}
