using SysTrade.Domain.Errors;

namespace SysTrade.Data;

/// <summary>Series in files, one for each key, in a folder for each kind: what stores of files have in common, whatever is in the files.</summary>
/// <remarks>
/// A file is written beside the one it replaces, brought to the disk, and renamed. Writers of a folder take turns, also those of several processes, so that
/// no append is lost; readers wait for nobody. What a killed writer left beside its file is deleted by the next write to the folder.
/// </remarks>
public abstract class FileSeriesStore : ISeriesStore
{
    private readonly Dictionary<SeriesKind, string> _folders = [];

    /// <summary>Creates a store over a folder, which need not exist yet.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="folderOf">Folder of a kind, absolute or relative to the store's.</param>
    /// <exception cref="SysTradeException"><c>SharedFolder</c>: two kinds of series would be kept in the same files.</exception>
    protected FileSeriesStore(string folder, Func<SeriesKind, string> folderOf)
    {
        Folder = Path.GetFullPath(folder);
        foreach (var kind in Enum.GetValues<SeriesKind>())
        {
            var own = Path.GetFullPath(folderOf(kind), Folder);
            // Instruments are file names in several folders; in one folder they would overwrite each other.
            if (_folders.FirstOrDefault(f => f.Value == own) is { Value: not null } other)
            {
                throw new SysTradeException(
                    "SharedFolder",
                    SysErrorKind.InvalidArgument,
                    $"{SeriesSchema.For(other.Key).Thing} and {SeriesSchema.For(kind).Thing} would both be kept in {own}.",
                    "Give each kind of series its own folder.",
                    own);
            }

            _folders[kind] = own;
        }
    }

    /// <summary>The folder, absolute.</summary>
    public string Folder { get; }

    /// <inheritdoc/>
    public string Description => Folder;

    /// <summary>Extension of the files, with its dot.</summary>
    protected abstract string Extension { get; }

    /// <summary>File of a key, whether it exists or not.</summary>
    /// <exception cref="SysTradeException"><c>InvalidInstrumentCode</c> or <c>InvalidContractKey</c>.</exception>
    public string FileOf(SeriesKind kind, string key) => Path.Combine(_folders[kind], FileName(kind, key));

    /// <inheritdoc/>
    public IReadOnlyList<string> Keys(SeriesKind kind)
    {
        var folder = _folders[kind];
        if (!Directory.Exists(folder)) return [];
        return Directory.EnumerateFiles(folder, "*" + Extension)
            .Select(f => KeyOf(kind, Path.GetFileName(f)))
            .OfType<string>()
            .Order(StringComparer.Ordinal)
            .ToArray();
    }

    /// <inheritdoc/>
    public bool Contains(SeriesKind kind, string key) => SeriesSchema.For(kind).IsKey(key) && File.Exists(FileOf(kind, key));

    /// <inheritdoc/>
    public ColumnSet Read(SeriesKind kind, string key) => Read(kind, key, null, null);

    /// <inheritdoc/>
    public ColumnSet Read(SeriesKind kind, string key, DateTime? from, DateTime? to)
    {
        var file = FileOf(kind, key);
        try
        {
            return ReadFile(kind, file, from, to);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw SeriesSchema.For(kind).NotFound(key, file, () => Keys(kind));
        }
    }

    /// <inheritdoc/>
    public virtual void Write(SeriesKind kind, string key, ColumnSet columns)
    {
        var file = FileOf(kind, key);
        // Encoding needs no turn; what lies in the turn is short.
        Encode(kind, file, columns, content => Guarded(file, () =>
        {
            using var turn = TakeTurn(kind);
            Replace(file, content);
        }));
    }

    /// <inheritdoc/>
    public AppendResult Append(SeriesKind kind, string key, ColumnSet rows, OverlapRule rule = OverlapRule.MustAgree)
    {
        var file = FileOf(kind, key);
        return Guarded(file, () =>
        {
            using var turn = TakeTurn(kind);
            return SeriesAppend.Run(this, kind, key, rows, rule, all => Encode(kind, file, all, content => Replace(file, content)), Appender(kind, file));
        });
    }

    /// <summary>Name of the file of a key.</summary>
    protected abstract string FileName(SeriesKind kind, string key);

    /// <summary>The key of a file, or null when its name is not one.</summary>
    protected abstract string? KeyOf(SeriesKind kind, string fileName);

    /// <summary>Reads a file, between two moments.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="DataFormatException">It cannot be read.</exception>
    protected abstract ColumnSet ReadFile(SeriesKind kind, string file, DateTime? from, DateTime? to);

    /// <summary>Makes the content of a file and hands it on, to be published.</summary>
    protected abstract void Encode(SeriesKind kind, string file, ColumnSet columns, Action<ReadOnlyMemory<byte>> publish);

    /// <summary>Puts content in the place of a file, at once. Nobody else writes to the folder meanwhile.</summary>
    protected virtual void Replace(string file, ReadOnlyMemory<byte> content) => AtomicFile.Write(file, content.Span);

    /// <summary>Adds rows behind the last one of a file without decoding those before, false when it cannot; null where there is no such way. Nobody else writes meanwhile.</summary>
    protected virtual Func<ColumnSet, bool>? Appender(SeriesKind kind, string file) => null;

    /// <summary>Waits until nobody else writes to the folder of a kind, and tidies up after one that was killed.</summary>
    /// <exception cref="SysTradeException"><c>StoreBusy</c>.</exception>
    protected FolderLock TakeTurn(SeriesKind kind)
    {
        var turn = FolderLock.Take(_folders[kind]);
        try
        {
            if (turn.WasInterrupted) AsideFile.DeleteLeft(_folders[kind]);
            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    /// <summary>Does something that writes a file; what the system reports becomes an error of the store.</summary>
    /// <exception cref="SysTradeException"><c>StoreFull</c>, <c>StoreReadOnly</c> or <c>StoreFailed</c>.</exception>
    protected static void Guarded(string file, Action write) => Guarded(file, () =>
    {
        write();
        return true;
    });

    private static T Guarded<T>(string file, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw StoreFailure.Of(cause, file);
        }
    }
}
