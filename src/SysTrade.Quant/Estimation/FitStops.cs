using SysTrade.Quant.Fitting;
using SysTrade.Series;
using SysTrade.Series.Kernels;

namespace SysTrade.Quant.Estimation;

/// <summary>Where a single pass over rows stops to emit the estimate of a period: just before its fit ends.</summary>
internal sealed class FitStops
{
    private readonly int _periods;

    public FitStops(TimeIndex index, IReadOnlyList<FitPeriod> periods)
    {
        _periods = periods.Count;
        InOrder = [.. periods.Select((p, i) => (Period: i, Until: index.FindAtOrBefore(p.FitEnd.Ticks - 1) + 1)).OrderBy(s => s.Until)];
    }

    /// <summary>Periods by the number of rows they see, fewest first.</summary>
    public (int Period, int Until)[] InOrder { get; }

    /// <summary>A row of missing values for each period.</summary>
    public double[][] NewResults(int columns) => NewResults(_periods, columns);

    /// <summary>A statistic of each column over each fit window, where the window has enough values.</summary>
    public static double[][] OverWindows(Frame data, IReadOnlyList<FitPeriod> periods, int minPeriods, Func<ReadOnlySpan<double>, double> statistic)
    {
        var results = NewResults(periods.Count, data.ColumnCount);
        for (var p = 0; p < results.Length; p++)
        {
            if (periods[p].NoData) continue;
            var rows = data.Index.Between(periods[p].FitStart, periods[p].FitEnd);
            for (var c = 0; c < data.ColumnCount; c++)
            {
                var x = data.Values(c)[rows];
                if (Statistics.Count(x) >= minPeriods) results[p][c] = statistic(x);
            }
        }

        return results;
    }

    private static double[][] NewResults(int periods, int columns)
    {
        var results = new double[periods][];
        for (var p = 0; p < results.Length; p++)
        {
            results[p] = new double[columns];
            Array.Fill(results[p], double.NaN);
        }

        return results;
    }
}
