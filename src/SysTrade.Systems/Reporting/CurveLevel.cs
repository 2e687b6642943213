namespace SysTrade.Systems.Reporting;

/// <summary>What an account curve is of.</summary>
public enum CurveLevel
{
    /// <summary>The whole portfolio: positions held, whole contracts, all instruments.</summary>
    Portfolio,

    /// <summary>An instrument with its share of the portfolio; percentages are of the capital of the whole portfolio.</summary>
    Instrument,

    /// <summary>An instrument with all capital.</summary>
    Subsystem,

    /// <summary>A trading rule as if it were the whole system, over all instruments that use it.</summary>
    Rule,

    /// <summary>A trading rule on one instrument, with all capital.</summary>
    Forecast,

    /// <summary>The whole portfolio in whole contracts of the dynamic optimisation.</summary>
    Optimised,
}
