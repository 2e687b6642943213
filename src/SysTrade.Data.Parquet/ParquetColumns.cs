using System.Text.Json;
using ParquetSharp;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Parquet;

/// <summary>The columns of a file: which is the index, and where the others stand.</summary>
internal sealed class ParquetColumns : IDisposable
{
    // What pandas calls an index without a name, then what people call a column of stamps.
    private static readonly string[] UsualIndexes = ["index", "__index_level_0__", "DATETIME", "date", "timestamp"];

    private readonly ParquetSource _source;
    private readonly SchemaDescriptor _schema;
    private readonly List<ParquetColumn> _columns = [];

    public ParquetColumns(ParquetSource source)
    {
        _source = source;
        _schema = source.MetaData.Schema;
        for (var i = 0; i < _schema.NumColumns; i++)
        {
            var descriptor = _schema.Column(i);
            using var path = descriptor.Path;
            // Lists and structures are spread over several columns, none of which is a series.
            if (descriptor.MaxRepetitionLevel == 0 && path.ToDotVector().Length == 1) _columns.Add(new ParquetColumn(i, descriptor));
        }
    }

    /// <summary>The columns and their types, for messages.</summary>
    public string Found => _columns.Count == 0 ? "none" : string.Join(", ", _columns.Select(c => $"{c.Name} ({c.Type})"));

    /// <summary>A column by its exact name, or else by the only one that differs in case.</summary>
    public ParquetColumn? Find(string name)
    {
        var exact = _columns.Find(c => string.Equals(c.Name, name, StringComparison.Ordinal));
        if (exact is not null) return exact;
        var alike = _columns.FindAll(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));
        return alike.Count == 1 ? alike[0] : null;
    }

    /// <summary>The only column that is not the index, or null when there are none or several.</summary>
    public ParquetColumn? OnlyOneBeside(ParquetColumn index) => _columns.Count == 2 ? _columns.Find(c => c != index) : null;

    /// <summary>The column that labels the rows: the one pandas noted, or one with a usual name, or the only one that holds stamps.</summary>
    public ParquetColumn RequireIndex()
    {
        var noted = NotedIndex();
        var index = noted is null ? GuessedIndex() : Find(noted) ?? throw Missing(noted);
        if (!index.HoldsMoments)
        {
            throw new DataFormatException(
                "IndexType",
                _source.File,
                0,
                index.Name,
                $"the index holds {index.Type} values; expected timestamps. Columns found: {Found}.",
                "Give the data frame an index of dates before writing it.");
        }

        if (index.IsZoned)
        {
            throw new DataFormatException(
                "ZonedIndex",
                _source.File,
                0,
                index.Name,
                "the stamps are in UTC; expected exchange stamps without a zone.",
                "Convert the stamps to those of the exchange and drop the zone before writing the file (pandas: tz_convert, then tz_localize(None)).");
        }

        return index;
    }

    /// <summary>The error for a column that is not there.</summary>
    public DataFormatException Missing(string name) =>
        new(
            "MissingColumn",
            _source.File,
            0,
            name,
            $"there is no such column. Columns found: {Found}.",
            "Name the column so, or say in the layout what it is called in these files; a file of another kind of series belongs in another folder.");

    /// <summary>The error for a column that holds something else.</summary>
    public DataFormatException WrongType(ParquetColumn column, ColumnType expected) =>
        new(
            "ColumnType",
            _source.File,
            0,
            column.Name,
            $"the column holds {column.Type} values; expected {(expected == ColumnType.Number ? "numbers" : "contracts, as texts YYYYMMDD or whole numbers")}. Columns found: {Found}.",
            "Convert the column before writing the file.");

    /// <inheritdoc/>
    public void Dispose() => _schema.GroupNode.Dispose();

    private ParquetColumn GuessedIndex()
    {
        foreach (var name in UsualIndexes)
        {
            if (Find(name) is { HoldsMoments: true } column) return column;
        }

        var moments = _columns.FindAll(c => c.HoldsMoments);
        return moments.Count == 1 ? moments[0] : throw Missing(ParquetSeriesStore.IndexColumn);
    }

    /// <summary>The index column according to the note that pandas leaves, or null when there is no note or the rows are merely counted.</summary>
    private string? NotedIndex()
    {
        if (!_source.MetaData.KeyValueMetadata.TryGetValue(PandasMetadata.Key, out var note)) return null;
        string[] names;
        try
        {
            names = PandasMetadata.IndexColumns(note);
        }
        catch (JsonException cause)
        {
            throw new DataFormatException(
                "PandasMetadata", _source.File, 0, null, $"the note of pandas in the file is not JSON of the usual form: {cause.Message}", "Write the file again.", cause);
        }

        if (names.Length <= 1) return names.FirstOrDefault();
        throw new DataFormatException(
            "IndexType", _source.File, 0, null, $"the index has {names.Length} levels ({string.Join(", ", names)}); expected one of timestamps.", "Write the data frame with one index of dates.");
    }
}
