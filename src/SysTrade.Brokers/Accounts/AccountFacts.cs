using SysTrade.Brokers.Contracts;
using SysTrade.Domain.Orders;

namespace SysTrade.Brokers.Accounts;

/// <summary>A position as the broker sees it.</summary>
/// <param name="Contract">Contract held, by the date its orders were given under where the broker can tell, else by its last trading day.</param>
/// <param name="Quantity">Contracts, signed.</param>
/// <param name="Expiry">Last day the contract trades; null when the broker does not say.</param>
/// <param name="AveragePrice">Average price paid, price units; NaN when unknown.</param>
public sealed record BrokerPosition(FuturesContract Contract, int Quantity, DateOnly? Expiry = null, double AveragePrice = double.NaN);

/// <summary>What an amount in an account is.</summary>
public enum AccountValueKind
{
    /// <summary>Cash and open profit: what would be left if everything was closed.</summary>
    NetLiquidation,

    /// <summary>Cash.</summary>
    Cash,

    /// <summary>Profit of positions still open.</summary>
    UnrealisedProfit,

    /// <summary>Profit of closed trades, this session.</summary>
    RealisedProfit,

    /// <summary>Margin needed to open the positions held.</summary>
    InitialMargin,

    /// <summary>Margin needed to keep the positions held.</summary>
    MaintenanceMargin,

    /// <summary>What is left above the margin needed.</summary>
    ExcessLiquidity,
}

/// <summary>One amount in an account.</summary>
/// <param name="Account">Account.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Currency">Three letters; each currency held has its own row.</param>
/// <param name="Amount">Amount in <paramref name="Currency"/>.</param>
public sealed record AccountValue(string Account, AccountValueKind Kind, string Currency, double Amount);
