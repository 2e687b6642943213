using SysTrade.Domain.Errors;

namespace SysTrade.Storage.Migration;

/// <summary>What became of something that another program had.</summary>
public enum MigrationOutcome
{
    /// <summary>It was brought over; of a plan, it would be.</summary>
    Came,

    /// <summary>It is here already and the same.</summary>
    AlreadyThere,

    /// <summary>It was left where it is, and the reason says why.</summary>
    Left,

    /// <summary>It could not be brought over.</summary>
    Failed,
}

/// <summary>A line of the report of a migration.</summary>
/// <param name="Group">Kind of data, collection, or config.</param>
/// <param name="Item">Which of them.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Count">Rows or documents.</param>
/// <param name="Reason">Why it did not come, or what is to be known about it; may be empty.</param>
public sealed record MigratedItem(string Group, string Item, MigrationOutcome Outcome, int Count, string Reason = "")
{
    /// <summary>False when it was only planned.</summary>
    public bool IsDone { get; init; } = true;

    /// <summary>The outcome in words for a table: of a plan, what would be done.</summary>
    public string Told => !IsDone && Outcome == MigrationOutcome.Came ? "Would come" : Outcome.ToString();

    /// <summary>The error of one that failed.</summary>
    public SysTradeException? Error { get; init; }
}
