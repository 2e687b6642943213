using SysTrade.Series;

namespace SysTrade.Charts;

/// <summary>Sharpe ratios of one instrument in a backtest.</summary>
/// <param name="Instrument">Instrument code.</param>
/// <param name="Net">Annualised Sharpe ratio after costs; NaN when there are too few returns.</param>
/// <param name="Gross">Annualised Sharpe ratio before costs.</param>
public sealed record InstrumentSharpe(string Instrument, double Net, double Gross);

/// <summary>What a backtest page shows. Percentages are in percent of capital: 12.5 means 12.5 %.</summary>
public sealed record BacktestPageModel
{
    /// <summary>Title of the page, usually the name of the system.</summary>
    public required string Title { get; init; }

    /// <summary>A line under the title: period, number of instruments, when it was run. May be empty.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>Settings worth seeing beside the results, name and value.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Configuration { get; init; } = [];

    /// <summary>Cumulative return after costs, %.</summary>
    public required TimeSeries Net { get; init; }

    /// <summary>Cumulative return before costs, %.</summary>
    public required TimeSeries Gross { get; init; }

    /// <summary>Cumulative costs, %; negative, as costs are in a profit and loss account.</summary>
    public required TimeSeries Costs { get; init; }

    /// <summary>Fall of the net curve from its highest value so far, %; zero or negative.</summary>
    public required TimeSeries Drawdown { get; init; }

    /// <summary>Position of each instrument, contracts.</summary>
    public required Frame Positions { get; init; }

    /// <summary>Cumulative net profit of each instrument, % of capital.</summary>
    public required Frame InstrumentProfit { get; init; }

    /// <summary>Sharpe ratios by instrument; shown sorted by <see cref="InstrumentSharpe.Net"/>.</summary>
    public required IReadOnlyList<InstrumentSharpe> SharpeRatios { get; init; }

    /// <summary>Statistics of the whole portfolio.</summary>
    public required StatisticsTable PortfolioStatistics { get; init; }

    /// <summary>Statistics, one row for each instrument, or null.</summary>
    public StatisticsTable? InstrumentStatistics { get; init; }
}
