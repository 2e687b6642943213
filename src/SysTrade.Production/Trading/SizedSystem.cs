using SysTrade.Systems;

namespace SysTrade.Production.Trading;

/// <summary>Lets a system size its positions for capital other than its config's, for a time.</summary>
public static class SizedSystem
{
    private const string Capital = "notional_trading_capital";

    /// <summary>
    /// Does work with a system whose capital is another, and gives it its own config back. What does not depend on capital, forecasts above all, is not worked
    /// out again.
    /// </summary>
    /// <param name="system">System.</param>
    /// <param name="capital">Capital, the system's base currency; null to leave it as it is.</param>
    /// <param name="work">What is done meanwhile.</param>
    public static T With<T>(TradingSystem system, double? capital, Func<T> work)
    {
        if (capital is not { } amount || system.Config.Double(Capital).Equals(amount)) return work();
        var own = system.GivenConfig;
        system.Configure(own.With(Capital, amount));
        try
        {
            return work();
        }
        finally
        {
            system.Configure(own);
        }
    }
}
