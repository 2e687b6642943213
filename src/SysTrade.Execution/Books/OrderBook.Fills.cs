using SysTrade.Domain.Orders;
using SysTrade.Execution.Limits;
using SysTrade.Execution.Positions;

namespace SysTrade.Execution.Books;

/// <summary>What became of a reported execution.</summary>
public enum BookingOutcome
{
    /// <summary>Booked.</summary>
    Booked,

    /// <summary>Known already; nothing changed.</summary>
    Known,

    /// <summary>Of no order of this book; an alert was raised and nothing was booked.</summary>
    Foreign,

    /// <summary>It was withdrawn before it was reported; nothing changed.</summary>
    Withdrawn,
}

public sealed partial class OrderBook
{
    /// <summary>
    /// Books an execution once, in one transaction: broker, contract and instrument order, both ledgers, trade limits, log. Executions may come in
    /// any order, late (after a cancellation, after the family went to the history) and repeatedly. One that fills more than was wanted is booked as
    /// well, since it happened, raises an alert and locks the instrument.
    /// </summary>
    /// <param name="clientOrderId">The id the order was sent under; null when the broker knows none.</param>
    /// <param name="execution">What the broker reports.</param>
    /// <param name="corrects">Id of the execution it replaces, or null.</param>
    /// <exception cref="Domain.Errors.SysTradeException"><c>InvalidExecution</c>.</exception>
    public BookingOutcome Book(string? clientOrderId, OrderExecution execution, string? corrects = null)
    {
        execution.Checked();

        // After every lost line the broker is asked for all it did: what is booked already costs no transaction.
        if (_store.Find(BookCollections.Executions, execution.Id) is { } there && BookJson.Recall<BookedExecution>(there) is { Order: not null } before
            && (execution.Commission is null || before.Execution.Commission is not null))
        {
            return BookingOutcome.Known;
        }

        return Transact(s =>
        {
            var known = Known(s, execution.Id);
            if (known is not null)
            {
                if (known is { Order: null, IsBusted: true }) return BookingOutcome.Withdrawn;
                if (execution.Commission is { } late && known.Execution.Commission is null) Charge(s, known, late);
                return BookingOutcome.Known;
            }

            if ((clientOrderId is null ? null : s.FindByClientId(clientOrderId)) is not BrokerOrder order || order.Key.LegOf(execution.Contract) is var leg && leg < 0)
            {
                s.Alert(
                    $"foreign-execution:{execution.Id}",
                    $"Execution {execution.Id} ({execution.Quantity} {execution.Contract} at {execution.Price}) is of no order of this book ('{clientOrderId}'). " +
                    "Record it with a balance trade if it is ours.",
                    execution.Contract.Instrument);
                return BookingOutcome.Foreign;
            }

            var replaced = corrects is null ? null : Known(s, corrects);
            var booked = new BookedExecution { Execution = execution, Order = order.Id, Family = order.Family, Strategy = order.Strategy, Instrument = order.Instrument };
            if (replaced is { IsBusted: false })
            {
                Correct(s, order, leg, replaced.Execution, execution);
                Keep(s, replaced with { IsBusted = true, ReplacedBy = execution.Id });
            }
            else
            {
                if (corrects is not null && replaced is null) Keep(s, Tombstone(corrects, order.Instrument, execution.Contract, execution.Id));
                Fill(s, order, leg, execution);
            }

            Keep(s, booked);
            if (execution.Commission is { } commission) s.Apply(order.Id, new OrderEvent.Charged(s.Now, execution.Id, commission));
            Settle(s, order.Id);
            return BookingOutcome.Booked;
        });
    }

    /// <summary>Withdraws an execution, whether or not it was booked yet. Does nothing the second time.</summary>
    /// <param name="executionId">Its id.</param>
    /// <param name="contract">Its contract.</param>
    public BookingOutcome Bust(string executionId, FuturesContract contract) => IsBusted(executionId) ? BookingOutcome.Known : Transact(s =>
    {
        var known = Known(s, executionId);
        if (known is { IsBusted: true }) return BookingOutcome.Known;
        if (known?.Order is not { } id)
        {
            Keep(s, Tombstone(executionId, contract.Instrument, contract, null));
            return BookingOutcome.Withdrawn;
        }

        var order = s.Get<BrokerOrder>(id);
        var leg = order.Key.LegOf(known.Execution.Contract);
        var was = known.Execution;
        EachLevel(s, order, leg, l => new OrderEvent.Busted(s.Now, executionId, l, was.Quantity, was.Price));
        AddToLedgers(s, order, leg, -was.Quantity, executionId, "bust");
        Keep(s, known with { IsBusted = true });
        s.Alert($"bust:{executionId}", $"Execution {executionId} ({was.Quantity} {was.Contract} at {was.Price}) was withdrawn by the broker.", order.Instrument, id);
        Settle(s, id);
        return BookingOutcome.Booked;
    });

    /// <summary>Adds the commission of an execution, once; false when the execution is not known (yet).</summary>
    public bool Charge(string executionId, Money commission) => Transact(s =>
    {
        if (Known(s, executionId) is not { Order: not null } known) return false;
        if (known.Execution.Commission is null) Charge(s, known, commission);
        return true;
    });

    private bool IsBusted(string id) => _store.Find(BookCollections.Executions, id) is { } there && BookJson.Recall<BookedExecution>(there).IsBusted;

    private static void Charge(BookSession s, BookedExecution known, Money commission)
    {
        if (known.Order is { Level: OrderLevel.Broker } id && !known.IsBusted) s.Apply(id, new OrderEvent.Charged(s.Now, known.Execution.Id, commission));
        Keep(s, known with { Execution = known.Execution with { Commission = commission } });
    }

    private static void Fill(BookSession s, BrokerOrder order, int leg, OrderExecution e)
    {
        var mayExceed = false;
        OrderEvent Event(int l) => new OrderEvent.Filled(s.Now, e.Id, l, e.Quantity, e.Price, e.At, mayExceed);
        for (Order? each = order; each is not null && !mayExceed; each = each.Parent is { } parent ? s.Get(parent) : null)
        {
            mayExceed = OrderTransitions.Apply(each, Event(each is InstrumentOrder ? 0 : leg)).Fault is not null;
        }

        if (mayExceed)
        {
            var text = $"Execution {e.Id} ({e.Quantity} {e.Contract}) fills more than order {order.Id} wanted ({order.Trade}, filled {order.Fill.Quantity}); it is booked and the instrument is locked.";
            s.Alert($"overfill:{e.Id}", text, order.Instrument, order.Id);
            PutLock(s, new InstrumentLock(order.Instrument, InstrumentLockKind.Overfill, text, s.Who, s.Now, null));
        }

        EachLevel(s, order, leg, Event);
        AddToLedgers(s, order, leg, e.Quantity, e.Id, order.Status is OrderStatus.Cancelled or OrderStatus.Rejected ? "late fill" : "fill");
    }

    private static void Correct(BookSession s, BrokerOrder order, int leg, OrderExecution was, OrderExecution now)
    {
        EachLevel(s, order, leg, l => new OrderEvent.Corrected(s.Now, now.Id, l, was.Quantity, was.Price, now.Quantity, now.Price));
        AddToLedgers(s, order, leg, now.Quantity - was.Quantity, now.Id, "correction");
        s.Alert($"correction:{now.Id}", $"Execution {was.Id} was corrected: {was.Quantity} at {was.Price} became {now.Quantity} at {now.Price}.", order.Instrument, order.Id);
    }

    private static void EachLevel(BookSession s, BrokerOrder order, int leg, Func<int, OrderEvent> happened)
    {
        s.Apply(order.Id, happened(leg));
        if (order.Parent is not { } contract) return;
        s.Apply(contract, happened(leg));
        if (s.Get(contract).Parent is { } instrument) s.Apply(instrument, happened(0));
    }

    // The strategy's ledger gets every leg: a calendar spread adds up to nothing, and while only one leg is in, the sums of both ledgers agree all the same.
    private static void AddToLedgers(BookSession s, BrokerOrder order, int leg, int change, string executionId, string why)
    {
        Ledger.Add(s, order.Key.Contracts[leg], change, order.Id, executionId, why);
        Ledger.Add(s, order.StrategyInstrument, change, order.Id, executionId, why);
    }

    private static BookedExecution? Known(BookSession s, string id) =>
        s.Documents.Find(BookCollections.Executions, id) is { } found ? BookJson.Recall<BookedExecution>(found) : null;

    private static BookedExecution Tombstone(string id, string instrument, FuturesContract contract, string? replacedBy) => new()
    {
        Execution = new OrderExecution(id, contract, 0, 0, DateTime.UnixEpoch),
        Instrument = instrument,
        IsBusted = true,
        ReplacedBy = replacedBy,
    };

    private static void Keep(BookSession s, BookedExecution e) => s.Documents.Put(BookCollections.Executions, e.Execution.Id, BookJson.Remember(e));
}
