using System.Runtime.CompilerServices;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Rows;
using SysTrade.Systems;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Stages;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>Systems like a given one whose accounts are of simulated orders; each is made once and lives as long as the one it is like.</summary>
internal static class SimulatedSystems
{
    private static readonly ConditionalWeakTable<TradingSystem, Dictionary<OrderSimulationKind, TradingSystem>> Made = [];

    /// <summary>The system itself when nothing is asked for, else one like it with another account stage.</summary>
    /// <param name="system">The system.</param>
    /// <param name="kind">How orders are simulated; null leaves the system as it is.</param>
    public static TradingSystem Of(TradingSystem system, OrderSimulationKind? kind)
    {
        if (kind is not { } wanted) return system;
        var stage = StageOf(wanted);
        if (system.Config.TextListOrNull(StageRegistry.ConfigKey) is [.., var last] && last == stage) return system;
        var made = Made.GetOrCreateValue(system);
        lock (made)
        {
            // A system whose config has been changed since needs another.
            if (made.TryGetValue(wanted, out var known) && IsOf(known, system, stage)) return known;
            return made[wanted] = system.With(Named(system, stage), $"{system.Name}, {stage}");
        }
    }

    /// <summary>The account stage of a system of simulated orders.</summary>
    /// <exception cref="SysTradeException"><c>NoOrderSimulation</c>.</exception>
    public static SimulatedAccountsStage AccountsOf(TradingSystem system) => system.Accounts as SimulatedAccountsStage ?? throw new SysTradeException(
        "NoOrderSimulation", SysErrorKind.InvalidOperation, $"The system '{system.Name}' accounts for positions, not for simulated orders.",
        "Add -OrderSimulation DailyMarket (or HourlyMarket, HourlyLimit), or make a system whose config says stages: [standard, daily_market_orders].", system.Name);

    private static string StageOf(OrderSimulationKind kind) => kind switch
    {
        OrderSimulationKind.HourlyMarket => "hourly_market_orders",
        OrderSimulationKind.HourlyLimit => "hourly_limit_orders",
        _ => "daily_market_orders",
    };

    private static SystemConfig Named(TradingSystem system, string stage) =>
        SystemConfig.Empty.With(StageRegistry.ConfigKey, system.Config.TextList(StageRegistry.ConfigKey).Append(stage).ToArray());

    private static bool IsOf(TradingSystem made, TradingSystem system, string stage) =>
        made.GivenConfig.DifferencesFrom(SystemConfig.Combine([system.GivenConfig, Named(system, stage)])).Count == 0;
}
