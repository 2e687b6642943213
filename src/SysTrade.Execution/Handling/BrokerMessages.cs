using SysTrade.Brokers;
using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Orders;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;

namespace SysTrade.Execution.Handling;

/// <summary>Books what a broker tells, whether it came by itself or was asked for: one path, so a restart is no special case.</summary>
internal sealed class BrokerMessages
{
    private Dictionary<string, Money> _early = new(StringComparer.Ordinal);

    /// <summary>Limit prices asked for and not answered, by client order id.</summary>
    public Dictionary<string, double> Moving { get; } = new(StringComparer.Ordinal);

    /// <summary>Books an order's state. False when the order is not of this book.</summary>
    public bool Take(OrderBook book, OrderReport report)
    {
        if (report.ClientOrderId is not { } id) return false;
        var isAsked = Moving.Remove(id, out var asked) && asked == report.LimitPrice;
        if (!book.Accept(id, report.BrokerOrderId, report.BrokerOrderId)) return false;
        switch (report.Status)
        {
            case BrokerOrderStatus.Cancelled: book.Cancelled(id, Text(report, "cancelled at the broker")); break;
            case BrokerOrderStatus.Expired: book.Cancelled(id, Text(report, "ended with its session")); break;
            case BrokerOrderStatus.Rejected: book.Rejected(id, Text(report, report.Refusal.ToString())); break;
            case BrokerOrderStatus.Working or BrokerOrderStatus.Pending when report.LimitPrice is { } limit: book.Moved(id, limit, isAsked); break;
            case BrokerOrderStatus.Filled when isAsked: book.Moved(id, asked, true); break;
        }

        return true;
    }

    /// <summary>Books an execution, or its withdrawal.</summary>
    public BookingOutcome Take(OrderBook book, ExecutionReport report)
    {
        if (report.IsBusted) return book.Bust(report.ExecutionId, report.Contract);
        var execution = new OrderExecution(report.ExecutionId, report.Contract, report.Quantity, report.Price, report.At.UtcDateTime) { Commission = Charge(report) };
        return book.Book(report.ClientOrderId, execution, report.Corrects);
    }

    /// <summary>Books a commission; one that comes before its execution is kept for it.</summary>
    public void Take(OrderBook book, Commission commission)
    {
        var money = new Money((decimal)commission.Amount, commission.Currency);
        if (!book.Charge(commission.ExecutionId, money)) _early[commission.ExecutionId] = money;
    }

    /// <summary>Takes note of a refusal to change an order.</summary>
    public void Take(OrderBook book, ChangeRefused refused)
    {
        Moving.Remove(refused.ClientOrderId);
        if (refused.Reason == RefusalReason.UnknownOrder) book.NeverArrived(refused.ClientOrderId);
        else book.CancelRefused(refused.ClientOrderId, $"{refused.Reason}: {refused.Text}");
    }

    /// <summary>Does work that may fail as a whole; then what was kept of it is forgotten, and false is given.</summary>
    public bool TryTogether(Action work)
    {
        var early = new Dictionary<string, Money>(_early, StringComparer.Ordinal);
        try
        {
            work();
            return true;
        }
        catch (OperationCanceledException)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever failed is done again one by one, and reported there.
        catch (Exception)
#pragma warning restore CA1031
        {
            _early = early;
            return false;
        }
    }

    private Money? Charge(ExecutionReport report) =>
        report.Commission is { } c ? new Money((decimal)c.Amount, c.Currency) : _early.Remove(report.ExecutionId, out var early) ? early : null;

    private static string Text(OrderReport report, string otherwise) => report.Text.Length > 0 ? report.Text : otherwise;
}
