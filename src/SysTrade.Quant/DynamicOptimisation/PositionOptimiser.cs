using SysTrade.Quant.Correlations;

namespace SysTrade.Quant.DynamicOptimisation;

/// <summary>
/// Whole positions that follow ideal fractional ones with a small tracking error at small cost, for capital too small to hold them all. Pure: a day's
/// problem in, a day's positions out; a backtest asks with yesterday's, the order generator with those the account holds.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>Previous positions whose tracking error is below the buffer stay, unless one is outside its bounds.</item>
/// <item>A greedy search from zero (or the bound nearest to it) finds the positions that make tracking error plus shadow cost times trading cost small.</item>
/// <item>With t the tracking error between previous and found positions, (t - buffer) / t of each trade is done, in whole contracts (halves to even), at
/// least as far as the bounds.</item>
/// </list>
/// An instrument about which something is not known has no part in it and keeps its position. Source: pysystemtrade,
/// <c>systems.provided.dynamic_small_system_optimise</c>; what that does otherwise is in <see cref="PositionConventions"/>.
/// </remarks>
public static class PositionOptimiser
{
    /// <summary>Solves a problem. What stands in the way is in the solution, not an exception: the caller decides what an unsolved day means.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="conventions">The reference's departures; null for none.</param>
    /// <exception cref="Domain.Errors.SysTradeException">The problem is malformed: see <see cref="PositionProblem.Validate"/>.</exception>
    public static PositionSolution Optimise(PositionProblem problem, PositionConventions? conventions = null)
    {
        problem.Validate();
        return new DailyOptimisation(problem, conventions ?? PositionConventions.Right).Solve();
    }
}
