namespace SysTrade.Quant.Fitting;

/// <summary>Which past an estimate may see.</summary>
public enum FittingMethod
{
    /// <summary>All of it, the future included: for comparison only.</summary>
    InSample,

    /// <summary>A window of years that moves along.</summary>
    Rolling,

    /// <summary>Everything before the period.</summary>
    Expanding,
}
