using SysTrade.Data.Tables;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Parquet;

/// <summary>Series in Parquet files, one file for each key, in the folders and under the names of pysystemtrade's <c>parquet_store</c>.</summary>
/// <remarks>
/// Files that pandas wrote are read as they are: whichever column is the index, stamps in milli-, micro- or nanoseconds (cut to 100 ns),
/// whole or short numbers, contracts as texts or numbers, and columns that are not asked for are not decoded. Files written here are read by
/// pandas as the data frames that pysystemtrade keeps. A missing number is a null, as pandas writes it; a missing contract an empty text.
/// Reading, also of a file that is being replaced, gives the old or the new series whole.
/// </remarks>
public sealed class ParquetSeriesStore : ISeriesStore
{
    /// <summary>Name of the index column in the files.</summary>
    public const string IndexColumn = "index";

    // Daily series fit in one group; of hourly ones a date range decodes what it needs.
    internal const int GroupRows = 1 << 14;

    private readonly Dictionary<SeriesKind, ParquetLayout> _layouts = [];

    /// <summary>Creates a store over a folder, which need not exist yet.</summary>
    /// <param name="folder">A folder like pysystemtrade's <c>parquet_store</c>.</param>
    /// <param name="layouts">Layouts that differ from <see cref="ParquetLayout.Default"/>.</param>
    /// <exception cref="SysTradeException"><c>SharedFolder</c>: two kinds of series would be kept in the same files.</exception>
    public ParquetSeriesStore(string folder, IReadOnlyDictionary<SeriesKind, ParquetLayout>? layouts = null)
    {
        Folder = Path.GetFullPath(folder);
        foreach (var kind in Enum.GetValues<SeriesKind>())
        {
            var layout = layouts?.GetValueOrDefault(kind) ?? ParquetLayout.Default(kind);
            layout = layout with { Folder = Path.GetFullPath(layout.Folder, Folder) };
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

    /// <summary>The folder, absolute.</summary>
    public string Folder { get; }

    /// <inheritdoc/>
    public string Description => Folder;

    /// <summary>File of a key, whether it exists or not.</summary>
    /// <exception cref="SysTradeException"><c>InvalidInstrumentCode</c> or <c>InvalidContractKey</c>.</exception>
    public string FileOf(SeriesKind kind, string key) => Path.Combine(_layouts[kind].Folder, ParquetFileName.Of(kind, key));

    /// <inheritdoc/>
    public IReadOnlyList<string> Keys(SeriesKind kind)
    {
        var folder = _layouts[kind].Folder;
        if (!Directory.Exists(folder)) return [];
        return Directory.EnumerateFiles(folder, "*" + ParquetFileName.Extension)
            .Select(f => ParquetFileName.ToKey(kind, Path.GetFileName(f)))
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
        var schema = SeriesSchema.For(kind);
        try
        {
            return ParquetSeriesReader.Read(file, _layouts[kind], schema, from, to);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw schema.NotFound(key, file, () => Keys(kind));
        }
    }

    /// <inheritdoc/>
    public void Write(SeriesKind kind, string key, ColumnSet columns)
    {
        var (file, layout, schema) = (FileOf(kind, key), _layouts[kind], SeriesSchema.For(kind));
        var stored = schema.Select(columns).Select(c => Stored(layout.Heading(c.Name), c));
        ParquetEncoder.WriteFile(file, new ColumnTable(key, [.. stored, new MomentColumn(IndexColumn, columns.Index.Ticks.ToArray())], IndexColumn), GroupRows);
    }

    /// <inheritdoc/>
    public AppendResult Append(SeriesKind kind, string key, ColumnSet rows, OverlapRule rule = OverlapRule.MustAgree)
    {
        using var turn = FolderLock.Take(_layouts[kind].Folder);
        return SeriesAppend.Run(this, kind, key, rows, rule);
    }

    private static TableColumn Stored(string name, Column column)
    {
        if (column.Type == ColumnType.Contract) return new TextColumn(name, ContractTexts.Of(column.Contracts));
        var values = column.Numbers.ToArray();
        return new NumberColumn(name, values, Array.Exists(values, double.IsNaN) ? Array.ConvertAll(values, v => !double.IsNaN(v)) : null);
    }
}
