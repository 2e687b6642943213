using SysTrade.Quant.Estimation;
using SysTrade.Series;

namespace SysTrade.Quant.Handcrafting;

/// <summary>What the rows of some returns are.</summary>
/// <param name="Index">Their moments.</param>
/// <param name="RowsPerYear">Rows of one instrument that make a year.</param>
/// <param name="Pooled">Instruments whose rows are taken in turn; years of data and the window of correlations count each.</param>
internal sealed record Sampling(TimeIndex Index, double RowsPerYear, int Pooled)
{
    private const double CorrelationWeeks = 100;

    /// <summary>Weekly returns of instruments side by side.</summary>
    public static Sampling Weekly(TimeIndex index) => new(index, PeriodsPerYear.Weeks, 1);

    /// <summary>Rows that correlations are taken from: those of the last hundred weeks.</summary>
    public int CorrelationRows => (int)Math.Round(CorrelationWeeks * RowsPerYear / PeriodsPerYear.Weeks) * Pooled;

    /// <summary>Annual standard deviation of returns in these rows.</summary>
    public double Volatility(double[] returns) => Series.Kernels.Statistics.StandardDeviation(returns) * Math.Sqrt(RowsPerYear);

    /// <summary>Annual mean of returns in these rows.</summary>
    public double Mean(double[] returns) => Series.Kernels.Statistics.Mean(returns) * RowsPerYear;

    /// <summary>Years from the first to the last return, once for each pooled instrument.</summary>
    public double Years(double[] returns)
    {
        var first = Array.FindIndex(returns, r => !double.IsNaN(r));
        var last = Array.FindLastIndex(returns, r => !double.IsNaN(r));
        return (Index[last] - Index[first]).Days / 365.25 * Pooled;
    }
}
