using SysTrade.Domain;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Estimation;
using SysTrade.Quant.Fitting;

namespace SysTrade.Quant.Optimisation;

/// <summary>How weights are fitted over time: which past is seen, how it is estimated, what is made of it.</summary>
public sealed partial record WeightOptions
{
    /// <summary>How weights are found from estimates.</summary>
    public WeightMethod Method { get; init; } = WeightMethod.Handcraft;

    /// <summary>Which past each period sees.</summary>
    public FittingMethod DateMethod { get; init; } = FittingMethod.Expanding;

    /// <summary>Length of a rolling window.</summary>
    public int RollYears { get; init; } = 20;

    /// <summary>Time between fits.</summary>
    public string Interval { get; init; } = "12M";

    /// <summary>True to give every asset the Sharpe ratio <see cref="TargetSharpeRatio"/>. The handcraft methods leave out their tilt then.</summary>
    public bool EqualiseSharpeRatios { get; init; } = true;

    /// <summary>True to give every asset the average volatility, so that weights are shares of risk; the simple handcraft method knows no other.</summary>
    public bool EqualiseVolatilities { get; init; } = true;

    /// <summary>Annual Sharpe ratio that equalising and shrinking aim at.</summary>
    public double TargetSharpeRatio { get; init; } = 0.5;

    /// <summary>Share of the way correlations are shrunk towards their average (method shrinkage).</summary>
    public double CorrelationShrinkage { get; init; } = 0.5;

    /// <summary>Share of the way Sharpe ratios are shrunk towards the target (method shrinkage).</summary>
    public double SharpeRatioShrinkage { get; init; } = 0.9;

    /// <summary>True to give assets with data but without estimates a small weight; see <see cref="WeightCleaning"/>.</summary>
    public bool Clean { get; init; } = true;

    /// <summary>True to tilt the weights by the assets' costs in the end.</summary>
    public bool ApplyCostWeight { get; init; }

    /// <summary>How means are estimated.</summary>
    public EstimatorOptions Mean { get; init; } = new() { Lookback = 50_000, MinPeriods = 5 };

    /// <summary>How standard deviations are estimated.</summary>
    public EstimatorOptions Deviation { get; init; } = new() { Lookback = 50_000, MinPeriods = 5 };

    /// <summary>How correlations are estimated; of its periods and frequency nothing is used.</summary>
    public CorrelationOptions Correlation { get; init; } = new() { Lookback = 50_000, MinPeriods = 10, Clean = false, FloorAtZero = false };

    /// <summary>Resampling (method bootstrap).</summary>
    public BootstrapOptions Bootstrap { get; init; } = new();

    /// <summary>Whether to copy what pysystemtrade does wrong.</summary>
    public OptimisationConventions Conventions { get; init; } = OptimisationConventions.Corrected;
}
