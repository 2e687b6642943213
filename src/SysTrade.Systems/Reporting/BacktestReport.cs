using SysTrade.Domain.Errors;
using SysTrade.Systems.Accounting;

namespace SysTrade.Systems.Reporting;

/// <summary>The results of a backtest at a glance: a row for each instrument and one for the portfolio.</summary>
/// <param name="System">The system that was run.</param>
/// <param name="Portfolio">The portfolio.</param>
/// <param name="Instruments">The instruments, in the order of the system.</param>
/// <param name="Excluded">Instruments that were left out, and why.</param>
/// <param name="Warnings">What the user should know about the results.</param>
/// <remarks>The positions are those the system holds: <see cref="HeldPositions"/>.</remarks>
public sealed record BacktestReport(
    TradingSystem System,
    InstrumentResult Portfolio,
    IReadOnlyList<InstrumentResult> Instruments,
    IReadOnlyDictionary<string, SysTradeException> Excluded,
    IReadOnlyList<string> Warnings)
{
    /// <summary>Instruments and portfolio, the portfolio last.</summary>
    public IEnumerable<InstrumentResult> Rows => [.. Instruments, Portfolio];

    /// <summary>Runs the system as far as the account curve of the portfolio it holds.</summary>
    /// <param name="system">The system.</param>
    /// <param name="progress">Told when an instrument's positions, and later its profit, are known.</param>
    /// <param name="cancellation">Stops the run between instruments.</param>
    public static BacktestReport Run(TradingSystem system, IProgress<InstrumentProgress>? progress = null, CancellationToken cancellation = default)
    {
        var instruments = system.Instruments;
        var held = HeldPositions.Of(system);
        Each("Forecasts and positions", code => _ = system.PositionSize.SubsystemPosition[code]);
        held.Prepare(system);
        Each("Profit and loss", code => _ = held.Instrument(code).Percent.Statistics);
        var rows = system.PerInstrument(instruments, code => Row(system, held, code), cancellation);
        return new BacktestReport(
            system,
            Row(InstrumentResult.PortfolioName, "", held.Portfolio, held.TotalTurnover, double.NaN, double.NaN),
            rows,
            system.Excluded,
            system.Warnings);

        void Each(string activity, Action<string> action)
        {
            var done = 0;
            system.ForEachInstrument(
                instruments,
                code =>
                {
                    action(code);
                    progress?.Report(new InstrumentProgress(activity, code, Interlocked.Increment(ref done), instruments.Count));
                },
                cancellation);
        }
    }

    private static InstrumentResult Row(TradingSystem system, HeldPositions held, string code) => Row(
        code, system.Data.AssetClass[code], held.Instrument(code), held.Turnover(code), system.Accounts.SharpeRatioCostPerTrade[code], held.Position(code).LastValue);

    private static InstrumentResult Row(string name, string assetClass, AccountCurve curve, double turnover, double costPerTrade, double lastPosition)
    {
        var percent = curve.Percent;
        var net = percent.Statistics;
        return new InstrumentResult(
            name, assetClass, percent.Returns.Index.First, percent.Returns.Index.Last,
            net.AnnMean, net.AnnStd, net.Sharpe, percent.Gross.Sharpe, net.Sortino, net.Skew, net.AvgDrawdown, net.WorstDrawdown,
            AnnualCosts(percent), turnover, costPerTrade, lastPosition);
    }

    /// <summary>Costs are spread over the whole curve, not over the span from the first to the last cost.</summary>
    private static double AnnualCosts(AccountCurve percent) =>
        Series.Kernels.Statistics.Sum(percent.Costs.Returns.Values) / (percent.Returns.Count / percent.PeriodsPerYear);
}
