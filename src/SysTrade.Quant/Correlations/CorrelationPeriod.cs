using SysTrade.Quant.Fitting;

namespace SysTrade.Quant.Correlations;

/// <summary>The correlations in force in one period.</summary>
/// <param name="Period">What they were fitted on and when they are used.</param>
/// <param name="Matrix">The correlations.</param>
public sealed record CorrelationPeriod(FitPeriod Period, CorrelationMatrix Matrix)
{
    /// <summary>First moment of the data they were fitted on.</summary>
    public DateTime FitStart => Period.FitStart;

    /// <summary>End of the data they were fitted on.</summary>
    public DateTime FitEnd => Period.FitEnd;

    /// <summary>First moment they are used.</summary>
    public DateTime PeriodStart => Period.PeriodStart;

    /// <summary>Last moment they are used.</summary>
    public DateTime PeriodEnd => Period.PeriodEnd;
}
