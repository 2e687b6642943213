namespace SysTrade.PowerShell.Rows;

/// <summary>Which position simulated orders are for.</summary>
public enum SimulationLevel
{
    /// <summary>That of the instrument in the portfolio: by itself, or optimised where the system holds optimised positions.</summary>
    Instrument,

    /// <summary>That with all capital in the instrument.</summary>
    Subsystem,

    /// <summary>That in the portfolio for the capital there is.</summary>
    Actual,
}
