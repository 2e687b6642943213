namespace SysTrade.Systems.Accounting.Simulation;

/// <summary>How simulated orders are filled.</summary>
public enum SimulatedOrderType
{
    /// <summary>At the price of the next row, whatever it is.</summary>
    Market,

    /// <summary>At the price of the row that made the order, if the price of the next row is better than that; otherwise the order lapses.</summary>
    Limit,
}
