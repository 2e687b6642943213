namespace SysTrade.Data;

/// <summary>Keeps column sets under a kind and a key. Each storage technology has one implementation.</summary>
/// <remarks>Safe for concurrent reads. Of concurrent writes to one key the last counts; a reader sees a whole column set, the old or the new one.</remarks>
public interface ISeriesStore
{
    /// <summary>Where the data are, for messages: a folder, a database.</summary>
    string Description { get; }

    /// <summary>Keys stored for a kind, sorted ordinally; empty when there is none.</summary>
    IReadOnlyList<string> Keys(SeriesKind kind);

    /// <summary>True when the key is stored; false also for a text that is not a key.</summary>
    bool Contains(SeriesKind kind, string key);

    /// <summary>Reads a column set with the columns of <see cref="SeriesSchema"/>.</summary>
    /// <exception cref="Domain.Errors.MissingDataException">The place or the key does not exist.</exception>
    /// <exception cref="Domain.Errors.DataFormatException">What is stored cannot be read.</exception>
    ColumnSet Read(SeriesKind kind, string key);

    /// <summary>Reads the rows between two moments, both included; a null end is open. A store that can leaves the others alone.</summary>
    /// <exception cref="Domain.Errors.MissingDataException">The place or the key does not exist.</exception>
    /// <exception cref="Domain.Errors.DataFormatException">What is stored cannot be read.</exception>
    ColumnSet Read(SeriesKind kind, string key, DateTime? from, DateTime? to) => Read(kind, key).Between(from, to);

    /// <summary>Writes a column set, replacing what the key held; either wholly or not at all.</summary>
    /// <exception cref="Domain.Errors.UnknownNameException">A column of the schema is not in the set.</exception>
    /// <exception cref="Domain.Errors.SysTradeException">
    /// <c>InvalidInstrumentCode</c> or <c>InvalidContractKey</c>: the key is not one. <c>ColumnType</c>; <c>NoRows</c>: there is nothing to store;
    /// or the store cannot keep a value as it is, such as a stamp finer than it keeps.
    /// </exception>
    void Write(SeriesKind kind, string key, ColumnSet columns);

    /// <summary>
    /// Adds rows at the end of a series, or makes it. Rows that are stored already with the same values are passed over, so doing it twice is as doing it
    /// once; what overlaps otherwise is up to the rule. Either all is added or nothing; rows that are stored never change.
    /// </summary>
    /// <remarks>
    /// Of appends at the same time, also from several processes where the store is of files, each comes after the other. A file is written anew, because
    /// then a reader or a crash finds the old series or the new one, and pandas finds an ordinary file: <c>SysTrade.Benchmarks</c> measures what that costs.
    /// </remarks>
    /// <exception cref="Domain.Errors.SysTradeException">
    /// <c>AppendConflict</c>: under <see cref="OverlapRule.MustAgree"/> a row is stored with other values. <c>AppendGoesBack</c>: one lies before the last
    /// stored row and is not stored. Both name the first such row; nothing was added. Others as of <see cref="Write"/>.
    /// </exception>
    /// <exception cref="Domain.Errors.DataFormatException">What is stored cannot be read; it is left as it is.</exception>
    AppendResult Append(SeriesKind kind, string key, ColumnSet rows, OverlapRule rule = OverlapRule.MustAgree) => SeriesAppend.Run(this, kind, key, rows, rule);
}
