using SysTrade.Quant.DynamicOptimisation;

namespace SysTrade.PowerShell.Rows;

/// <summary>One instrument of a day's dynamic optimisation, or the portfolio.</summary>
/// <param name="Date">Day.</param>
/// <param name="InstrumentCode">Instrument, or PORTFOLIO.</param>
/// <param name="Optimal">Optimal position, contracts, not rounded; NaN for the portfolio.</param>
/// <param name="Previous">Contracts held before; for the portfolio the number of instruments held.</param>
/// <param name="Optimised">Contracts that would follow best before speed control; null when they were not looked for.</param>
/// <param name="Position">Contracts to hold; for the portfolio the number of instruments held.</param>
/// <param name="Trade">Contracts to trade; for the portfolio the number of contracts traded either way.</param>
/// <param name="OptimalWeight">Optimal notional exposure, percent of capital.</param>
/// <param name="Weight">Notional exposure to hold, percent of capital.</param>
/// <param name="Volatility">Annual volatility, percent.</param>
/// <param name="TrackingError">Part of the annual tracking error, percent of capital; negative where the position hedges others.</param>
/// <param name="PreviousTrackingError">Of the portfolio: tracking error of what was held before, percent of capital; NaN for instruments.</param>
/// <param name="Cost">Cost of the trade, percent of capital.</param>
/// <param name="Lowest">Fewest contracts allowed; null for no limit.</param>
/// <param name="Highest">Most contracts allowed; null for no limit.</param>
/// <param name="Reason">Why the position is limited or not optimised; for the portfolio how the day ended.</param>
public sealed record OptimisedPositionRow(
    DateTime Date,
    string InstrumentCode,
    double Optimal,
    int? Previous,
    int? Optimised,
    int Position,
    int Trade,
    double OptimalWeight,
    double Weight,
    double Volatility,
    double TrackingError,
    double PreviousTrackingError,
    double Cost,
    int? Lowest,
    int? Highest,
    string Reason)
{
    /// <summary>Name of the row of the portfolio.</summary>
    public const string Portfolio = "PORTFOLIO";

    private const double Percent = 100;

    internal static IEnumerable<OptimisedPositionRow> Of(DateTime day, PositionSolution solution)
    {
        var rows = solution.ByInstrument();
        foreach (var row in rows)
        {
            yield return new OptimisedPositionRow(
                day, row.Instrument, row.Optimal, row.Previous, row.Optimised, row.Position, row.Trade, row.OptimalWeight * Percent, row.Weight * Percent, row.Volatility * Percent,
                row.TrackingError * Percent, double.NaN, row.Cost * Percent, row.Lowest, row.Highest, row.Reasons == ConstraintReasons.None ? "" : row.Reasons.ToString());
        }

        yield return new OptimisedPositionRow(
            day, Portfolio, double.NaN, rows.Count(r => r.Previous is not (null or 0)), solution.Optimised?.Count(p => p != 0), rows.Count(r => r.Position != 0), rows.Sum(r => Math.Abs(r.Trade)),
            rows.Where((_, i) => solution.Used[i]).Sum(r => Math.Abs(r.OptimalWeight)) * Percent, rows.Where(r => !double.IsNaN(r.Weight)).Sum(r => Math.Abs(r.Weight)) * Percent, double.NaN,
            solution.TrackingError * Percent, solution.TrackingErrorOfPrevious * Percent, solution.Cost * Percent, null, null, Ending(solution));
    }

    private static string Ending(PositionSolution solution) => solution.Outcome switch
    {
        OptimisationOutcome.Traded when solution.Problem.Previous is null => "Optimised without previous positions",
        OptimisationOutcome.Traded => FormattableString.Invariant($"Traded {solution.ShareTraded * Percent:0} % of the way"),
        OptimisationOutcome.WithinBuffer => "Within the buffer",
        OptimisationOutcome.NoTrade => "No whole contract",
        _ => "Not optimised: " + solution.Issues.First(i => i.StopsTheDay).Description,
    };
}
