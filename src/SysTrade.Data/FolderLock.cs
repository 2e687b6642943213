using System.Collections.Concurrent;
using SysTrade.Domain.Errors;

namespace SysTrade.Data;

/// <summary>Lets one at a time change the files of a folder, among the threads of this process and other processes.</summary>
/// <remarks>It holds a file <c>#lock#</c> open, which no store lists. The system frees it when a process ends, however it ends.</remarks>
public sealed class FolderLock : IDisposable
{
    private const string Name = "#lock#";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Threads queue here, so that only processes have to try again and again.
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Threads = new(StringComparer.Ordinal);

    private readonly FileStream _held;
    private readonly SemaphoreSlim _turn;

    private FolderLock(FileStream held, SemaphoreSlim turn)
    {
        (_held, _turn) = (held, turn);
        WasInterrupted = held.Length > 0;
        // Length is the mark of a holder at work: it is set before any other change to the folder and taken back after the last.
        if (!WasInterrupted) held.SetLength(1);
    }

    /// <summary>True when the holder before ended without letting go, perhaps in the middle of a write.</summary>
    public bool WasInterrupted { get; }

    /// <summary>Waits for the folder, which is made as needed; disposing what is returned lets the next one on.</summary>
    /// <exception cref="SysTradeException"><c>StoreBusy</c>: others held it for half a minute.</exception>
    /// <exception cref="IOException">The lock file cannot be made.</exception>
    public static FolderLock Take(string folder) => Take(folder, Patience);

    /// <summary>As <see cref="Take(string)"/>, with another limit to the wait.</summary>
    internal static FolderLock Take(string folder, TimeSpan patience)
    {
        folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(folder);
        var until = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        var turn = Threads.GetOrAdd(folder, _ => new SemaphoreSlim(1, 1));
        if (!turn.Wait(patience)) throw Busy(folder, patience, null);
        try
        {
            return new FolderLock(Open(folder, until, patience), turn);
        }
        catch
        {
            turn.Release();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _held.SetLength(0);
        }
        finally
        {
            _held.Dispose();
            _turn.Release();
        }
    }

    private static FileStream Open(string folder, long until, TimeSpan patience)
    {
        for (var pause = 1; ; pause = Math.Min(2 * pause, 50))
        {
            try
            {
                return new FileStream(Path.Combine(folder, Name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException e) when (StoreFailure.IsHeld(e))
            {
                if (Environment.TickCount64 > until) throw Busy(folder, patience, e);
                Thread.Sleep(pause);
            }
        }
    }

    private static SysTradeException Busy(string folder, TimeSpan patience, Exception? cause) =>
        new("StoreBusy", SysErrorKind.Busy, $"{folder} was held by another writer for more than {patience.TotalSeconds:0.###} seconds.", "Try again.", folder, cause);
}
