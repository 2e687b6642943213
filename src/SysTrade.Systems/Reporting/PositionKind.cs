namespace SysTrade.Systems.Reporting;

/// <summary>Which position of an instrument.</summary>
public enum PositionKind
{
    /// <summary>With all capital in the instrument, not rounded.</summary>
    Subsystem,

    /// <summary>Optimal in the portfolio, not rounded, for the notional capital.</summary>
    Notional,

    /// <summary>Each instrument by itself in the portfolio: whole contracts, moved only when the optimal one leaves the buffer.</summary>
    Buffered,

    /// <summary>Optimal in the portfolio for the capital there is after past profit and loss.</summary>
    Actual,

    /// <summary>Whole contracts of the dynamic optimisation, which follow the optimal positions together.</summary>
    Optimised,
}
