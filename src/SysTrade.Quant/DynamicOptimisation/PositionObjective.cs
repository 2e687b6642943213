using SysTrade.Quant.Correlations;

namespace SysTrade.Quant.DynamicOptimisation;

/// <summary>What the optimisation makes small, worked out from nothing each time: the yardstick for the search, which updates it step by step.</summary>
/// <remarks>
/// sqrt((w - w*)' S (w - w*)) + shadow cost * sum |c(i) (w(i) - w'(i))|, with w the weights, w* the ideal ones, w' the previous ones and S the covariance.
/// Source: pysystemtrade, <c>systems.provided.dynamic_small_system_optimise.optimisation</c>.
/// </remarks>
public static class PositionObjective
{
    /// <summary>The objective of positions; instruments without data have no part in it. NaN when the variance is negative or a correlation is missing.</summary>
    public static double Of(PositionProblem problem, IReadOnlyList<int> positions)
    {
        var cost = 0.0;
        for (var i = 0; i < problem.Count; i++)
        {
            if (HasData(problem, i)) cost += CostOfTrade(problem, i, positions[i]);
        }

        return TrackingError(problem, positions) + (problem.Speed.ShadowCost * cost);
    }

    /// <summary>Annual tracking error of positions against the ideal ones, fraction of capital.</summary>
    public static double TrackingError(PositionProblem problem, IReadOnlyList<int> positions)
    {
        var (gaps, rows) = Gaps(problem, positions);
        var variance = 0.0;
        for (var i = 0; i < gaps.Length; i++) variance += gaps[i] * Product(problem.Correlations, gaps, rows, i);
        return Root(variance, gaps);
    }

    /// <summary>Cost of changing an instrument's position, fraction of capital, without the shadow cost.</summary>
    public static double CostOfTrade(PositionProblem problem, int instrument, int position)
    {
        if (problem.Previous is not { } previous || position == previous[instrument]) return 0;
        return problem.Costs[instrument] * Math.Abs((position - (double)previous[instrument]) * problem.ContractValues[instrument]);
    }

    /// <summary>True when everything but the cost of an instrument is known.</summary>
    public static bool HasData(PositionProblem problem, int instrument) =>
        double.IsFinite(problem.Optimal[instrument]) && double.IsFinite(problem.ContractValues[instrument]) && problem.ContractValues[instrument] != 0
        && double.IsFinite(problem.Volatilities[instrument])
        && problem.Correlations.Contains(problem.Instruments[instrument]) && problem.Correlations.HasData(problem.Correlations.Position(problem.Instruments[instrument]));

    internal static double[] TrackingErrorShares(PositionSolution solution)
    {
        var problem = solution.Problem;
        var shares = new double[problem.Count];
        if (!solution.IsOptimised || !(solution.TrackingError > 0)) return shares;
        var (gaps, rows) = Gaps(problem, solution.Positions);
        for (var (i, n) = (0, 0); i < problem.Count; i++)
        {
            if (!solution.Used[i]) continue;
            shares[i] = gaps[n] * Product(problem.Correlations, gaps, rows, n) / solution.TrackingError;
            n++;
        }

        return shares;
    }

    /// <summary>Root of a variance; rounding may leave that of a portfolio that tracks perfectly a little below zero.</summary>
    internal static double Root(double variance, ReadOnlySpan<double> gaps)
    {
        if (variance >= 0) return Math.Sqrt(variance);
        var alone = 0.0;
        foreach (var gap in gaps) alone += gap * gap;
        return variance > -1e-12 * alone ? 0 : double.NaN;
    }

    private static (double[] Gaps, int[] Rows) Gaps(PositionProblem problem, IReadOnlyList<int> positions)
    {
        int[] used = [.. Enumerable.Range(0, problem.Count).Where(i => HasData(problem, i))];
        return (
            [.. used.Select(i => (positions[i] - problem.Optimal[i]) * problem.ContractValues[i] * problem.Volatilities[i])],
            [.. used.Select(i => problem.Correlations.Position(problem.Instruments[i]))]);
    }

    private static double Product(CorrelationMatrix correlations, double[] gaps, int[] rows, int i)
    {
        var sum = 0.0;
        for (var j = 0; j < gaps.Length; j++) sum += correlations[rows[i], rows[j]] * gaps[j];
        return sum;
    }
}
