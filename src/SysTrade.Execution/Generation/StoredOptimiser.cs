using SysTrade.Quant.DynamicOptimisation;

namespace SysTrade.Execution.Generation;

/// <summary>Optimises with the correlations, speed and conventions that a backtest stored: given the same inputs, its positions are the backtest's.</summary>
/// <param name="stored">What was stored.</param>
public sealed class StoredOptimiser(OptimisationInputs stored) : IDynamicOptimiser
{
    /// <inheritdoc/>
    public OptimiserAnswer Optimise(IReadOnlyList<OptimiserInstrument> instruments)
    {
        var solution = PositionOptimiser.Optimise(Problem(instruments), stored.Conventions);
        var choices = solution.ByInstrument().Select((s, i) => (s.Instrument, Choice: Choice(s, instruments[i].Why))).ToDictionary(c => c.Instrument, c => c.Choice, StringComparer.Ordinal);
        return new OptimiserAnswer(choices, [.. solution.Issues.Select(i => i.Description)]);
    }

    /// <summary>The problem as the optimiser is asked it.</summary>
    public PositionProblem Problem(IReadOnlyList<OptimiserInstrument> instruments) => new()
    {
        Instruments = [.. instruments.Select(i => i.Instrument)],
        Optimal = [.. instruments.Select(i => i.Optimal)],
        ContractValues = [.. instruments.Select(i => i.ContractWeight)],
        Costs = [.. instruments.Select(i => i.Cost ?? double.NaN)],
        Volatilities = [.. instruments.Select(i => i.Volatility ?? double.NaN)],
        Correlations = stored.Matrix(),
        Previous = [.. instruments.Select(i => i.Previous)],
        Constraints = [.. instruments.Select(i => new PositionConstraint(i.LongOnly, i.NoTrade, i.ReduceOnly, i.Maximum))],
        Speed = stored.Speed,
    };

    private static OptimiserChoice Choice(InstrumentSolution solved, string? bounds)
    {
        // The bounds in words say who set them; what the optimiser itself found missing is added.
        var own = solved.Reasons & (ConstraintReasons.CostUnknown | ConstraintReasons.DataMissing);
        var why = string.Join("; ", new[] { bounds, own == ConstraintReasons.None ? null : own.ToString() }.OfType<string>());
        return new OptimiserChoice(solved.Position)
        {
            Unhurried = solved.Optimised,
            Lowest = solved.Lowest,
            Highest = solved.Highest,
            Why = why.Length == 0 ? null : why,
        };
    }
}
