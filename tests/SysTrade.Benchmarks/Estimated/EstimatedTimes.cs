namespace SysTrade.Benchmarks.Estimated;

/// <summary>What one fresh process measured. Times are milliseconds.</summary>
/// <param name="Instruments">Instruments traded.</param>
/// <param name="From">First day of data.</param>
/// <param name="To">Last day of data.</param>
/// <param name="PriceRows">Rows of adjusted prices.</param>
/// <param name="Sharpe">Net Sharpe ratio of the portfolio: shows that the work was done, and the same each time.</param>
/// <param name="ReadingProcessor">Processor time of reading config and files, all threads, with the start of the program.</param>
/// <param name="ColdProcessor">Processor time from prices in memory to the statistics, the first time in the process: with the compilation of the code.</param>
/// <param name="ColdWall">The same by the clock.</param>
/// <param name="PeakMegabytes">Most memory the process held until then, 1e6 bytes.</param>
/// <param name="WarmProcessor">Processor time of the same work by another system on the same prices, the median of the second half of up to sixteen: without compilation.</param>
/// <param name="WarmWall">The same by the clock.</param>
internal sealed record EstimatedTimes(
    int Instruments,
    DateTime From,
    DateTime To,
    long PriceRows,
    double Sharpe,
    double ReadingProcessor,
    double ColdProcessor,
    double ColdWall,
    double PeakMegabytes,
    double WarmProcessor,
    double WarmWall)
{
    /// <summary>Processor time of the whole process until the statistics are there.</summary>
    public double WholeProcessor => ReadingProcessor + ColdProcessor;
}
