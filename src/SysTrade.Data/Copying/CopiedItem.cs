using SysTrade.Domain.Errors;

namespace SysTrade.Data.Copying;

/// <summary>What a copy did with one series, or with the documents of one collection.</summary>
public sealed record CopiedItem
{
    /// <summary>Kind of series, or <c>Documents</c>, or <c>Instruments</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Key of the series, or name of the collection.</summary>
    public required string Key { get; init; }

    /// <summary>What became of it; of a plan, what would.</summary>
    public required CopyOutcome Outcome { get; init; }

    /// <summary>False when it was only planned.</summary>
    public bool IsDone { get; init; } = true;

    /// <summary>Rows or documents of the source.</summary>
    public int SourceRows { get; init; }

    /// <summary>Rows or documents that the target had before.</summary>
    public int TargetRows { get; init; }

    /// <summary>Rows or documents that were written and were not there before.</summary>
    public int Added { get; init; }

    /// <summary>First moment of the source; null of documents.</summary>
    public DateTime? First { get; init; }

    /// <summary>Last moment of the source; null of documents.</summary>
    public DateTime? Last { get; init; }

    /// <summary>True when what the target has now was read back and is, to the bit, what it should have.</summary>
    public bool IsVerified { get; init; }

    /// <summary>Why it was refused, kept or failed; empty otherwise.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The error of one that was refused or failed.</summary>
    public SysTradeException? Error { get; init; }

    /// <summary>The outcome in words for a table: of a plan, what would be done.</summary>
    public string Told => IsDone ? Outcome.ToString() : Outcome switch
    {
        CopyOutcome.Copied => "Would copy",
        CopyOutcome.Extended => "Would extend",
        CopyOutcome.Appended => "Would append",
        CopyOutcome.Replaced => "Would replace",
        CopyOutcome.Kept => "Would keep",
        CopyOutcome.Refused => "Would refuse",
        _ => Outcome.ToString(),
    };

    internal CopiedItem With(CopyOutcome outcome, string reason, SysTradeException? error = null) =>
        this with { Outcome = outcome, Reason = reason, Error = error };
}
