namespace SysTrade.Benchmarks.Optimised;

/// <summary>What one fresh process measured. Times are milliseconds.</summary>
/// <param name="Instruments">Instruments traded.</param>
/// <param name="Days">Days optimised.</param>
/// <param name="PriceRows">Rows of adjusted prices.</param>
/// <param name="Sharpe">Net Sharpe ratio of the optimised portfolio: shows that the work was done, and the same each time.</param>
/// <param name="Held">Average number of instruments held on the last 250 days.</param>
/// <param name="Wall">From the start of the process to the statistics of the optimised portfolio, by the clock.</param>
/// <param name="Processor">Processor time of the process until then, all threads.</param>
/// <param name="Forecasts">Processor time up to the positions that are followed.</param>
/// <param name="Correlations">Processor time of the correlations of returns.</param>
/// <param name="Optimisation">Processor time of the optimisation of all days.</param>
/// <param name="PeakMegabytes">Most memory the process held, 1e6 bytes.</param>
internal sealed record OptimisedTimes(
    int Instruments,
    int Days,
    long PriceRows,
    double Sharpe,
    double Held,
    double Wall,
    double Processor,
    double Forecasts,
    double Correlations,
    double Optimisation,
    double PeakMegabytes);
