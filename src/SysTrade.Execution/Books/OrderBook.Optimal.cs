using SysTrade.Data.Documents;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Generation;

namespace SysTrade.Execution.Books;

public sealed partial class OrderBook
{
    /// <summary>Keeps optimal positions, all or none.</summary>
    /// <exception cref="SysTradeException"><c>InvalidOptimalPosition</c>: no numbers, or one is kept that is later or of another kind.</exception>
    public void SetOptimal(params IReadOnlyList<OptimalPosition> positions) => Transact(s =>
    {
        foreach (var position in positions)
        {
            var key = OptimalKey(position.Key, position is RawPosition);
            if (s.Documents.Find(BookCollections.OptimalPositions, key) is { } there && BookJson.Recall<OptimalDocument>(there).Position is var kept && (kept.At >= position.At || kept.GetType() != position.GetType()))
            {
                throw new SysTradeException(
                    "InvalidOptimalPosition", SysErrorKind.InvalidData,
                    $"The optimal position of {position.Key} of {position.At:yyyy-MM-dd HH:mm:ss} cannot follow the {kept.GetType().Name} of {kept.At:yyyy-MM-dd HH:mm:ss}; expected a later one of the same kind.",
                    "Remove the kept one first, when the strategy changes its kind.", position.Key.ToString());
            }

            s.Documents.Put(BookCollections.OptimalPositions, key, BookJson.Write(new OptimalDocument(position.Key.Strategy, position.Checked())));
        }

        return true;
    });

    /// <summary>Optimal positions of a strategy, or of all, raw ones included.</summary>
    public IReadOnlyList<OptimalPosition> Optimal(string? strategy = null)
    {
        var query = strategy is null ? new DocumentQuery(BookCollections.OptimalPositions) : new DocumentQuery(BookCollections.OptimalPositions) { Field = "Strategy", Value = strategy };
        return _store.Query(query).Select(d => BookJson.Recall<OptimalDocument>(d).Position).ToArray();
    }

    /// <summary>Removes the optimal position of a key; false when there is none.</summary>
    public bool RemoveOptimal(StrategyInstrument key, bool raw = false) => Transact(s => s.Documents.Delete(BookCollections.OptimalPositions, OptimalKey(key, raw)));

    private static string OptimalKey(StrategyInstrument key, bool raw) => raw ? $"{key} raw" : key.ToString();
}

internal sealed record OptimalDocument(string Strategy, OptimalPosition Position);
