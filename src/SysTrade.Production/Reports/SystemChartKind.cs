namespace SysTrade.Production.Reports;

/// <summary>Charts of a system that can be asked for by name.</summary>
public enum SystemChartKind
{
    /// <summary>The page of the backtest.</summary>
    Backtest,

    /// <summary>Cumulative return and drawdown.</summary>
    Equity,

    /// <summary>Forecasts of each rule and the combined one, an instrument at a time.</summary>
    Forecast,

    /// <summary>Positions held, the optimal ones and the edges of the buffer, an instrument at a time.</summary>
    Position,

    /// <summary>Instrument weights and forecast weights through time.</summary>
    Weight,

    /// <summary>Correlations of instruments, grouped by what moves alike.</summary>
    Correlation,

    /// <summary>Profit by instrument, by rule and by asset class.</summary>
    Profit,

    /// <summary>Prices by delivery now and before, and carry through time.</summary>
    TermStructure,

    /// <summary>What trading is assumed to cost: spread and commission, by instrument.</summary>
    Cost,

    /// <summary>What filled orders of a book paid against the market, the decision and the limit, in ticks and money.</summary>
    Slippage,

    /// <summary>Profit of the positions a book really held against that of the backtest.</summary>
    Live,

    /// <summary>When each instrument is to be rolled, into what, and prices and volumes of both contracts.</summary>
    Roll,
}
