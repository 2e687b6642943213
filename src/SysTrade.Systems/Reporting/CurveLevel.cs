namespace SysTrade.Systems.Reporting;

/// <summary>What an account curve is of.</summary>
public enum CurveLevel
{
    /// <summary>The whole portfolio of the positions the system holds: buffered or optimised ones, as its config says.</summary>
    Portfolio,

    /// <summary>The position an instrument holds with its share of the portfolio; percentages are of the capital of the whole portfolio.</summary>
    Instrument,

    /// <summary>An instrument with all capital.</summary>
    Subsystem,

    /// <summary>A trading rule as if it were the whole system, over all instruments that use it.</summary>
    Rule,

    /// <summary>A trading rule on one instrument, with all capital.</summary>
    Forecast,

    /// <summary>The portfolio in whole contracts of the dynamic optimisation, whatever the system holds; with instruments named, each of these.</summary>
    Optimised,

    /// <summary>The portfolio in positions of each instrument by itself within its buffer, whatever the system holds; with instruments named, each of these.</summary>
    Buffered,
}
