namespace SysTrade.Quant.Optimisation;

/// <summary>Weights made from estimates, and how good they are by them.</summary>
/// <param name="Names">Assets that have all estimates, in alphabetical order.</param>
/// <param name="Weights">A weight for each of them.</param>
/// <param name="SharpeRatio">
/// Annual Sharpe ratio of the weights by the estimates the method worked with: equalised, shrunk, or neither. The objective where it maximises one.
/// </param>
/// <param name="KktResidual">How far from optimal the weights are; see <see cref="MaximumSharpeRatio.KktResidual"/>. NaN for methods that do not maximise.</param>
public sealed record FittedWeights(IReadOnlyList<string> Names, IReadOnlyList<double> Weights, double SharpeRatio, double KktResidual);
