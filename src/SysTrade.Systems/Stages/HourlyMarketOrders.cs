using SysTrade.Systems.Accounting.Simulation;

namespace SysTrade.Systems.Stages;

/// <summary>Orders placed at the end of an hour and filled at that of the next.</summary>
public class HourlyMarketOrders : SimulatedAccountsStage
{
    /// <summary>Creates the stage.</summary>
    public HourlyMarketOrders()
        : base(SimulatedOrderType.Market, isHourly: true)
    {
    }
}
