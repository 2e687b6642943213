namespace SysTrade.Data.Building;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Information,

    /// <summary>Probably wrong, or works with a loss.</summary>
    Warning,

    /// <summary>Wrong: results are not to be trusted, or a later step will fail.</summary>
    Error,
}

/// <summary>One thing that was found while data were built or checked.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Area">What was looked at: <c>Rolls</c>, <c>Multiple</c>, <c>Adjusted</c>, <c>Costs</c>, ...</param>
/// <param name="Id">Stable identifier, for scripts and tests.</param>
/// <param name="Text">What was found, where, and what was expected.</param>
/// <param name="Remedy">What to do about it, or null.</param>
/// <param name="Instrument">Instrument concerned.</param>
/// <param name="Contract">Contract concerned, YYYYMMDD, or 0.</param>
/// <param name="Date">Moment concerned, or null.</param>
public sealed record DataFinding(
    FindingSeverity Severity, string Area, string Id, string Text, string? Remedy, string Instrument, int Contract = 0, DateTime? Date = null)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Severity} {Id}: {Text}";
}
