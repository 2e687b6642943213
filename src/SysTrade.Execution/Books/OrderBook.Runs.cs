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
    /// <summary>The run of an algo on a contract order, or null.</summary>
    public AlgoRun? Run(OrderId contractOrder) => _store.Find(BookCollections.Runs, contractOrder.ToString()) is { } found ? BookJson.Recall<RunDocument>(found).Run : null;

    /// <summary>All runs.</summary>
    public IReadOnlyList<AlgoRun> Runs() =>
        _store.Query(new DocumentQuery(BookCollections.Runs) { Field = "IsOpen", Value = true }).Select(d => BookJson.Recall<RunDocument>(d).Run).ToArray();

    internal void SaveRun(AlgoRun run) => Transact(s =>
    {
        PutRun(s, run);
        return true;
    });

    /// <summary>An algo takes a contract order in hand and begins its run; false while another holds the order, or when it has ended.</summary>
    internal bool BeginRun(AlgoRun run, TimeSpan lease) => Transact(s =>
    {
        if (!TryTakeControl(s, s.Get<ContractOrder>(run.Order), run.State.Algo, lease)) return false;
        PutRun(s, run);
        return true;
    });

    internal void EndRun(OrderId contractOrder) => Transact(s =>
    {
        s.Documents.Delete(BookCollections.Runs, contractOrder.ToString());
        if (s.Get<ContractOrder>(contractOrder).Control is not null) s.Apply(contractOrder, new OrderEvent.ControlReleased(s.Now));
        return true;
    });

    private static void PutRun(BookSession s, AlgoRun run) => s.Documents.Put(BookCollections.Runs, run.Order.ToString(), BookJson.Remember(new RunDocument(true, run)));
}

/// <summary>A run as it is stored. Found by its index, since the keys of ended runs stay.</summary>
internal sealed record RunDocument(bool IsOpen, AlgoRun Run);
