using MathNet.Numerics.LinearAlgebra;

namespace SysTrade.Quant.Correlations;

/// <content>Repairs and adjustments; each gives a new matrix.</content>
public sealed partial class CorrelationMatrix
{
    /// <summary>True when no combination of the assets has a negative variance (smallest eigenvalue at least -1e-12). False when a value is missing.</summary>
    public bool IsPositiveSemiDefinite => AllPresent && (Count == 0 || Dense(this).Evd(Symmetricity.Symmetric).EigenValues.Min(v => v.Real) >= -1e-12);

    /// <summary>Fills missing values so that there always is some correlation.</summary>
    /// <param name="mustHave">For each asset, whether it has data in the period the matrix was fitted on; null when all have.</param>
    /// <param name="offDiagonal">Value for pairs with an asset that has no data.</param>
    /// <returns>
    /// This matrix when nothing is missing; a boring one when everything is; otherwise known values stay, a missing pair of assets that both have data
    /// takes the average of the known correlations (which is missing when none is known), other missing pairs take <paramref name="offDiagonal"/>, and
    /// the diagonal is one.
    /// </returns>
    public CorrelationMatrix Clean(IReadOnlyList<bool>? mustHave = null, double offDiagonal = 0.99)
    {
        if (AllPresent) return this;
        if (AllMissing) return Boring(Names, offDiagonal);
        var average = AverageCorrelation;
        return Map((i, j, value) => i == j ? 1 : !double.IsNaN(value) ? value : mustHave is null || (mustHave[i] && mustHave[j]) ? average : offDiagonal);
    }

    /// <summary>Negative correlations become zero.</summary>
    public CorrelationMatrix FloorAtZero() => Map((i, j, value) => i == j ? 1 : value < 0 ? 0 : value);

    /// <summary>Correlations are limited to +/- <paramref name="limit"/>.</summary>
    public CorrelationMatrix Clip(double limit)
    {
        limit = Math.Abs(limit);
        return Map((i, j, value) => i == j ? 1 : value < -limit ? -limit : value > limit ? limit : value);
    }

    /// <summary>Moves every correlation towards the average one: <paramref name="share"/> of the way, 0 to 1.</summary>
    public CorrelationMatrix Shrink(double share) => ShrinkTowards(AverageCorrelation, share);

    /// <summary>Moves every correlation towards a given one: <paramref name="share"/> of the way, 0 to 1.</summary>
    public CorrelationMatrix ShrinkTowards(double offDiagonal, double share)
    {
        if (share == 0) return this;
        if (share == 1) return Boring(Names, offDiagonal);
        return Map((i, j, value) => (share * (i == j ? 1 : offDiagonal)) + ((1 - share) * value));
    }

    /// <summary>Correlations rounded to multiples of <paramref name="step"/>.</summary>
    public CorrelationMatrix Quantise(double step = 0.2) => Map((_, _, value) => Math.Round(value * (1 / step), MidpointRounding.ToEven) / (1 / step));

    /// <summary>
    /// A positive semi-definite correlation matrix near this one: negative eigenvalues are raised and the diagonal restored in turn, with Dykstra's
    /// correction (statsmodels' <c>corr_nearest</c>). Assets without data stay missing.
    /// </summary>
    public CorrelationMatrix NearestPositiveSemiDefinite()
    {
        const double SmallestEigenvalue = 1e-15;
        var present = Names.Where((_, i) => HasData(i)).ToArray();
        var current = Dense(Subset(present));
        var correction = Matrix<double>.Build.Dense(present.Length, present.Length);
        for (var round = 0; round < present.Length * 10; round++)
        {
            var adjusted = current - correction;
            var factors = adjusted.Evd(Symmetricity.Symmetric);
            var values = factors.EigenValues.Real();
            if (values.Min() >= SmallestEigenvalue)
            {
                current = adjusted;
                break;
            }

            var raised = Matrix<double>.Build.DenseOfDiagonalVector(values.PointwiseMaximum(SmallestEigenvalue));
            var projected = factors.EigenVectors * raised * factors.EigenVectors.Transpose();
            correction = projected - adjusted;
            current = projected;
            for (var i = 0; i < present.Length; i++) current[i, i] = 1;
        }

        var positions = present.Select((n, i) => (n, i)).ToDictionary(x => x.n, x => x.i, StringComparer.Ordinal);
        return Map((i, j, _) => positions.TryGetValue(Names[i], out var a) && positions.TryGetValue(Names[j], out var b) ? current[a, b] : double.NaN);
    }

    private static Matrix<double> Dense(CorrelationMatrix matrix) => Matrix<double>.Build.DenseOfArray(matrix.ToArray());

    private CorrelationMatrix Map(Func<int, int, double, double> change)
    {
        var triangle = new double[_triangle.Length];
        for (var i = 0; i < Count; i++)
        {
            for (var j = 0; j <= i; j++) triangle[At(i, j)] = change(i, j, this[i, j]);
        }

        return new CorrelationMatrix(Names, triangle);
    }
}
