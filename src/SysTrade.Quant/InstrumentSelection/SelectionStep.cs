namespace SysTrade.Quant.InstrumentSelection;

/// <summary>A portfolio on the way, with the instrument that was added last.</summary>
/// <param name="Added">The instrument added.</param>
/// <param name="SharpeRatio">Expected annual Sharpe ratio after costs and after what cannot be held in whole contracts.</param>
/// <param name="Instruments">All instruments so far, in the order they were added.</param>
/// <param name="Weights">Their risk weights, summing to one.</param>
/// <param name="DiversificationMultiplier">How much larger positions may be than alone.</param>
/// <param name="MaximumPositions">Contracts at the largest forecast.</param>
public sealed record SelectionStep(
    string Added, double SharpeRatio, IReadOnlyList<string> Instruments, IReadOnlyList<double> Weights, double DiversificationMultiplier, IReadOnlyList<double> MaximumPositions);
