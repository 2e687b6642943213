using SysTrade.Systems.Accounting.Simulation;

namespace SysTrade.Systems.Stages;

/// <summary>Orders limited to the price at the end of an hour, filled in the next when the market goes through it, else renewed.</summary>
public class HourlyLimitOrders : SimulatedAccountsStage
{
    /// <summary>Creates the stage.</summary>
    public HourlyLimitOrders()
        : base(SimulatedOrderType.Limit, isHourly: true)
    {
    }
}
