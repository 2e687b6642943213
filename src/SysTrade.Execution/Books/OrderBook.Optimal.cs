using SysTrade.Data.Documents;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Generation;

namespace SysTrade.Execution.Books;

public sealed partial class OrderBook
{
    /// <summary>Keeps optimal positions, all or none.</summary>
    /// <exception cref="SysTradeException"><c>InvalidOptimalPosition</c>: no numbers, or one is kept that is later or of another kind.</exception>
    public void SetOptimal(params IReadOnlyList<OptimalPosition> positions) => SetOptimal(positions, null);

    /// <summary>Keeps optimal positions with what they are optimised with, all or none.</summary>
    /// <param name="positions">Positions.</param>
    /// <param name="inputs">What raw positions are optimised with; null leaves what is kept.</param>
    /// <exception cref="SysTradeException"><c>InvalidOptimalPosition</c>: no numbers, or one is kept that is later or of another kind.</exception>
    public void SetOptimal(IReadOnlyList<OptimalPosition> positions, OptimisationInputs? inputs) => Transact(s =>
    {
        if (inputs is not null)
        {
            inputs.Matrix();
            s.Documents.Put(BookCollections.OptimisationInputs, StrategyName.Require(inputs.Strategy), BookJson.Write(inputs));
        }

        foreach (var position in positions)
        {
            var key = OptimalKey(position.Key, position is RawPosition);
            if (s.Documents.Find(BookCollections.OptimalPositions, key) is { } there && BookJson.Recall<OptimalDocument>(there).Position is var kept && (IsOlder(position, kept) || kept.GetType() != position.GetType()))
            {
                throw new SysTradeException(
                    "InvalidOptimalPosition", SysErrorKind.InvalidData,
                    $"The optimal position of {position.Key} of {position.At:yyyy-MM-dd HH:mm:ss} cannot follow the {kept.GetType().Name} of {kept.At:yyyy-MM-dd HH:mm:ss}; expected a later one of the same kind.",
                    "When the strategy changes its kind, remove the kept one first: Remove-SysOptimalPosition.", position.Key.ToString());
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

    /// <summary>What a strategy's raw positions are optimised with, or null.</summary>
    public OptimisationInputs? OptimisationInputsOf(string strategy) =>
        _store.Find(BookCollections.OptimisationInputs, strategy) is { } found ? BookJson.Read<OptimisationInputs>(found) : null;

    // An optimised position is worked out from what the book holds now, so that of the same moment may replace it.
    private static bool IsOlder(OptimalPosition position, OptimalPosition kept) => position is OptimisedPosition ? kept.At > position.At : kept.At >= position.At;

    private static string OptimalKey(StrategyInstrument key, bool raw) => raw ? $"{key} raw" : key.ToString();
}

internal sealed record OptimalDocument(string Strategy, OptimalPosition Position);
