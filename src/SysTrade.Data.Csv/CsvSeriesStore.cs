using SysTrade.Domain;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Csv;

/// <summary>Series in CSV files, one file for each key, in the folders pysystemtrade uses.</summary>
/// <remarks>
/// Reading accepts columns in any order, extra columns, quoted fields, either line end, a byte order mark, and contracts as 20230300,
/// 20230300.0 or 202303. Files whose names are not keys (such as <c>#US10.csv#</c> that editors leave) are passed over.
/// </remarks>
public sealed class CsvSeriesStore : ISeriesStore
{
    private readonly Dictionary<SeriesKind, CsvLayout> _layouts = [];

    /// <summary>Creates a store over a folder, which need not exist yet.</summary>
    /// <param name="folder">A folder like pysystemtrade's <c>data/futures</c>.</param>
    /// <param name="layouts">Layouts that differ from <see cref="CsvLayout.Default"/>.</param>
    /// <exception cref="SysTradeException"><c>SharedFolder</c>: adjusted and multiple prices would be kept in the same files.</exception>
    public CsvSeriesStore(string folder, IReadOnlyDictionary<SeriesKind, CsvLayout>? layouts = null)
    {
        Folder = Path.GetFullPath(folder);
        foreach (var kind in Enum.GetValues<SeriesKind>())
        {
            var layout = layouts?.GetValueOrDefault(kind) ?? CsvLayout.Default(kind);
            layout = layout with { Folder = Path.GetFullPath(layout.Folder, Folder) };
            // Instruments are file names in several folders; in one folder they would overwrite each other.
            if (_layouts.FirstOrDefault(l => l.Value.Folder == layout.Folder) is { Value: not null } other)
            {
                throw new SysTradeException(
                    "SharedFolder",
                    SysErrorKind.InvalidArgument,
                    $"{SeriesSchema.For(other.Key).Thing} and {SeriesSchema.For(kind).Thing} would both be kept in {layout.Folder}.",
                    "Give each kind of series its own folder.",
                    layout.Folder);
            }

            _layouts[kind] = layout;
        }
    }

    /// <summary>
    /// True to write files straight under their names, and to leave it to the operating system when they reach the disk: quick, for filling
    /// a folder that nobody reads yet. Otherwise each file is replaced at once and is on the disk before <see cref="Write"/> returns.
    /// </summary>
    public bool IsBulkLoad { get; init; }

    /// <summary>The folder, absolute.</summary>
    public string Folder { get; }

    /// <inheritdoc/>
    public string Description => Folder;

    /// <summary>File of a key, whether it exists or not.</summary>
    /// <exception cref="SysTradeException"><c>InvalidInstrumentCode</c> or <c>InvalidContractKey</c>.</exception>
    public string FileOf(SeriesKind kind, string key) => Path.Combine(_layouts[kind].Folder, CsvFileName.Of(kind, key));

    /// <inheritdoc/>
    public IReadOnlyList<string> Keys(SeriesKind kind)
    {
        var folder = _layouts[kind].Folder;
        if (!Directory.Exists(folder)) return [];
        return Directory.EnumerateFiles(folder, "*" + CsvFileName.Extension)
            .Select(f => CsvFileName.ToKey(kind, Path.GetFileName(f)))
            .OfType<string>()
            .Order(StringComparer.Ordinal)
            .ToArray();
    }

    /// <inheritdoc/>
    public bool Contains(SeriesKind kind, string key) => SeriesSchema.For(kind).IsKey(key) && File.Exists(FileOf(kind, key));

    /// <inheritdoc/>
    public ColumnSet Read(SeriesKind kind, string key)
    {
        var file = FileOf(kind, key);
        if (File.Exists(file)) return CsvSeriesParser.Read(file, _layouts[kind], SeriesSchema.For(kind));
        throw SeriesSchema.For(kind).NotFound(key, file, () => Keys(kind));
    }

    /// <inheritdoc/>
    public void Write(SeriesKind kind, string key, ColumnSet columns) =>
        CsvSeriesWriter.Write(FileOf(kind, key), _layouts[kind], SeriesSchema.For(kind), columns, IsBulkLoad);

    /// <inheritdoc/>
    public AppendResult Append(SeriesKind kind, string key, ColumnSet rows, OverlapRule rule = OverlapRule.MustAgree)
    {
        using var turn = FolderLock.Take(_layouts[kind].Folder);
        return SeriesAppend.Run(this, kind, key, rows, rule);
    }
}
