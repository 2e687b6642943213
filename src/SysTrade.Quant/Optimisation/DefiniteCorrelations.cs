using MathNet.Numerics.LinearAlgebra;
using SysTrade.Quant.Correlations;

namespace SysTrade.Quant.Optimisation;

/// <summary>Makes sure that correlations are those of something that can exist and has a single best portfolio.</summary>
internal static class DefiniteCorrelations
{
    private const double SmallestPivot = 1e-10;
    private const double Ridge = 1e-9;

    /// <summary>
    /// The values as they are where they are positive definite by some margin. Otherwise negative eigenvalues become zero, the diagonal is scaled back to one, and
    /// 1e-9 is added to it. Missing values take the average first.
    /// </summary>
    public static double[,] Of(CorrelationMatrix correlation)
    {
        var values = correlation.Clean().ToArray();
        return IsDefinite(values) ? values : Repaired(values);
    }

    private static bool IsDefinite(double[,] values)
    {
        var n = values.GetLength(0);
        var factor = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            var pivot = values[i, i];
            for (var j = 0; j < i; j++)
            {
                var value = values[i, j];
                for (var k = 0; k < j; k++) value -= factor[i, k] * factor[j, k];
                value /= factor[j, j];
                factor[i, j] = value;
                pivot -= value * value;
            }

            if (!(pivot > SmallestPivot)) return false;
            factor[i, i] = Math.Sqrt(pivot);
        }

        return true;
    }

    private static double[,] Repaired(double[,] values)
    {
        var factors = Matrix<double>.Build.DenseOfArray(values).Evd(Symmetricity.Symmetric);
        var raised = factors.EigenValues.Real();
        if (raised.Minimum() < 0)
        {
            raised = raised.PointwiseMaximum(0);
            var projected = factors.EigenVectors * Matrix<double>.Build.DenseOfDiagonalVector(raised) * factors.EigenVectors.Transpose();
            var n = values.GetLength(0);
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < i; j++) values[i, j] = values[j, i] = projected[i, j] / Math.Sqrt(projected[i, i] * projected[j, j]);
                values[i, i] = 1;
            }
        }

        for (var i = 0; i < values.GetLength(0); i++) values[i, i] += Ridge;
        return values;
    }
}
