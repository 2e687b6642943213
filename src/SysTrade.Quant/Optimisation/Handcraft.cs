using SysTrade.Quant.Estimation;

namespace SysTrade.Quant.Optimisation;

/// <summary>Handcrafting: half the risk to each of two clusters, and so on within them, then a tilt by Sharpe ratio.</summary>
public static class Handcraft
{
    /// <summary>Weights for the assets of the estimates.</summary>
    public static double[] Optimise(AssetEstimates estimates, bool equaliseSharpeRatios, bool normalise = true) => throw new NotImplementedException();
}
