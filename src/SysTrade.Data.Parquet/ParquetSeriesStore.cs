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
public sealed class ParquetSeriesStore : FileSeriesStore
{
    /// <summary>Name of the index column in the files.</summary>
    public const string IndexColumn = "index";

    // Daily series fit in one group; of hourly ones a date range decodes what it needs.
    internal const int GroupRows = 1 << 14;

    private readonly IReadOnlyDictionary<SeriesKind, ParquetLayout>? _layouts;

    /// <summary>Creates a store over a folder, which need not exist yet.</summary>
    /// <param name="folder">A folder like pysystemtrade's <c>parquet_store</c>.</param>
    /// <param name="layouts">Layouts that differ from <see cref="ParquetLayout.Default"/>.</param>
    /// <exception cref="SysTradeException"><c>SharedFolder</c>: two kinds of series would be kept in the same files.</exception>
    public ParquetSeriesStore(string folder, IReadOnlyDictionary<SeriesKind, ParquetLayout>? layouts = null)
        : base(folder, kind => Layout(layouts, kind).Folder) => _layouts = layouts;

    /// <inheritdoc/>
    protected override string Extension => ParquetFileName.Extension;

    /// <inheritdoc/>
    protected override string FileName(SeriesKind kind, string key) => ParquetFileName.Of(kind, key);

    /// <inheritdoc/>
    protected override string? KeyOf(SeriesKind kind, string fileName) => ParquetFileName.ToKey(kind, fileName);

    /// <inheritdoc/>
    protected override ColumnSet ReadFile(SeriesKind kind, string file, DateTime? from, DateTime? to) =>
        ParquetSeriesReader.Read(file, Layout(_layouts, kind), SeriesSchema.For(kind), from, to);

    /// <inheritdoc/>
    protected override Func<ColumnSet, bool> Appender(SeriesKind kind, string file) =>
        new ParquetAppender(file, Layout(_layouts, kind), SeriesSchema.For(kind), GroupRows) { Encode = (rows, publish) => Encode(kind, file, rows, publish) }.TryAppend;

    /// <inheritdoc/>
    protected override void Encode(SeriesKind kind, string file, ColumnSet columns, Action<ReadOnlyMemory<byte>> publish)
    {
        var layout = Layout(_layouts, kind);
        var stored = SeriesSchema.For(kind).Select(columns).Select(c => Stored(layout.Heading(c.Name), c));
        ParquetEncoder.Encode(
            file, new ColumnTable(Path.GetFileNameWithoutExtension(file), [.. stored, new MomentColumn(IndexColumn, columns.Index.Ticks.ToArray())], IndexColumn), GroupRows, publish);
    }

    private static ParquetLayout Layout(IReadOnlyDictionary<SeriesKind, ParquetLayout>? layouts, SeriesKind kind) => layouts?.GetValueOrDefault(kind) ?? ParquetLayout.Default(kind);

    private static TableColumn Stored(string name, Column column)
    {
        if (column.Type == ColumnType.Contract) return new TextColumn(name, ContractTexts.Of(column.Contracts));
        var values = column.Numbers.ToArray();
        return new NumberColumn(name, values, Array.Exists(values, double.IsNaN) ? Array.ConvertAll(values, v => !double.IsNaN(v)) : null);
    }
}
