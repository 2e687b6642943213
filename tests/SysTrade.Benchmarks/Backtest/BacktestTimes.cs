namespace SysTrade.Benchmarks.Backtest;

/// <summary>What one fresh process measured. Times are milliseconds of wall clock unless said.</summary>
/// <param name="Instruments">Instruments traded.</param>
/// <param name="PriceRows">Rows of adjusted prices read for them.</param>
/// <param name="Sharpe">Net Sharpe ratio of the portfolio: shows that the work was done, and the same each time.</param>
/// <param name="Start">From the start of the process to the first line of the program.</param>
/// <param name="Open">Config read, data folder opened, system made.</param>
/// <param name="Backtest">From asking for the portfolio's statistics to having them: files read, all stages computed.</param>
/// <param name="Processor">Processor time of the process until then, all threads.</param>
/// <param name="PeakMegabytes">Most memory the process held until then, 1e6 bytes.</param>
/// <param name="Warm">The same work once more from the files, in the same process: without the cost of start and compilation.</param>
/// <param name="Remembered">The same question asked of a system that has answered it.</param>
internal sealed record BacktestTimes(
    int Instruments,
    int PriceRows,
    double Sharpe,
    double Start,
    double Open,
    double Backtest,
    double Processor,
    double PeakMegabytes,
    double Warm,
    double Remembered)
{
    /// <summary>From the start of the process to the statistics.</summary>
    public double Whole => Start + Open + Backtest;
}
