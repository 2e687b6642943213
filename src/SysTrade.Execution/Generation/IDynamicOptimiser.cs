using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Limits;

namespace SysTrade.Execution.Generation;

/// <summary>What an optimiser of whole positions is given of one instrument.</summary>
/// <param name="Instrument">Instrument code.</param>
/// <param name="Optimal">Position wanted, contracts with a fraction.</param>
/// <param name="ContractWeight">Value of one contract as a share of the strategy's capital.</param>
/// <param name="Previous">Position held, contracts.</param>
/// <param name="NoTrade">The position must stay.</param>
/// <param name="ReduceOnly">The position may only come nearer to zero.</param>
/// <param name="Maximum">Largest position, either side; null without limit.</param>
/// <param name="Why">What makes these bounds, in words; null without any.</param>
public sealed record OptimiserInstrument(
    string Instrument, double Optimal, double ContractWeight, int Previous, bool NoTrade, bool ReduceOnly, int? Maximum, string? Why);

/// <summary>Chooses whole positions for all instruments of a strategy together. Risk and costs are the implementation's own.</summary>
public interface IDynamicOptimiser
{
    /// <summary>Positions by instrument; an instrument left out keeps its position.</summary>
    IReadOnlyDictionary<string, int> Optimise(IReadOnlyList<OptimiserInstrument> instruments);
}

/// <summary>From a strategy's raw positions to optimised ones: reads the bounds that overrides and limits set, asks the optimiser, keeps the result.</summary>
public static class DynamicPositions
{
    /// <summary>Bounds and positions of every instrument with a raw position. Both scopes of position limits count.</summary>
    public static IReadOnlyList<OptimiserInstrument> Inputs(OrderBook book, string strategy, InstrumentLists lists)
    {
        var inputs = new List<OptimiserInstrument>();
        foreach (var raw in book.Optimal(strategy).OfType<RawPosition>())
        {
            if (lists.StaleReason(raw.Key) is not null || raw.ContractWeight is not { } weight) continue;
            var previous = book.Position(raw.Key);
            var others = book.SettledPosition(raw.Key.Instrument) - previous;
            var overrides = book.OverridesOf(raw.Key, lists);
            var value = overrides.Aggregate(Override.None, (all, o) => all.And(o.Value));
            int? maximum = value.Kind == OverrideKind.Close ? 0 : null;
            var why = overrides.Select(o => $"{o.Value} ({o.From})").ToList();
            foreach (var limit in book.PositionLimits(raw.Key.Instrument).Where(l => l.Strategy is null || l.Strategy == strategy))
            {
                // What other strategies hold on the same side is taken from the instrument's limit.
                var left = limit.Strategy is null ? Math.Max(0, limit.Limit - (Math.Sign(raw.Optimal) == Math.Sign(others) ? Math.Abs(others) : 0)) : limit.Limit;
                if (maximum is null || left < maximum) maximum = left;
                why.Add($"{limit.Strategy ?? "all strategies"} at most {limit.Limit}");
            }

            if (book.InstrumentLocks(raw.Key.Instrument) is [var hold, ..]) why.Add($"locked: {hold.Reason}");
            var noTrade = value.Kind == OverrideKind.NoTrading || book.InstrumentLocks(raw.Key.Instrument).Count > 0;
            var optimal = value.Kind == OverrideKind.Multiply ? raw.Optimal * value.Multiplier : raw.Optimal;
            inputs.Add(new OptimiserInstrument(
                raw.Key.Instrument, optimal, weight, previous, noTrade, value.Kind == OverrideKind.ReduceOnly, maximum, why.Count == 0 ? null : string.Join("; ", why)));
        }

        return inputs;
    }

    /// <summary>Optimises a strategy's positions and keeps them; raw positions that are too old are left out, and so keep their positions.</summary>
    public static IReadOnlyList<OptimisedPosition> Update(OrderBook book, string strategy, IDynamicOptimiser optimiser, InstrumentLists? lists = null, TimeSpan? oldest = null)
    {
        var now = book.Now;
        var raws = book.Optimal(strategy).OfType<RawPosition>().Where(r => now - r.At <= (oldest ?? StrategyOrderGenerator.DefaultOldest)).ToDictionary(r => r.Key.Instrument, StringComparer.Ordinal);
        var inputs = Inputs(book, strategy, lists ?? InstrumentLists.Empty).Where(i => raws.ContainsKey(i.Instrument)).ToArray();
        var chosen = optimiser.Optimise(inputs);
        var positions = inputs.Where(i => chosen.ContainsKey(i.Instrument)).Select(i => new OptimisedPosition
        {
            Key = new StrategyInstrument(strategy, i.Instrument),
            At = now,
            Position = chosen[i.Instrument],
            Optimal = i.Optimal,
            Previous = i.Previous,
            Constraint = i.Why,
            ReferencePrice = raws[i.Instrument].ReferencePrice,
            ReferenceContract = raws[i.Instrument].ReferenceContract,
            ReferenceAt = raws[i.Instrument].ReferenceAt ?? raws[i.Instrument].At,
        }).ToArray();
        book.SetOptimal(positions);
        return positions;
    }
}
