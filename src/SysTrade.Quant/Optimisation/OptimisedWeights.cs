using SysTrade.Series;

namespace SysTrade.Quant.Optimisation;

/// <summary>Weights as they were fitted from one period to the next.</summary>
/// <param name="Weights">A row for each period, at its start; a column for each asset.</param>
/// <param name="Periods">How each row came about.</param>
public sealed record OptimisedWeights(Frame Weights, IReadOnlyList<WeightPeriod> Periods);
