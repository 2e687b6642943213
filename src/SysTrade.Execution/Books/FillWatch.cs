using SysTrade.Data.Documents;
using SysTrade.Domain.Errors;

namespace SysTrade.Execution.Books;

/// <summary>Tells the executions that a book keeps from a moment on, once each; whichever process books them.</summary>
public sealed class FillWatch
{
    private readonly OrderBook _book;
    private long _seen;

    /// <summary>Begins to watch.</summary>
    /// <param name="book">The book.</param>
    public FillWatch(OrderBook book) => (_book, _seen) = (book, book.Store.LastSequence);

    /// <summary>What was booked, withdrawn or corrected since the last look, in the order it was written.</summary>
    /// <exception cref="SysTradeException"><c>ChangesLost</c>: a backup was restored, or changes were forgotten, since the last look.</exception>
    public IReadOnlyList<BookedExecution> Take()
    {
        var found = new List<BookedExecution>();
        while (_book.Store.ChangesSince(_seen) is { Count: > 0 } changes)
        {
            _seen = changes[^1].Sequence;
            found.AddRange(changes.Where(c => c is { Collection: BookCollections.Executions, Json: not null })
                .Select(c => BookJson.Read<BookedExecution>(new Document(c.Collection, c.Key, c.Version, c.Json!))));
        }

        return found;
    }
}
