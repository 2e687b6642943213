namespace SysTrade.Data.Building;

/// <summary>The rule that a suspect price broke.</summary>
public enum PriceRule
{
    /// <summary>Too large a change against the mean or the median of changes.</summary>
    Spike,

    /// <summary>About 10, 100, 1000 times the price before, or that part of it.</summary>
    Decimal,

    /// <summary>High below low, or open or final price outside the two.</summary>
    Bar,

    /// <summary>Zero, below zero, or infinite.</summary>
    Range,

    /// <summary>Stamped in the future.</summary>
    Future,

    /// <summary>The same close for too long.</summary>
    Stale,

    /// <summary>No prices for too long.</summary>
    Gap,
}

/// <summary>A price that should be looked at before it is used.</summary>
/// <param name="Instrument">Instrument code.</param>
/// <param name="Contract">Contract, YYYYMMDD; 0 for a continuous series.</param>
/// <param name="Date">Stamp of the row.</param>
/// <param name="Price">The price.</param>
/// <param name="Previous">The price before, NaN when there is none.</param>
/// <param name="Next">The price after, NaN when there is none yet.</param>
/// <param name="Rule">The rule it broke.</param>
/// <param name="Measure">What the rule measured.</param>
/// <param name="Limit">The largest measure that passes.</param>
/// <param name="Reason">The finding in words.</param>
public sealed record SuspectPrice(
    string Instrument, int Contract, DateTime Date, double Price, double Previous, double Next, PriceRule Rule, double Measure, double Limit, string Reason);

/// <summary>What a check of prices came to.</summary>
public enum PriceCheckOutcome
{
    /// <summary>Every row was judged and none is suspect.</summary>
    Passed,

    /// <summary>Some rows are suspect.</summary>
    Suspect,

    /// <summary>There are no rows at all: nothing was checked.</summary>
    NoData,

    /// <summary>There are rows, and none that is new: nothing was checked.</summary>
    NoNewData,

    /// <summary>There are too few rows to tell a spike from a usual change; the other rules were applied.</summary>
    TooShort,
}

/// <summary>The result of a check.</summary>
/// <param name="Instrument">Instrument code.</param>
/// <param name="Contract">Contract, YYYYMMDD; 0 for a continuous series.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Rows">Rows there are.</param>
/// <param name="Judged">Rows that were judged.</param>
/// <param name="Suspects">The suspect ones, by time.</param>
/// <param name="Confirmed">Large changes that neighbouring contracts made too, so that they are of the market and not of the data.</param>
public sealed record PriceCheckResult(
    string Instrument, int Contract, PriceCheckOutcome Outcome, int Rows, int Judged, IReadOnlyList<SuspectPrice> Suspects, IReadOnlyList<DateTime> Confirmed)
{
    /// <summary>The outcome in words.</summary>
    public string Text => Outcome switch
    {
        PriceCheckOutcome.Passed => $"{Judged} rows judged, none is suspect" + (Confirmed.Count > 0 ? $"; {Confirmed.Count} large change(s) were made by neighbouring contracts too." : "."),
        PriceCheckOutcome.Suspect => $"{Suspects.Count} of {Judged} rows judged are suspect.",
        PriceCheckOutcome.NoData => "There are no prices: nothing was checked.",
        PriceCheckOutcome.NoNewData => "There are no new prices: nothing was checked.",
        _ => $"{Judged} rows are too few to tell a spike from a usual change.",
    };
}
