namespace SysTrade.PowerShell.Rows;

/// <summary>What is correlated.</summary>
public enum CorrelationKind
{
    /// <summary>Percentage returns of the instruments, for the risk of the portfolio.</summary>
    Returns,

    /// <summary>Net profits of the subsystems, for the instrument diversification multiplier.</summary>
    Subsystem,

    /// <summary>Forecasts of an instrument's rules, for the forecast diversification multiplier.</summary>
    Forecast,
}
