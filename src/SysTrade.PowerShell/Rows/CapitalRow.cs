using SysTrade.Execution.Capital;

namespace SysTrade.PowerShell.Rows;

/// <summary>Capital of the account, or of a strategy.</summary>
/// <param name="Strategy">Strategy; empty of the account.</param>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="Capital">Capital that is traded with, the account's currency.</param>
/// <param name="Maximum">Most that profits bring it back to; null of a strategy.</param>
/// <param name="Accumulated">Profit since the beginning; null of a strategy.</param>
/// <param name="Broker">What the account was worth at the broker; null of a strategy.</param>
/// <param name="Currency">Currency of the account.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="Reason">Why.</param>
public sealed record CapitalRow(string Strategy, DateTime At, double Capital, double? Maximum, double? Accumulated, double? Broker, string Currency, string By, string Reason)
{
    internal static CapitalRow Of(AccountCapital account, string currency) =>
        new("", account.At, account.Total, account.Maximum, account.Accumulated, account.Broker, currency, account.By, account.Reason);

    internal static CapitalRow Of(StrategyCapital strategy, string currency) => new(strategy.Strategy, strategy.At, strategy.Amount, null, null, null, currency, strategy.By, strategy.Reason);
}
