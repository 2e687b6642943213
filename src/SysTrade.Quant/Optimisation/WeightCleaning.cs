using SysTrade.Domain.Errors;

namespace SysTrade.Quant.Optimisation;

/// <summary>Gives assets that have data but no fitted weight a small one.</summary>
/// <remarks>Source: pysystemtrade, <c>sysquant.optimisation.cleaning</c>.</remarks>
public static class WeightCleaning
{
    /// <summary>Replaces missing weights.</summary>
    /// <param name="weights">Weights; NaN where none was fitted.</param>
    /// <param name="mustHave">For each asset, whether it has data in the fit window, so that it should have some weight.</param>
    /// <param name="fraction">The share of an equal weight that an asset without a fitted weight gets.</param>
    /// <param name="missingStayMissing">True to leave a weight missing where nothing else is replaced; false to make it zero.</param>
    /// <returns>
    /// All zero when no asset must have a weight. When some that must have one lack it, they share <paramref name="fraction"/> times their part of the
    /// number of assets with a weight or due one equally, the fitted ones are scaled to the rest, other assets get zero, and the sum is brought to one.
    /// Otherwise the weights as they are.
    /// </returns>
    /// <exception cref="SysTradeException"><c>LengthMismatch</c>.</exception>
    public static double[] Clean(IReadOnlyList<double> weights, IReadOnlyList<bool> mustHave, double fraction = 0.5, bool missingStayMissing = false)
    {
        if (weights.Count != mustHave.Count)
        {
            throw new SysTradeException(
                "LengthMismatch", SysErrorKind.InvalidArgument,
                $"There are {weights.Count} weights and {mustHave.Count} marks of assets with data; there must be equally many.");
        }

        var cleaned = new double[weights.Count];
        var (due, fitted) = (0, 0);
        for (var i = 0; i < cleaned.Length; i++)
        {
            if (!double.IsNaN(weights[i])) fitted++;
            else if (mustHave[i]) due++;
        }

        if (!mustHave.Contains(true)) return cleaned;
        var each = due == 0 ? 0 : fraction / (fitted + due);
        var rest = 1 - (each * due);
        for (var i = 0; i < cleaned.Length; i++)
        {
            cleaned[i] = !double.IsNaN(weights[i]) ? weights[i] * rest : mustHave[i] ? each : missingStayMissing && due == 0 ? double.NaN : 0;
        }

        if (due == 0) return cleaned;
        var sum = cleaned.Sum();
        for (var i = 0; i < cleaned.Length; i++) cleaned[i] /= sum;
        return cleaned;
    }
}
