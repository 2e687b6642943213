using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Limits;

namespace SysTrade.Execution.Generation;

/// <summary>What was generated for one instrument.</summary>
/// <param name="Key">Strategy and instrument.</param>
/// <param name="Submission">What came of it; null when it failed.</param>
/// <param name="Problem">Why it failed, or was left out; null when it did not.</param>
public sealed record GeneratedOrder(StrategyInstrument Key, Submission? Submission, string? Problem);

/// <summary>
/// Turns optimal positions into instrument orders. Doing it twice does no harm: what is on the stack already counts. A position that is too old is
/// not traded on.
/// </summary>
/// <param name="book">The book.</param>
/// <param name="lists">Special instruments.</param>
/// <param name="oldest">Oldest optimal position that is still traded on.</param>
public sealed class StrategyOrderGenerator(OrderBook book, InstrumentLists? lists = null, TimeSpan? oldest = null)
{
    /// <summary>A weekend and a holiday.</summary>
    public static readonly TimeSpan DefaultOldest = TimeSpan.FromDays(4);

    private readonly InstrumentLists _lists = lists ?? InstrumentLists.Empty;
    private readonly TimeSpan _oldest = oldest ?? DefaultOldest;

    /// <summary>Generates the orders of a strategy; one instrument's failure does not stop the others. Raw positions are optimised first, from what is held now.</summary>
    /// <param name="strategy">Strategy.</param>
    /// <param name="preview">True to tell what would be placed and place nothing.</param>
    /// <exception cref="SysTradeException"><c>OptimisationInputs</c>: what was stored for the optimisation cannot be used.</exception>
    public IReadOnlyList<GeneratedOrder> Generate(string strategy, bool preview = false)
    {
        var made = new List<GeneratedOrder>();
        foreach (var optimal in Positions(StrategyName.Require(strategy), preview))
        {
            try
            {
                made.Add(One(optimal, preview));
            }
            catch (SysTradeException error)
            {
                made.Add(new GeneratedOrder(optimal.Key, null, error.Message));
                if (!preview) book.Alert($"generation:{optimal.Key}", error.Message, optimal.Key.Instrument);
            }
        }

        return made;
    }

    private IEnumerable<OptimalPosition> Positions(string strategy, bool preview)
    {
        var kept = book.Optimal(strategy);
        if (book.OptimisationInputsOf(strategy) is not { } inputs || !kept.Any(o => o is RawPosition)) return kept.Where(o => o is not RawPosition);
        var chosen = DynamicPositions.Update(book, strategy, new StoredOptimiser(inputs), _lists, _oldest, preview).ToDictionary(o => o.Key);

        // One that was not chosen again is of an instrument whose raw position is too old or missing; its own age tells.
        return kept.Where(o => o is not RawPosition && !chosen.ContainsKey(o.Key)).Concat(chosen.Values)
            .Concat(kept.OfType<RawPosition>().Where(r => book.Now - r.At > _oldest && !kept.Any(o => o is OptimisedPosition && o.Key == r.Key)))
            .OrderBy(o => o.Key.Instrument, StringComparer.Ordinal);
    }

    private GeneratedOrder One(OptimalPosition optimal, bool preview)
    {
        if (book.Now - optimal.At > _oldest)
        {
            var problem = $"the optimal position is of {optimal.At:yyyy-MM-dd HH:mm} UTC, older than {_oldest.TotalDays:0.#} days; nothing is traded on it";
            if (!preview) book.Alert($"old-optimal:{optimal.Key}", $"{optimal.Key}: {problem}.", optimal.Key.Instrument);
            return new GeneratedOrder(optimal.Key, null, problem);
        }

        var trade = optimal.RequiredTrade(book.Position(optimal.Key)) ?? 0;
        var order = InstrumentOrder.Create(optimal.Key, trade, book.Now) with
        {
            ReferencePrice = optimal.ReferencePrice,
            ReferenceContract = optimal.ReferenceContract,
            ReferenceAt = optimal.ReferenceAt ?? optimal.At,
        };
        return new GeneratedOrder(optimal.Key, book.Submit(order, _lists, preview), null);
    }
}
