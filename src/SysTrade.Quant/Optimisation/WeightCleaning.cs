namespace SysTrade.Quant.Optimisation;

/// <summary>Gives assets that have data but no fitted weight a small one.</summary>
public static class WeightCleaning
{
    /// <summary>Replaces missing weights.</summary>
    public static double[] Clean(IReadOnlyList<double> weights, IReadOnlyList<bool> mustHave, double fraction = 0.5, bool missingStayMissing = false) =>
        throw new NotImplementedException();
}
