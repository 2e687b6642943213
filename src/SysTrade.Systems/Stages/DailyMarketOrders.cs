using SysTrade.Systems.Accounting.Simulation;

namespace SysTrade.Systems.Stages;

/// <summary>Orders placed at a close and filled at the next one.</summary>
public class DailyMarketOrders : SimulatedAccountsStage
{
    /// <summary>Creates the stage.</summary>
    public DailyMarketOrders()
        : base(SimulatedOrderType.Market, isHourly: false)
    {
    }
}
