using SysTrade.Data.Documents;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;

namespace SysTrade.Execution.Positions;

/// <summary>Reads and writes both ledgers within a transaction.</summary>
internal static class Ledger
{
    public static string Key(FuturesContract contract) => $"contract:{contract}";

    public static string Key(StrategyInstrument strategy) => $"strategy:{strategy}";

    public static void Add(BookSession session, FuturesContract contract, int change, OrderId order, string executionId, string why) =>
        Add(session, LedgerKind.Contract, Key(contract), contract.ToString(), contract.Instrument, change, order, executionId, why);

    public static void Add(BookSession session, StrategyInstrument strategy, int change, OrderId order, string executionId, string why) =>
        Add(session, LedgerKind.Strategy, Key(strategy), strategy.ToString(), strategy.Instrument, change, order, executionId, why);

    public static int Position(IDocumentReader reader, string key) =>
        reader.Find(BookCollections.Positions, key) is { } found ? BookJson.Recall<LedgerPosition>(found).Position : 0;

    public static IReadOnlyList<LedgerPosition> Of(IDocumentReader reader, string instrument) =>
        reader.Query(new DocumentQuery(BookCollections.Positions) { Field = "Instrument", Value = instrument }).Select(BookJson.Recall<LedgerPosition>).ToArray();

    public static IReadOnlyList<LedgerPosition> All(IDocumentReader reader, LedgerKind kind) =>
        reader.Query(new DocumentQuery(BookCollections.Positions) { Field = "Kind", Value = kind.ToString() }).Select(BookJson.Recall<LedgerPosition>).ToArray();

    private static void Add(
        BookSession session, LedgerKind kind, string key, string name, string instrument, int change, OrderId order, string executionId, string why)
    {
        if (change == 0) return;
        var position = checked(Position(session.Documents, key) + change);
        var sequence = session.Documents.Next("position_row");
        var row = new PositionRow(name, sequence, session.Now, change, position, order, executionId, why);
        session.Documents.Insert(BookCollections.PositionRows, BookJson.NumberKey(sequence), BookJson.Write(row));
        session.Documents.Put(BookCollections.Positions, key, BookJson.Remember(new LedgerPosition(kind, name, instrument, position, session.Now)));
    }
}
