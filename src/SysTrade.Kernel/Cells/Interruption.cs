namespace SysTrade.Kernel.Cells;

/// <summary>The wish to stop a cell: a token for code that takes one, and checks that the C# of cells is made to carry in its loops.</summary>
/// <remarks>
/// .NET can no longer end a thread from outside. So the kernel asks in every way there is (token, checks in loops, waking a sleeping
/// thread), and a cell that listens to none of them is left running on its own thread while the notebook goes on.
/// </remarks>
public sealed class Interruption : IDisposable
{
    private static readonly AsyncLocal<Interruption?> Own = new();
    private static int _pending;

    private readonly CancellationTokenSource _source = new();
    private int _counted;

    internal Interruption()
    {
    }

    /// <summary>Cancelled when the cell is to stop.</summary>
    internal CancellationToken Token => _source.Token;

    /// <summary>Whether the cell is to stop.</summary>
    internal bool IsRequested => _source.IsCancellationRequested;

    /// <summary>Ends the cell that runs this when it is to stop: what the kernel puts into the loops and functions of a cell.</summary>
    /// <exception cref="CellInterruptedException">The cell is to stop.</exception>
    public static void Check()
    {
        // Nearly always zero, so a loop pays for one read.
        if (Volatile.Read(ref _pending) != 0 && Own.Value is { IsRequested: true }) throw new CellInterruptedException();
    }

    /// <summary>Says that this flow of control, and what it starts, belongs to the cell.</summary>
    internal void Adopt() => Own.Value = this;

    /// <summary>Asks the cell to stop.</summary>
    internal void Request()
    {
        if (Interlocked.Exchange(ref _counted, 1) == 0) Interlocked.Increment(ref _pending);
        _source.Cancel();
    }

    /// <summary>The cell is over: nobody has to check any more.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _counted, 0) == 1) Interlocked.Decrement(ref _pending);
    }
}

/// <summary>A cell ends because somebody asked it to.</summary>
public sealed class CellInterruptedException : OperationCanceledException
{
    /// <summary>Creates the exception.</summary>
    public CellInterruptedException()
        : base("The cell was interrupted.")
    {
    }
}
