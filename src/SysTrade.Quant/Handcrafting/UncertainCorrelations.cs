using MathNet.Numerics.Distributions;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Estimation;
using SysTrade.Quant.Optimisation;

namespace SysTrade.Quant.Handcrafting;

/// <summary>Shares of risk for up to three instruments whose correlations are only estimates.</summary>
/// <remarks>
/// One instrument has all, two have a half each. For three, each correlation takes a low, a middle and a high value, and the portfolios with the largest
/// Sharpe ratio at equal Sharpe ratios are averaged over the 27 combinations. The low and the high value lie
/// 4 x 1.1503 / sqrt(rows - 3) below and above in Fisher's transform (1.1503 is the normal quantile of 1 - 0.25 / 2). A share below 0.1 is raised to that, then
/// shares are brought to a sum of one.
/// </remarks>
internal static class UncertainCorrelations
{
    private const double SmallestWeight = 0.1;
    private const double Caution = 4;
    private const double LargestCorrelation = 0.99999999999999;
    private static readonly double Quantile = Normal.InvCDF(0, 1, 1 - (0.25 / 2));

    public static double[] Weights(CorrelationMatrix correlation, int rows)
    {
        var n = correlation.Count;
        if (n < 3) return [.. Enumerable.Repeat(1.0 / n, n)];
        var width = Caution * Quantile / Math.Sqrt(Math.Max(1, rows - 3));
        double[] ab = Points(correlation[0, 1], width), ac = Points(correlation[0, 2], width), bc = Points(correlation[1, 2], width);
        var sums = new double[3];
        foreach (var x in ab)
        {
            foreach (var y in ac)
            {
                foreach (var z in bc)
                {
                    var matrix = new CorrelationMatrix(correlation.Names, new[,] { { 1, x, y }, { x, 1, z }, { y, z, 1 } });
                    var weights = MaximumSharpeRatio.Optimise(new AssetEstimates(matrix, [0.5, 0.5, 0.5], [1, 1, 1], 1)).Weights;
                    for (var i = 0; i < 3; i++) sums[i] += weights[i];
                }
            }
        }

        var raised = sums.Select(s => Math.Max(s / 27, SmallestWeight)).ToArray();
        return [.. raised.Select(w => w / raised.Sum())];
    }

    private static double[] Points(double correlation, double width)
    {
        var middle = Math.Atanh(Math.Clamp(correlation, -LargestCorrelation, LargestCorrelation));
        return [Math.Tanh(middle - width), Math.Tanh(middle), Math.Tanh(middle + width)];
    }
}
