namespace SysTrade.Data.Documents;

/// <summary>Lets the threads of this process write to a store one after another, in the order they come, and refuses a transaction inside another.</summary>
/// <param name="description">The store, for messages.</param>
/// <param name="limit">How long to wait.</param>
public sealed class WriterTurn(string description, TimeSpan limit) : IDisposable
{
    private readonly SemaphoreSlim _free = new(1);
    private volatile int _holder;

    /// <summary>How long a store waits when nothing else is said.</summary>
    public static TimeSpan DefaultLimit { get; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait.</summary>
    public TimeSpan Limit => limit;

    /// <summary>Waits for the turn; disposing what is returned ends it.</summary>
    /// <exception cref="Domain.Errors.SysTradeException"><c>NestedTransaction</c>, <c>StoreBusy</c>.</exception>
    public IDisposable Take()
    {
        if (_holder == Environment.CurrentManagedThreadId) throw DocumentErrors.Nested(description);
        if (!_free.Wait(limit)) throw DocumentErrors.Busy(description, limit);
        _holder = Environment.CurrentManagedThreadId;
        return new Turn(this);
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();

    private sealed class Turn(WriterTurn owner) : IDisposable
    {
        public void Dispose()
        {
            owner._holder = 0;
            owner._free.Release();
        }
    }
}
