namespace SysTrade.Quant.DynamicOptimisation;

/// <summary>Why a position is limited, or not optimised at all.</summary>
[Flags]
public enum ConstraintReasons
{
    /// <summary>It is free.</summary>
    None = 0,

    /// <summary>It may not be short.</summary>
    LongOnly = 1,

    /// <summary>It may not be traded.</summary>
    NoTrade = 2,

    /// <summary>It may only come nearer to zero.</summary>
    ReduceOnly = 4,

    /// <summary>It has a largest size.</summary>
    MaximumPosition = 8,

    /// <summary>The cost of trading it is not known, so it is not traded.</summary>
    CostUnknown = 16,

    /// <summary>Its optimum, contract value, volatility or correlations are not known, so it has no part in the optimisation.</summary>
    DataMissing = 32,
}
