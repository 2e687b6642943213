using SysTrade.Quant.Estimation;
using SysTrade.Quant.Fitting;

namespace SysTrade.Quant.Optimisation;

/// <summary>How the weights of one period came about.</summary>
/// <param name="Period">What they were fitted on and when they are used.</param>
/// <param name="Weights">The weights after cleaning, in the order of the returns' columns; before costs are weighed in.</param>
/// <param name="Estimates">What was known of all assets; null in the period without data.</param>
/// <param name="Fit">The optimisation over the assets that have estimates; null when there is none, or no data.</param>
public sealed record WeightPeriod(FitPeriod Period, IReadOnlyList<double> Weights, AssetEstimates? Estimates, FittedWeights? Fit);
