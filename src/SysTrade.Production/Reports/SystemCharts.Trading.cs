using SysTrade.Charts;
using SysTrade.Data;
using SysTrade.Domain.Errors;
using SysTrade.Execution.Books;
using SysTrade.Execution.Measuring;
using SysTrade.Production.Trading;
using SysTrade.Systems;

namespace SysTrade.Production.Reports;

/// <summary>The book that charts of what was really traded are about.</summary>
/// <param name="Book">The book.</param>
/// <param name="Strategy">One strategy of it; null for all, with what rolls cost.</param>
/// <param name="Tick">Smallest price step of an instrument as the broker tells it, NaN where it does not; null when there is no broker.</param>
/// <param name="From">Orders filled earlier are left out of what slippage is measured on; null leaves out none.</param>
public sealed record ChartedTrading(OrderBook Book, string? Strategy = null, Func<string, double>? Tick = null, DateTime? From = null);

/// <content>Charts of what was really traded.</content>
public static partial class SystemCharts
{
    /// <summary>What the positions that a book really held made, against the backtest from the same day on.</summary>
    public static ChartPage Live(TradingSystem system, ChartedTrading trading)
    {
        var trades = BookTrade.Of(trading.Book.Events()).Where(t => trading.Strategy is null || t.Strategy == trading.Strategy).ToArray();
        var accounts = LiveAccounts.Of(trades, system.SourceData, system.PositionSize.BaseCurrency.Value, system.PositionSize.NotionalTradingCapital.Value);
        return LivePages.Of(accounts, system);
    }

    /// <summary>What filled orders of a book paid against the middle of the market, the decision and the limit.</summary>
    /// <param name="trading">The book.</param>
    /// <param name="data">Facts of the instruments, and exchange rates.</param>
    /// <param name="baseCurrency">Currency of the account.</param>
    /// <param name="instruments">Instruments to show; null shows all that were traded.</param>
    /// <exception cref="MissingDataException"><c>NoFills</c>: no order has been filled.</exception>
    public static ChartPage Slippage(ChartedTrading trading, MarketData data, string baseCurrency, IReadOnlyList<string>? instruments = null)
    {
        var orders = OrderSlippage.Of(trading.Book, trading.From)
            .Where(o => (trading.Strategy is null || o.Strategy == trading.Strategy) && (instruments is null || instruments.Contains(o.Instrument))).ToArray();
        var facts = orders.Select(o => o.Instrument).Distinct(StringComparer.Ordinal)
            .ToDictionary(code => code, code => SlippageFacts.Of(data, code, baseCurrency, trading.Tick?.Invoke(code) ?? double.NaN), StringComparer.Ordinal);
        return SlippagePages.Of(orders, code => facts[code], baseCurrency);
    }

    private static ChartedTrading Required(ChartedTrading? trading, SystemChartKind kind) => trading ?? throw new SysTradeException(
        "ChartArguments", SysErrorKind.InvalidArgument, $"The chart {kind} is about what was traded, and no book was given.", "Give the order book.", kind);
}
