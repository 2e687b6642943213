namespace SysTrade.Quant.DynamicOptimisation;

/// <summary>What stood in the way of an optimisation.</summary>
public enum OptimisationIssueKind
{
    /// <summary>Positions are held and nothing is known about any instrument. The day was not optimised.</summary>
    NoInstrumentWithData,

    /// <summary>Two instruments that each have data have no known correlation. The day was not optimised.</summary>
    CorrelationMissing,

    /// <summary>The correlations give a portfolio a negative variance. The day was not optimised.</summary>
    NegativeVariance,

    /// <summary>A position is held in an instrument about which not enough is known; it stays, and has no part in the optimisation.</summary>
    HeldWithoutData,

    /// <summary>A position may not be traded and is outside its other limits; it stays.</summary>
    HeldOutsideLimits,
}

/// <summary>Something that stood in the way of an optimisation.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Instrument">The instrument, or empty when it is about all of them.</param>
/// <param name="Description">In words.</param>
public sealed record OptimisationIssue(OptimisationIssueKind Kind, string Instrument, string Description)
{
    /// <summary>True when the whole day was not optimised because of it and all positions stayed as they were.</summary>
    public bool StopsTheDay => Kind is OptimisationIssueKind.NoInstrumentWithData or OptimisationIssueKind.CorrelationMissing or OptimisationIssueKind.NegativeVariance;
}
