namespace SysTrade.Data;

/// <summary>Keeps column sets under a kind and a key. Each storage technology has one implementation.</summary>
/// <remarks>Safe for concurrent reads. Of concurrent writes to one key the last counts; a reader sees a whole column set, the old or the new one.</remarks>
public interface ISeriesStore
{
    /// <summary>Where the data are, for messages: a folder, a database.</summary>
    string Description { get; }

    /// <summary>Keys stored for a kind, sorted ordinally; empty when there is none.</summary>
    IReadOnlyList<string> Keys(SeriesKind kind);

    /// <summary>True when the key is stored.</summary>
    bool Contains(SeriesKind kind, string key);

    /// <summary>Reads a column set with the columns of <see cref="SeriesSchema"/>.</summary>
    /// <exception cref="Domain.Errors.MissingDataException">The place or the key does not exist.</exception>
    /// <exception cref="Domain.Errors.DataFormatException">What is stored cannot be read.</exception>
    ColumnSet Read(SeriesKind kind, string key);

    /// <summary>Writes a column set, replacing what the key held; either wholly or not at all.</summary>
    /// <exception cref="Domain.Errors.UnknownNameException">A column of the schema is not in the set.</exception>
    void Write(SeriesKind kind, string key, ColumnSet columns);
}
