namespace SysTrade.Quant.DynamicOptimisation;

/// <summary>One instrument of a solved problem.</summary>
public sealed record InstrumentSolution
{
    /// <summary>The instrument.</summary>
    public required string Instrument { get; init; }

    /// <summary>Ideal position, contracts, not rounded.</summary>
    public required double Optimal { get; init; }

    /// <summary>Position before; null when there was none to speak of.</summary>
    public required int? Previous { get; init; }

    /// <summary>Position that would be best before speed control; null when it was not looked for.</summary>
    public required int? Optimised { get; init; }

    /// <summary>Position to hold.</summary>
    public required int Position { get; init; }

    /// <summary>Contracts to trade.</summary>
    public int Trade => Position - (Previous ?? 0);

    /// <summary>Smallest position allowed; null for no limit.</summary>
    public required int? Lowest { get; init; }

    /// <summary>Largest position allowed; null for no limit.</summary>
    public required int? Highest { get; init; }

    /// <summary>Where the limits come from.</summary>
    public required ConstraintReasons Reasons { get; init; }

    /// <summary>Notional value of a contract, fraction of capital.</summary>
    public required double ContractValue { get; init; }

    /// <summary>Annual standard deviation of returns, fraction.</summary>
    public required double Volatility { get; init; }

    /// <summary>Ideal weight, fraction of capital.</summary>
    public double OptimalWeight => Optimal * ContractValue;

    /// <summary>Weight to hold, fraction of capital.</summary>
    public double Weight => Position == 0 ? 0 : Position * ContractValue;

    /// <summary>Share of the annual tracking error, fraction of capital; adds up to <see cref="PositionSolution.TrackingError"/>. Negative where it hedges.</summary>
    public required double TrackingError { get; init; }

    /// <summary>Cost of the trade, fraction of capital.</summary>
    public required double Cost { get; init; }

    internal static IReadOnlyList<InstrumentSolution> Of(PositionSolution solution)
    {
        var problem = solution.Problem;
        var shares = PositionObjective.TrackingErrorShares(solution);
        return [.. Enumerable.Range(0, problem.Count).Select(i =>
        {
            var bounds = problem.BoundsOf(i);
            var previous = problem.Previous?[i];
            return new InstrumentSolution
            {
                Instrument = problem.Instruments[i],
                Optimal = problem.Optimal[i],
                Previous = previous,
                Optimised = solution.Optimised?[i],
                Position = solution.Positions[i],
                Lowest = bounds.Lowest == int.MinValue ? null : bounds.Lowest,
                Highest = bounds.Highest == int.MaxValue ? null : bounds.Highest,
                Reasons = solution.Used[i] ? bounds.Reasons : bounds.Reasons | ConstraintReasons.DataMissing,
                ContractValue = problem.ContractValues[i],
                Volatility = problem.Volatilities[i],
                TrackingError = shares[i],
                Cost = PositionObjective.CostOfTrade(problem, i, solution.Positions[i]),
            };
        })];
    }
}
