using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Limits;

namespace SysTrade.Execution.Generation;

/// <summary>From a strategy's raw positions to optimised ones: reads the bounds that overrides and limits set, asks the optimiser, keeps the result.</summary>
public static class DynamicPositions
{
    /// <summary>Bounds and positions of every instrument with a raw position. Both scopes of position limits count.</summary>
    /// <remarks>A multiplying override is left to the gate that every order passes: used here as well it would count twice.</remarks>
    public static IReadOnlyList<OptimiserInstrument> Inputs(OrderBook book, string strategy, InstrumentLists lists)
    {
        var inputs = new List<OptimiserInstrument>();
        foreach (var raw in book.Optimal(strategy).OfType<RawPosition>().OrderBy(r => r.Key.Instrument, StringComparer.Ordinal))
        {
            if (lists.StaleReason(raw.Key) is not null || raw.ContractWeight is not { } weight) continue;
            var previous = book.Position(raw.Key);
            var others = book.SettledPosition(raw.Key.Instrument) - previous;
            var overrides = book.OverridesOf(raw.Key, lists);
            var value = overrides.Aggregate(Override.None, (all, o) => all.And(o.Value));
            int? maximum = value.Kind == OverrideKind.Close ? 0 : null;
            var why = overrides.Select(o => $"{o.Value} ({o.From})").ToList();
            if (raw.ReduceOnly) why.Add("reduce_only (the backtest)");
            if (raw.LongOnly) why.Add("long only (the backtest)");
            foreach (var limit in book.PositionLimits(raw.Key.Instrument).Where(l => l.Strategy is null || l.Strategy == strategy))
            {
                // What other strategies hold on the same side is taken from the instrument's limit.
                var left = limit.Strategy is null ? Math.Max(0, limit.Limit - (Math.Sign(raw.Optimal) == Math.Sign(others) ? Math.Abs(others) : 0)) : limit.Limit;
                if (maximum is null || left < maximum) maximum = left;
                why.Add($"{limit.Strategy ?? "all strategies"} at most {limit.Limit}");
            }

            var locks = book.InstrumentLocks(raw.Key.Instrument);
            if (locks is [var hold, ..]) why.Add($"locked: {hold.Reason}");
            var noTrade = value.Kind == OverrideKind.NoTrading || locks.Count > 0;
            var reduceOnly = raw.ReduceOnly || value.Kind == OverrideKind.ReduceOnly;
            inputs.Add(new OptimiserInstrument(raw.Key.Instrument, raw.Optimal, weight, previous, noTrade, reduceOnly, maximum, why.Count == 0 ? null : string.Join("; ", why))
            {
                Cost = raw.Cost,
                Volatility = raw.Volatility,
                LongOnly = raw.LongOnly,
            });
        }

        return inputs;
    }

    /// <summary>Optimises a strategy's positions and keeps them; raw positions that are too old are left out, and so keep their positions.</summary>
    /// <param name="book">The book.</param>
    /// <param name="strategy">Strategy.</param>
    /// <param name="optimiser">Chooses; null for the one made of what the backtest stored.</param>
    /// <param name="lists">Special instruments.</param>
    /// <param name="oldest">Oldest raw position that is used.</param>
    /// <param name="preview">True to keep nothing.</param>
    /// <exception cref="SysTradeException"><c>NoOptimisationInputs</c>: no optimiser was given and nothing is stored.</exception>
    public static IReadOnlyList<OptimisedPosition> Update(
        OrderBook book, string strategy, IDynamicOptimiser? optimiser = null, InstrumentLists? lists = null, TimeSpan? oldest = null, bool preview = false)
    {
        optimiser ??= new StoredOptimiser(book.OptimisationInputsOf(strategy) ?? throw new SysTradeException(
            "NoOptimisationInputs", SysErrorKind.NotFound, $"Strategy {strategy} has raw positions but no correlations to optimise them with.",
            "Write both from a backtest: Update-SysOptimalPosition.", strategy));
        var now = book.Now;
        var raws = book.Optimal(strategy).OfType<RawPosition>().Where(r => now - r.At <= (oldest ?? StrategyOrderGenerator.DefaultOldest)).ToDictionary(r => r.Key.Instrument, StringComparer.Ordinal);
        var inputs = Inputs(book, strategy, lists ?? InstrumentLists.Empty).Where(i => raws.ContainsKey(i.Instrument)).ToArray();
        var (choices, problems) = optimiser.Optimise(inputs);
        var positions = inputs.Where(i => choices.ContainsKey(i.Instrument)).Select(i => Made(strategy, now, i, choices[i.Instrument], raws[i.Instrument])).ToArray();
        if (preview) return positions;
        book.SetOptimal(positions);
        var alert = $"optimisation:{strategy}";
        if (problems.Count > 0) book.Alert(alert, $"{strategy}: {string.Join(" ", problems)}");
        else book.CloseAlert(alert);
        return positions;
    }

    private static OptimisedPosition Made(string strategy, DateTime now, OptimiserInstrument given, OptimiserChoice choice, RawPosition raw) => new()
    {
        Key = new StrategyInstrument(strategy, given.Instrument),
        At = now,
        Position = choice.Position,
        Optimal = given.Optimal,
        Previous = given.Previous,
        Constraint = choice.Why ?? given.Why,
        Unhurried = choice.Unhurried,
        Lowest = choice.Lowest,
        Highest = choice.Highest,
        ContractWeight = given.ContractWeight,
        ReferencePrice = raw.ReferencePrice,
        ReferenceContract = raw.ReferenceContract,
        ReferenceAt = raw.ReferenceAt ?? raw.At,
    };
}
