namespace SysTrade.PowerShell.Rows;

/// <summary>How orders are simulated.</summary>
public enum OrderSimulationKind
{
    /// <summary>Market orders placed at a close and filled at the next one.</summary>
    DailyMarket,

    /// <summary>Market orders placed at the end of an hour and filled at that of the next.</summary>
    HourlyMarket,

    /// <summary>Orders limited to the price at the end of an hour, filled in the next when the market goes through it.</summary>
    HourlyLimit,
}
