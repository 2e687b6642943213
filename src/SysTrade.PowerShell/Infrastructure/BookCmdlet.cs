using System.Management.Automation;
using SysTrade.Data;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Rolls;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>Base of the commands about orders: which book they work on.</summary>
public abstract class BookCmdlet : SysCmdlet
{
    /// <summary>Book; the one opened last when left out.</summary>
    [Parameter]
    public TradingBook? Book { get; set; }

    /// <summary>The book as it is given, or the session's.</summary>
    protected TradingBook Trading => Book ?? SessionDefaults.Book(Session);

    /// <summary>The orders.</summary>
    protected OrderBook Orders => Trading.Book;

    /// <summary>Where data are open, an instrument they do not have is a typing mistake.</summary>
    protected static void RequireKnown(string instrument) => SessionDefaults.OpenData(Session)?.Instrument(instrument);

    /// <summary>Contracts of an instrument, by the session's data.</summary>
    protected RollContracts ContractsOf(string instrument, MarketData? data = null) =>
        TradingBook.Contracts(data ?? OpenData(null)).Find(instrument) ?? throw new MissingDataException(
            "MultiplePricesNotFound", $"The contracts of {instrument} are not known: the data have no multiple prices of it.", "Open data that have them.", instrument);

    /// <summary>Runs a task of the libraries to its end, on another thread: it must not ask for what belongs to the session.</summary>
    protected T Wait<T>(Func<CancellationToken, Task<T>> work) => Task.Run(() => work(StopToken)).GetAwaiter().GetResult();

    /// <summary>An order as rows show it.</summary>
    protected void Write(Order order) => WriteObject(Rows.OrderRow.Of(order));

    /// <summary>Ids as typed, checked.</summary>
    protected static OrderId Parse(string id) => OrderId.Parse(id);
}
