using SysTrade.Quant.Fitting;

namespace SysTrade.Quant.Optimisation;

/// <summary>How weights are fitted where pysystemtrade does something questionable. All off is right; each on gives its numbers.</summary>
public sealed record OptimisationConventions
{
    /// <summary>The right way.</summary>
    public static OptimisationConventions Corrected { get; } = new();

    /// <summary>pysystemtrade's.</summary>
    public static OptimisationConventions Pysystemtrade { get; } = new()
    {
        Fitting = FittingConventions.Pysystemtrade,
        MeanIgnoresFrequency = true,
        EmptyPeriodsAreZero = true,
        CostsAveragedOverCostDays = true,
        HandcraftNotNormalised = true,
        ShrinkageMeanKeyIgnored = true,
        MissingWeightsStayMissing = true,
    };

    /// <summary>Layout of the fitting periods.</summary>
    public FittingConventions Fitting { get; init; } = FittingConventions.Stable;

    /// <summary>True to annualise means as if returns were weekly whatever their frequency.</summary>
    public bool MeanIgnoresFrequency { get; init; }

    /// <summary>True when a week (month, ...) without any return counts as one of zero return; false when it is missing.</summary>
    public bool EmptyPeriodsAreZero { get; init; }

    /// <summary>True to average costs over the days that have one; false: over the days that have a gross return, so that the sum deducted is the sum paid.</summary>
    public bool CostsAveragedOverCostDays { get; init; }

    /// <summary>True when handcrafted weights are left to sum to more than one where Sharpe ratios are equalised, also when they are cleaned.</summary>
    public bool HandcraftNotNormalised { get; init; }

    /// <summary>True to ignore the key <c>shrinkage_mean</c>; false when it stands in for a missing <c>shrinkage_SR</c>.</summary>
    public bool ShrinkageMeanKeyIgnored { get; init; }

    /// <summary>True when cleaning leaves the weight of an asset without data missing if no asset with data lacks one; false: it is zero.</summary>
    public bool MissingWeightsStayMissing { get; init; }
}
