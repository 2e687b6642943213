using SysTrade.Domain.Errors;

namespace SysTrade.Quant.Optimisation;

/// <summary>Solves max s'x - x'Cx/2 over x >= 0 for a positive definite C, by the active-set method of Lawson and Hanson in its form for normal equations.</summary>
/// <remarks>
/// Assets enter one at a time where the objective rises fastest; those that would turn negative leave on the way. Each step raises the objective, so no set
/// comes twice and the method ends. The Cholesky factor of the set grows by a row when an asset enters and is made again when one leaves.
/// Source: C. Lawson and R. Hanson, Solving Least Squares Problems (1974), chapter 23; R. Bro and S. de Jong, A fast non-negativity-constrained least
/// squares algorithm (1997).
/// </remarks>
internal sealed class NonNegativeQuadratic
{
    private const double GradientTolerance = 1e-13;

    private readonly double[,] _c;
    private readonly double[] _s;
    private readonly double[] _x;
    private readonly double[] _gradient;
    private readonly bool[] _refused;
    private readonly int[] _set;
    private readonly double[,] _factor;
    private readonly double[] _z;
    private int _size;

    private NonNegativeQuadratic(double[,] c, double[] s)
    {
        var n = s.Length;
        (_c, _s) = (c, s);
        (_x, _gradient, _refused, _set, _factor, _z) = (new double[n], (double[])s.Clone(), new bool[n], new int[n], new double[n, n], new double[n]);
    }

    /// <summary>The only solution; zero when no element of <paramref name="s"/> is positive.</summary>
    public static double[] Solve(double[,] c, double[] s) => new NonNegativeQuadratic(c, s).Run();

    private double[] Run()
    {
        var tolerance = GradientTolerance * _s.Max();
        var steps = 0;
        while (Steepest(tolerance) is var next and >= 0)
        {
            if (++steps > 100 + (20 * _s.Length))
            {
                throw new SysTradeException(
                    "OptimiserDidNotEnd", SysErrorKind.InvalidData,
                    $"The weights of {_s.Length} assets were not found in {steps} steps.", "Look for assets with nearly identical returns.");
            }

            if (!Enter(next)) continue;
            while (FirstToLeave() is var (leaving, share) && leaving >= 0) Leave(leaving, share);
            Accept();
        }

        return _x;
    }

    private int Steepest(double tolerance)
    {
        var (best, steepest) = (-1, tolerance);
        for (var i = 0; i < _s.Length; i++)
        {
            if (_refused[i] || Array.IndexOf(_set, i, 0, _size) >= 0 || !(_gradient[i] > steepest)) continue;
            (best, steepest) = (i, _gradient[i]);
        }

        return best;
    }

    /// <summary>Takes an asset into the set. Rounding can make one look worth it that is not: it is refused until something else has changed.</summary>
    private bool Enter(int asset)
    {
        Append(asset);
        SolveSet();
        if (_z[_size - 1] > 0) return true;
        _size--;
        _refused[asset] = true;
        return false;
    }

    /// <summary>Position in the set of the asset that reaches zero first on the way to the set's solution, and the share of the way; -1 when none does.</summary>
    private (int Leaving, double Share) FirstToLeave()
    {
        var (leaving, share) = (-1, double.PositiveInfinity);
        for (var k = 0; k < _size; k++)
        {
            if (_z[k] > 0) continue;
            var x = _x[_set[k]];
            var reach = x / (x - _z[k]);
            if (reach < share) (leaving, share) = (k, reach);
        }

        return (leaving, share);
    }

    private void Leave(int leaving, double share)
    {
        for (var k = 0; k < _size; k++)
        {
            var i = _set[k];
            _x[i] += share * (_z[k] - _x[i]);
        }

        _x[_set[leaving]] = 0;
        var kept = _set[..leaving].Concat(_set[(leaving + 1).._size]).ToArray();
        _size = 0;
        foreach (var i in kept) Append(i);
        SolveSet();
    }

    private void Accept()
    {
        for (var k = 0; k < _size; k++) _x[_set[k]] = _z[k];
        Array.Clear(_refused);
        for (var i = 0; i < _s.Length; i++)
        {
            var product = 0.0;
            for (var k = 0; k < _size; k++) product += _c[i, _set[k]] * _z[k];
            _gradient[i] = _s[i] - product;
        }
    }

    private void Append(int asset)
    {
        var k = _size;
        var pivot = _c[asset, asset];
        for (var row = 0; row < k; row++)
        {
            var value = _c[asset, _set[row]];
            for (var j = 0; j < row; j++) value -= _factor[k, j] * _factor[row, j];
            value /= _factor[row, row];
            _factor[k, row] = value;
            pivot -= value * value;
        }

        _factor[k, k] = Math.Sqrt(pivot);
        _set[_size++] = asset;
    }

    private void SolveSet()
    {
        for (var row = 0; row < _size; row++)
        {
            var value = _s[_set[row]];
            for (var j = 0; j < row; j++) value -= _factor[row, j] * _z[j];
            _z[row] = value / _factor[row, row];
        }

        for (var row = _size - 1; row >= 0; row--)
        {
            var value = _z[row];
            for (var j = row + 1; j < _size; j++) value -= _factor[j, row] * _z[j];
            _z[row] = value / _factor[row, row];
        }
    }
}
