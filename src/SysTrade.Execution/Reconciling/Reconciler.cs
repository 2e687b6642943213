using SysTrade.Brokers;
using SysTrade.Brokers.Accounts;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Limits;
using SysTrade.Execution.Positions;

namespace SysTrade.Execution.Reconciling;

/// <summary>What differs.</summary>
public enum BreakKind
{
    /// <summary>A contract's position here and at the broker.</summary>
    Broker,

    /// <summary>The sum over strategies and the sum over contracts.</summary>
    Internal,

    /// <summary>An order that one of both does not know.</summary>
    Order,
}

/// <summary>A difference between books.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Instrument">Instrument code.</param>
/// <param name="Item">Contract, instrument or order.</param>
/// <param name="Ours">Contracts here.</param>
/// <param name="Theirs">Contracts at the broker, or by strategy.</param>
/// <param name="Text">In words.</param>
public sealed record BookBreak(BreakKind Kind, string Instrument, string Item, int Ours, int Theirs, string Text)
{
    /// <summary>What has to be traded, or recorded, here to agree.</summary>
    public int Difference => Theirs - Ours;
}

/// <summary>Compares the books over the union of what either has.</summary>
public static class Reconciler
{
    /// <summary>Differences of positions, orders and ledgers.</summary>
    /// <param name="book">Our book.</param>
    /// <param name="positions">The broker's positions.</param>
    /// <param name="openOrders">Client order ids of the broker's open orders with their text; null to leave orders out.</param>
    public static IReadOnlyList<BookBreak> Compare(OrderBook book, IReadOnlyList<BrokerPosition> positions, IReadOnlyList<Brokers.Orders.OrderReport>? openOrders = null)
    {
        var breaks = new List<BookBreak>();
        var ours = book.Positions(LedgerKind.Contract).Select(p => (Contract: FuturesContract.Parse(p.Name), p.Position)).ToArray();
        var theirs = positions.Select(p => (Contract: Known(p, ours), p.Quantity)).ToArray();
        foreach (var contract in ours.Select(p => p.Contract.ByMonth).Concat(theirs.Select(p => p.Contract.ByMonth)).Distinct().Order())
        {
            var (here, there) = (ours.Where(p => p.Contract.ByMonth == contract).Sum(p => p.Position), theirs.Where(p => p.Contract.ByMonth == contract).Sum(p => p.Quantity));
            if (here != there) breaks.Add(new BookBreak(BreakKind.Broker, contract.Instrument, contract.ToString(), here, there, $"{contract}: {here} here, {there} at the broker"));
        }

        var strategies = book.Positions(LedgerKind.Strategy);
        foreach (var instrument in ours.Select(p => p.Contract.Instrument).Concat(strategies.Select(p => p.Instrument)).Distinct().Order(StringComparer.Ordinal))
        {
            var byContract = ours.Where(p => p.Contract.Instrument == instrument).Sum(p => p.Position);
            var byStrategy = strategies.Where(p => p.Instrument == instrument).Sum(p => p.Position);
            if (byContract != byStrategy) breaks.Add(new BookBreak(BreakKind.Internal, instrument, instrument, byContract, byStrategy, $"{instrument}: {byContract} by contract, {byStrategy} by strategy"));
        }

        if (openOrders is not null) breaks.AddRange(OrderBreaks(book, openOrders));
        return breaks;
    }

    /// <summary>Asks the broker and compares.</summary>
    public static async Task<IReadOnlyList<BookBreak>> CompareAsync(OrderBook book, IBroker broker, CancellationToken cancellation = default)
    {
        var positions = await broker.GetPositionsAsync(cancellation).ConfigureAwait(false);
        var orders = await broker.GetOrdersAsync(null, cancellation).ConfigureAwait(false);
        return Compare(book, positions, orders);
    }

    /// <summary>Locks the instruments that differ and takes off the locks, of this kind alone, of those that agree again; raises an alert for each difference.</summary>
    /// <returns>Instruments locked and unlocked now.</returns>
    public static (IReadOnlyList<string> Locked, IReadOnlyList<string> Unlocked) ApplyLocks(OrderBook book, IReadOnlyList<BookBreak> breaks)
    {
        var broken = breaks.Where(b => b.Kind != BreakKind.Order).GroupBy(b => b.Instrument, StringComparer.Ordinal).ToDictionary(g => g.Key, g => string.Join("; ", g.Select(b => b.Text)), StringComparer.Ordinal);
        var locks = book.InstrumentLocks().Where(l => l.Kind == InstrumentLockKind.Break).ToDictionary(l => l.Instrument, StringComparer.Ordinal);
        var locked = new List<string>();
        foreach (var (instrument, text) in broken)
        {
            if (!locks.TryGetValue(instrument, out var there)) locked.Add(instrument);
            if (there?.Reason != text) book.LockInstrument(instrument, InstrumentLockKind.Break, text);
            book.Alert($"break:{instrument}", $"{text}. The instrument is locked; Compare-SysPosition shows it; Add-SysBalanceTrade records a trade that is missing, Sync-SysPosition accepts what the broker has.", instrument);
        }

        var unlocked = locks.Keys.Where(i => !broken.ContainsKey(i)).ToArray();
        foreach (var instrument in unlocked)
        {
            book.UnlockInstrument(instrument, InstrumentLockKind.Break);
            book.CloseAlert($"break:{instrument}");
        }

        return (locked, unlocked);
    }

    private static IEnumerable<BookBreak> OrderBreaks(OrderBook book, IReadOnlyList<Brokers.Orders.OrderReport> open)
    {
        var live = book.Orders(OrderLevel.Broker).Cast<BrokerOrder>().Where(o => !o.IsDone).ToDictionary(o => o.ClientOrderId!, StringComparer.Ordinal);
        foreach (var report in open.Where(r => !r.HasEnded && (r.ClientOrderId is not { } id || !live.ContainsKey(id))))
        {
            yield return new BookBreak(
                BreakKind.Order, report.Contract.Instrument, report.BrokerOrderId, 0, report.Remaining, $"the broker works {report.Remaining} {report.Contract} ({report.BrokerOrderId}, '{report.ClientOrderId}') that is on no stack here");
        }

        var known = open.Where(r => r.ClientOrderId is not null).Select(r => r.ClientOrderId!).ToHashSet(StringComparer.Ordinal);
        foreach (var order in live.Values.Where(o => !known.Contains(o.ClientOrderId!)))
        {
            yield return new BookBreak(BreakKind.Order, order.Instrument, order.Id.ToString(), order.Remaining.Net, 0, $"{order.Id} ({order.Remaining} {order.Key}) is {order.Status} here and the broker does not show it");
        }
    }

    // A broker that names contracts by their last trading day may show another month than the orders were given under.
    private static FuturesContract Known(BrokerPosition position, (FuturesContract Contract, int Position)[] ours)
    {
        if (position.Expiry is not { } expiry || ours.Any(p => p.Contract.ByMonth == position.Contract.ByMonth)) return position.Contract;
        var day = (expiry.Year * 10000) + (expiry.Month * 100) + expiry.Day;
        return ours.Select(p => p.Contract).FirstOrDefault(c => c.Instrument == position.Contract.Instrument && c.Date == day) is { Date: > 0 } same ? same : position.Contract;
    }
}
