using SysTrade.Domain.Errors;

namespace SysTrade.Data.Csv;

/// <summary>Series in CSV files, one file for each key, in the folders pysystemtrade uses.</summary>
/// <remarks>
/// Reading accepts columns in any order, extra columns, quoted fields, either line end, a byte order mark, and contracts as 20230300,
/// 20230300.0 or 202303. Files whose names are not keys (such as <c>#US10.csv#</c> that editors leave) are passed over.
/// With each file it writes the store keeps a checksum, in the folder <c>.checksums</c> beside it, and reads the file only while it agrees: a file that was
/// damaged and one that was edited look alike. <see cref="Accept"/> takes an edited file as it is. A file without a checksum, such as a user's own, is read.
/// </remarks>
public sealed class CsvSeriesStore : FileSeriesStore
{
    private readonly IReadOnlyDictionary<SeriesKind, CsvLayout>? _layouts;

    /// <summary>Creates a store over a folder, which need not exist yet.</summary>
    /// <param name="folder">A folder like pysystemtrade's <c>data/futures</c>.</param>
    /// <param name="layouts">Layouts that differ from <see cref="CsvLayout.Default"/>.</param>
    /// <exception cref="SysTradeException"><c>SharedFolder</c>: two kinds of series would be kept in the same files.</exception>
    public CsvSeriesStore(string folder, IReadOnlyDictionary<SeriesKind, CsvLayout>? layouts = null)
        : base(folder, kind => Layout(layouts, kind).Folder) => _layouts = layouts;

    /// <summary>
    /// True to write files straight under their names, without a checksum, and to leave it to the operating system when they reach the disk: quick, for
    /// filling a folder that nobody reads yet. Otherwise each file is replaced at once and is on the disk before the write returns.
    /// </summary>
    public bool IsBulkLoad { get; init; }

    /// <inheritdoc/>
    protected override string Extension => CsvFileName.Extension;

    /// <inheritdoc/>
    public override void Write(SeriesKind kind, string key, ColumnSet columns)
    {
        if (!IsBulkLoad)
        {
            base.Write(kind, key, columns);
            return;
        }

        var file = FileOf(kind, key);
        Encode(kind, file, columns, content => Guarded(file, () =>
        {
            CsvChecksum.Delete(file);
            CsvSeriesWriter.WriteInPlace(file, content.Span);
        }));
    }

    /// <summary>True when the file of a key is as the store wrote it, or has no checksum.</summary>
    /// <exception cref="SysTradeException"><c>FileNotReadable</c>.</exception>
    public bool IsAsWritten(SeriesKind kind, string key)
    {
        using var bytes = CsvBytes.Read(FileOf(kind, key));
        return CsvChecksum.Agrees(FileOf(kind, key), bytes.Text);
    }

    /// <summary>Takes the file of a key as it is now, though it is not as the store wrote it: after it was edited by hand and looked at.</summary>
    /// <returns>True when its checksum had to be made anew; false when it agreed, or there was none.</returns>
    /// <exception cref="MissingDataException">The file does not exist.</exception>
    /// <exception cref="DataFormatException">The file cannot be read as a series; its checksum stays.</exception>
    public bool Accept(SeriesKind kind, string key)
    {
        var file = FileOf(kind, key);
        if (!File.Exists(file)) throw SeriesSchema.For(kind).NotFound(key, file, () => Keys(kind));
        var isNew = false;
        Guarded(file, () =>
        {
            using var turn = TakeTurn(kind);
            using var bytes = CsvBytes.Read(file);
            if (CsvChecksum.Agrees(file, bytes.Text)) return;
            CsvSeriesParser.Parse(bytes.Text, file, Layout(_layouts, kind), SeriesSchema.For(kind));
            CsvChecksum.Keep(file, bytes.Text);
            isNew = true;
        });
        return isNew;
    }

    /// <inheritdoc/>
    protected override string FileName(SeriesKind kind, string key) => CsvFileName.Of(kind, key);

    /// <inheritdoc/>
    protected override string? KeyOf(SeriesKind kind, string fileName) => CsvFileName.ToKey(kind, fileName);

    /// <inheritdoc/>
    protected override ColumnSet ReadFile(SeriesKind kind, string file, DateTime? from, DateTime? to)
    {
        if (!File.Exists(file)) throw new FileNotFoundException(null, file);
        using var bytes = CsvChecksum.ReadChecked(file);
        return CsvSeriesParser.Parse(bytes.Text, file, Layout(_layouts, kind), SeriesSchema.For(kind)).Between(from, to);
    }

    /// <inheritdoc/>
    protected override void Encode(SeriesKind kind, string file, ColumnSet columns, Action<ReadOnlyMemory<byte>> publish) =>
        CsvSeriesWriter.Encode(file, Layout(_layouts, kind), SeriesSchema.For(kind), columns, publish);

    /// <inheritdoc/>
    protected override void Replace(string file, ReadOnlyMemory<byte> content)
    {
        CsvChecksum.Announce(file, content.Span);
        base.Replace(file, content);
    }

    private static CsvLayout Layout(IReadOnlyDictionary<SeriesKind, CsvLayout>? layouts, SeriesKind kind) => layouts?.GetValueOrDefault(kind) ?? CsvLayout.Default(kind);
}
