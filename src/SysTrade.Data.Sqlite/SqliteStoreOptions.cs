using SysTrade.Data.Documents;

namespace SysTrade.Data.Sqlite;

/// <summary>What tests change of a store.</summary>
internal sealed record SqliteStoreOptions
{
    /// <summary>How long to wait for other writers.</summary>
    public TimeSpan BusyLimit { get; init; } = WriterTurn.DefaultLimit;

    /// <summary>Most pages of the database; beyond it SQLite reports a full disk.</summary>
    public int? MaximumPages { get; init; }

    /// <summary>Schema steps; a later version has more.</summary>
    public IReadOnlyList<string> Steps { get; init; } = SqliteSchema.Steps;
}
