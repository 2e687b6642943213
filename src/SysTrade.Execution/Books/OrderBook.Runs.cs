using SysTrade.Data.Documents;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Algos;

namespace SysTrade.Execution.Books;

/// <summary>An algo at work on a contract order, as it is kept between steps and over a restart.</summary>
/// <param name="Order">Contract order.</param>
/// <param name="Quantity">What the run is to trade, signed, a leg each.</param>
/// <param name="FilledBefore">What of the order was filled when it began.</param>
/// <param name="State">What the algo remembers.</param>
/// <param name="WakeAt">When it wants its next step though nothing happened, UTC.</param>
/// <param name="Comment">What it decided last.</param>
public sealed record AlgoRun(OrderId Order, TradeQuantity Quantity, TradeQuantity FilledBefore, AlgoState State, DateTimeOffset? WakeAt, string Comment);

public sealed partial class OrderBook
{
    private const string RunPrefix = "run:";

    /// <summary>The run of an algo on a contract order, or null.</summary>
    public AlgoRun? Run(OrderId contractOrder) => _store.Find(BookCollections.Facts, RunPrefix + contractOrder) is { } found ? BookJson.Read<AlgoRun>(found) : null;

    /// <summary>All runs.</summary>
    public IReadOnlyList<AlgoRun> Runs() =>
        _store.Query(new DocumentQuery(BookCollections.Facts) { FromKey = RunPrefix, BelowKey = RunPrefix + "~" }).Select(BookJson.Read<AlgoRun>).ToArray();

    internal void SaveRun(AlgoRun run) => Transact(s =>
    {
        PutRun(s, run);
        return true;
    });

    internal void EndRun(OrderId contractOrder) => Transact(s =>
    {
        s.Documents.Delete(BookCollections.Facts, RunPrefix + contractOrder);
        if (s.Get<ContractOrder>(contractOrder).Control is not null) s.Apply(contractOrder, new OrderEvent.ControlReleased(s.Now));
        return true;
    });

    private static void PutRun(BookSession s, AlgoRun run) => s.Documents.Put(BookCollections.Facts, RunPrefix + run.Order, BookJson.Write(run));
}
