using SysTrade.Domain.Errors;

namespace SysTrade.Data;

/// <summary>Lets one at a time change the files of a folder, among the threads of this process and other processes.</summary>
/// <remarks>It holds a file <c>#lock#</c> open, which no store lists. The system frees it when a process ends, however it ends.</remarks>
public sealed class FolderLock : IDisposable
{
    private const string Name = "#lock#";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FileStream _held;

    private FolderLock(FileStream held) => _held = held;

    /// <summary>Waits for the folder, which is made as needed; disposing what is returned lets the next one on.</summary>
    /// <exception cref="SysTradeException"><c>StoreBusy</c>: others held it for half a minute.</exception>
    public static FolderLock Take(string folder)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, Name);
        var until = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        for (var pause = 1; ; pause = Math.Min(2 * pause, 50))
        {
            try
            {
                return new FolderLock(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
            {
                if (Environment.TickCount64 > until)
                {
                    throw new SysTradeException("StoreBusy", SysErrorKind.Busy, $"{folder} was held by another writer for more than {Patience.TotalSeconds:0} seconds: {e.Message}", "Try again.", folder, e);
                }

                Thread.Sleep(pause);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _held.Dispose();
}
