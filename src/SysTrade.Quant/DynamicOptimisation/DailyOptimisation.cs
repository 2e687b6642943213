using System.Buffers;

namespace SysTrade.Quant.DynamicOptimisation;

/// <summary>One run of <see cref="PositionOptimiser"/>. The instruments with data are numbered anew, without gaps.</summary>
internal sealed class DailyOptimisation
{
    private readonly PositionProblem _problem;
    private readonly PositionConventions _conventions;
    private readonly bool[] _used;
    private readonly int[] _instruments;
    private readonly double[] _optimal;
    private readonly double[] _risks;
    private readonly int[] _previous;
    private readonly PositionBounds[] _bounds;
    private readonly List<OptimisationIssue> _issues = [];

    public DailyOptimisation(PositionProblem problem, PositionConventions conventions)
    {
        (_problem, _conventions) = (problem, conventions);
        _used = new bool[problem.Count];
        for (var i = 0; i < _used.Length; i++) _used[i] = PositionObjective.HasData(problem, i);
        _instruments = [.. Enumerable.Range(0, problem.Count).Where(i => _used[i])];
        var n = _instruments.Length;
        (_optimal, _risks, _previous, _bounds) = (new double[n], new double[n], new int[n], new PositionBounds[n]);
        for (var i = 0; i < n; i++)
        {
            var of = _instruments[i];
            _optimal[i] = problem.Optimal[of];
            _risks[i] = problem.ContractValues[of] * problem.Volatilities[of];
            _previous[i] = problem.Previous?[of] ?? 0;
            _bounds[i] = problem.BoundsOf(of);
        }
    }

    private bool HasPrevious => _problem.Previous is not null;

    public PositionSolution Solve()
    {
        NoteHeldPositions();
        if (_instruments.Length == 0) return WithoutData();
        var correlations = ArrayPool<double>.Shared.Rent(_instruments.Length * _instruments.Length);
        try
        {
            return FillCorrelations(correlations) ? Solve(correlations) : Held();
        }
        finally
        {
            ArrayPool<double>.Shared.Return(correlations);
        }
    }

    private PositionSolution Solve(double[] correlations)
    {
        var before = HasPrevious ? TrackingError(correlations, Gaps(_previous)) : double.NaN;
        if (HasPrevious && double.IsNaN(before)) return NegativeVariance();
        if (before < _problem.Speed.TrackingErrorBuffer && (_conventions.BreachesInsideBufferStay || AllWithinBounds(_previous)))
        {
            return Solution(OptimisationOutcome.WithinBuffer, _previous) with { TrackingErrorOfPrevious = before, TrackingError = before };
        }

        var search = new GreedySearch(correlations, _optimal, _risks, UnitCosts(), _previous, _bounds);
        search.Run();
        if (search.FoundNegativeVariance) return NegativeVariance();
        var optimised = search.Positions;
        if (_conventions.AllZeroKeepsPrevious && HasPrevious && optimised.All(p => p == 0)) optimised = _previous;
        var (positions, distance, share) = HasPrevious ? PartOfTheWay(correlations, optimised) : (optimised, double.NaN, 1);
        if (HasPrevious && double.IsNaN(distance)) return NegativeVariance();
        return Solution(positions.AsSpan().SequenceEqual(_previous) ? OptimisationOutcome.NoTrade : OptimisationOutcome.Traded, positions) with
        {
            Optimised = OfAll(optimised),
            TrackingErrorOfPrevious = before,
            TrackingErrorOfOptimised = TrackingError(correlations, Gaps(optimised)),
            TrackingError = TrackingError(correlations, Gaps(positions)),
            DistanceToOptimised = distance,
            ShareTraded = share,
        };
    }

    private (int[] Positions, double Distance, double Share) PartOfTheWay(double[] correlations, int[] optimised)
    {
        var gaps = new double[_previous.Length];
        for (var i = 0; i < gaps.Length; i++) gaps[i] = (_previous[i] - (double)optimised[i]) * _risks[i];
        var distance = TrackingError(correlations, gaps);
        var share = distance > 0 ? Math.Max((distance - _problem.Speed.TrackingErrorBuffer) / distance, 0) : 0;
        var positions = new int[_previous.Length];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = _previous[i] + (int)Math.Round(share * (optimised[i] - (double)_previous[i]), MidpointRounding.ToEven);
            if (!_conventions.AdjustmentMayPassBounds) positions[i] = _bounds[i].Clamp(positions[i]);
        }

        return (positions, distance, share);
    }

    private double[] UnitCosts()
    {
        var costs = new double[_instruments.Length];
        if (!HasPrevious) return costs;
        for (var i = 0; i < costs.Length; i++)
        {
            var cost = _problem.Costs[_instruments[i]] * Math.Abs(_problem.ContractValues[_instruments[i]]) * _problem.Speed.ShadowCost;

            // Where it is not known the position does not move.
            costs[i] = double.IsNaN(cost) ? 0 : cost;
        }

        return costs;
    }

    /// <summary>The correlations between the instruments with data, row by row; false and an issue when one is missing.</summary>
    private bool FillCorrelations(double[] correlations)
    {
        var (matrix, n) = (_problem.Correlations, _instruments.Length);
        var rows = new int[n];
        for (var i = 0; i < n; i++) rows[i] = matrix.Position(_problem.Instruments[_instruments[i]]);
        for (var i = 0; i < n; i++)
        {
            correlations[(i * n) + i] = 1;
            for (var j = 0; j < i; j++)
            {
                var correlation = matrix[rows[i], rows[j]];
                if (double.IsNaN(correlation))
                {
                    var (a, b) = (_problem.Instruments[_instruments[j]], _problem.Instruments[_instruments[i]]);
                    _issues.Add(new OptimisationIssue(OptimisationIssueKind.CorrelationMissing, a, $"{a} and {b} have data but no known correlation."));
                    return false;
                }

                correlations[(i * n) + j] = correlations[(j * n) + i] = correlation;
            }
        }

        return true;
    }

    private double[] Gaps(int[] positions)
    {
        var gaps = new double[positions.Length];
        for (var i = 0; i < gaps.Length; i++) gaps[i] = (positions[i] - _optimal[i]) * _risks[i];
        return gaps;
    }

    private static double TrackingError(double[] correlations, double[] gaps)
    {
        var variance = 0.0;
        for (var i = 0; i < gaps.Length; i++)
        {
            var row = correlations.AsSpan(i * gaps.Length, i);
            var others = 0.0;
            for (var j = 0; j < row.Length; j++) others += row[j] * gaps[j];
            variance += gaps[i] * ((2 * others) + gaps[i]);
        }

        return PositionObjective.Root(variance, gaps);
    }

    private bool AllWithinBounds(int[] positions)
    {
        for (var i = 0; i < positions.Length; i++)
        {
            if (!_bounds[i].Contains(positions[i])) return false;
        }

        return true;
    }

    private void NoteHeldPositions()
    {
        if (_problem.Previous is not { } previous) return;
        for (var i = 0; i < _problem.Count; i++)
        {
            if (previous[i] == 0) continue;
            var code = _problem.Instruments[i];
            if (!_used[i] && !_conventions.MissingDataClosesPositions)
            {
                _issues.Add(new OptimisationIssue(
                    OptimisationIssueKind.HeldWithoutData, code, $"{previous[i]} of {code} are held; its optimum, contract value, volatility or correlations are not known."));
            }

            var constraint = _problem.Constraints?[i] ?? default;
            if ((constraint.NoTrade || double.IsNaN(_problem.Costs[i])) && !PositionBounds.Of(constraint with { NoTrade = false }, previous[i]).Contains(previous[i]))
            {
                _issues.Add(new OptimisationIssue(OptimisationIssueKind.HeldOutsideLimits, code, $"{previous[i]} of {code} are held, outside its limits, and it may not be traded."));
            }
        }
    }

    private PositionSolution WithoutData()
    {
        if (_conventions.MissingDataClosesPositions || _problem.Previous?.Any(p => p != 0) != true) return Solution(OptimisationOutcome.NoTrade, []);
        _issues.Add(new OptimisationIssue(OptimisationIssueKind.NoInstrumentWithData, "", "Positions are held and nothing is known about any instrument."));
        return Held();
    }

    private PositionSolution NegativeVariance()
    {
        _issues.Add(new OptimisationIssue(OptimisationIssueKind.NegativeVariance, "", "The correlations give a portfolio of these instruments a negative variance."));
        return Held();
    }

    private PositionSolution Held() => new()
    {
        Problem = _problem,
        Outcome = OptimisationOutcome.NotOptimised,
        Positions = _problem.Previous ?? new int[_problem.Count],
        Used = _used,
        Issues = _issues,
    };

    private PositionSolution Solution(OptimisationOutcome outcome, int[] positions)
    {
        var all = OfAll(positions);
        var cost = 0.0;
        for (var i = 0; i < all.Length; i++)
        {
            if (_used[i]) cost += PositionObjective.CostOfTrade(_problem, i, all[i]);
        }

        return new PositionSolution { Problem = _problem, Outcome = outcome, Positions = all, Used = _used, Cost = cost, Issues = _issues };
    }

    /// <summary>Positions of all instruments of the problem: those without data keep theirs.</summary>
    private int[] OfAll(int[] positions)
    {
        var all = new int[_problem.Count];
        if (!_conventions.MissingDataClosesPositions && _problem.Previous is { } previous)
        {
            for (var i = 0; i < all.Length; i++) all[i] = previous[i];
        }

        for (var i = 0; i < positions.Length; i++) all[_instruments[i]] = positions[i];
        return all;
    }
}
