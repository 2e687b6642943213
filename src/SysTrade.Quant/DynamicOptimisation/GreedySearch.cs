namespace SysTrade.Quant.DynamicOptimisation;

/// <summary>
/// Whole positions found by adding one contract at a time, always the one that makes the objective smallest, until none makes it smaller.
/// </summary>
/// <remarks>
/// Gaps are kept in units of annual risk, h(i) = (k(i) - k*(i)) v(i) s(i), beside C h. A contract more in instrument i changes the variance by
/// 2 a(i) (C h)(i) + a(i)^2, so a candidate costs nothing but a square root, and the one that is taken costs one pass over its column of C. Of equals
/// the first is taken. A position that has reached its bound is not looked at again. Not safe for concurrent use.
/// </remarks>
internal sealed class GreedySearch
{
    private readonly int _count;
    private readonly double[] _correlations;
    private readonly double[] _gaps;
    private readonly double[] _products;
    private readonly double[] _steps;
    private readonly double[] _unitCosts;
    private readonly int[] _previous;
    private readonly int[] _positions;
    private readonly int[] _directions;
    private readonly PositionBounds[] _bounds;
    private readonly bool[] _atLimit;

    /// <summary>Sets a search up.</summary>
    /// <param name="correlations">Correlations row by row, at least count x count values.</param>
    /// <param name="optimal">Ideal positions.</param>
    /// <param name="risks">Annual risk of a contract, fraction of capital; negative for one of negative value.</param>
    /// <param name="unitCosts">Cost of trading a contract, shadow cost included.</param>
    /// <param name="previous">Positions that costs count from.</param>
    /// <param name="bounds">Bounds.</param>
    public GreedySearch(double[] correlations, double[] optimal, double[] risks, double[] unitCosts, int[] previous, PositionBounds[] bounds)
    {
        _count = optimal.Length;
        (_correlations, _unitCosts, _previous, _bounds) = (correlations, unitCosts, previous, bounds);
        (_gaps, _products, _steps) = (new double[_count], new double[_count], new double[_count]);
        (_positions, _directions, _atLimit) = (new int[_count], new int[_count], new bool[_count]);
        for (var i = 0; i < _count; i++)
        {
            _positions[i] = bounds[i].Start;
            _directions[i] = bounds[i].Direction(optimal[i]);
            _steps[i] = _directions[i] * risks[i];
            _gaps[i] = (_positions[i] - optimal[i]) * risks[i];
        }

        Multiply(_gaps, _products);
    }

    /// <summary>Positions now.</summary>
    public int[] Positions => _positions;

    /// <summary>True when the correlations gave a portfolio on the way a negative variance.</summary>
    public bool FoundNegativeVariance { get; private set; }

    /// <summary>Searches until no contract makes the objective smaller.</summary>
    /// <returns>The objective at the end.</returns>
    public double Run()
    {
        var variance = Dot(_gaps, _products);
        var cost = Cost();
        var best = PositionObjective.Root(variance, _gaps) + cost;
        if (double.IsNaN(best)) FoundNegativeVariance = true;
        while (!FoundNegativeVariance)
        {
            var (taken, value) = BestStep(variance, cost, best);
            if (taken < 0) break;
            Take(taken);
            (variance, cost, best) = (Dot(_gaps, _products), Cost(), value);
        }

        return best;
    }

    private (int Instrument, double Value) BestStep(double variance, double cost, double best)
    {
        var taken = -1;
        for (var i = 0; i < _count; i++)
        {
            if (_atLimit[i]) continue;
            if (!CanStep(i))
            {
                _atLimit[i] = true;
                continue;
            }

            var step = _steps[i];
            var candidate = variance + (2 * step * _products[i]) + (step * step);
            if (candidate < 0 && double.IsNaN(PositionObjective.Root(candidate, _gaps)))
            {
                FoundNegativeVariance = true;
                return (-1, double.NaN);
            }

            var distance = Math.Abs(_positions[i] + _directions[i] - _previous[i]) - Math.Abs(_positions[i] - _previous[i]);
            var value = Math.Sqrt(Math.Max(candidate, 0)) + cost + (_unitCosts[i] * distance);
            if (value < best) (taken, best) = (i, value);
        }

        return (taken, best);
    }

    private bool CanStep(int i) => _directions[i] > 0 ? _positions[i] < _bounds[i].Highest : _positions[i] > _bounds[i].Lowest;

    private void Take(int i)
    {
        _positions[i] += _directions[i];
        _gaps[i] += _steps[i];
        var column = _correlations.AsSpan(i * _count, _count);
        for (var j = 0; j < _count; j++) _products[j] += _steps[i] * column[j];
    }

    private double Cost()
    {
        var sum = 0.0;
        for (var i = 0; i < _count; i++) sum += _unitCosts[i] * Math.Abs(_positions[i] - _previous[i]);
        return sum;
    }

    private void Multiply(double[] vector, double[] product)
    {
        for (var i = 0; i < _count; i++) product[i] = Dot(_correlations.AsSpan(i * _count, _count), vector);
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
