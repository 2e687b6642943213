using SysTrade.Brokers.Accounts;
using SysTrade.Data;
using SysTrade.Domain.Errors;

namespace SysTrade.Production.Trading;

/// <summary>What an account is worth in one currency.</summary>
public static class AccountWorth
{
    /// <summary>The sum of the net liquidation values of all its currencies, at the last rates of the data.</summary>
    /// <param name="values">What the broker tells of the account.</param>
    /// <param name="currency">Currency of the sum.</param>
    /// <param name="data">Rates; asked for only where there is something in another currency.</param>
    /// <exception cref="SysTradeException"><c>AccountWorthUnknown</c>: the broker told none, or a rate is missing.</exception>
    public static double In(IReadOnlyList<AccountValue> values, string currency, Func<MarketData> data)
    {
        var worths = values.Where(v => v.Kind == AccountValueKind.NetLiquidation).ToArray();
        if (worths.Length == 0)
        {
            throw new SysTradeException("AccountWorthUnknown", SysErrorKind.NotFound, "The broker told no net liquidation value of the account.", "Give it yourself: -BrokerValue.");
        }

        return worths.Sum(w => w.Amount == 0 || w.Currency == currency ? w.Amount : w.Amount * Rate(data(), w.Currency, currency));
    }

    private static double Rate(MarketData data, string from, string to)
    {
        var rate = data.FxRate(from, to).LastValue;
        return double.IsFinite(rate) ? rate : throw new SysTradeException(
            "AccountWorthUnknown", SysErrorKind.InvalidData, $"There is no rate of {from} in {to} in {data.Description}.", "Add FX prices, or give the worth of the account yourself: -BrokerValue.", from);
    }
}
