using SysTrade.Charts;
using SysTrade.Quant.Correlations;
using SysTrade.Series;

namespace SysTrade.Production.Reports;

/// <summary>Charts of correlations as they were fitted from one period to the next.</summary>
public static class CorrelationCharts
{
    private const int MostPairs = 300;
    private const int MostLines = 12;
    private static readonly NumberFormat Format = new(2);
    private static readonly Axis Axis = new("correlation", Format);

    /// <summary>The average through time, each pair through time, and the matrix in force last.</summary>
    /// <param name="correlations">Correlations by period.</param>
    /// <param name="whose">What the titles begin with; may be empty.</param>
    /// <returns>
    /// No chart when nothing was fitted or there is only one asset. With more than 300 pairs each asset's average correlation with the others instead of pairs.
    /// </returns>
    public static IReadOnlyList<Chart> Of(CorrelationList correlations, string whose = "")
    {
        var (periods, names) = (correlations.Periods, correlations.Names);
        if (periods.Count == 0 || names.Count < 2) return [];
        var index = Moments(periods);
        var title = whose.Length == 0 ? "" : whose + ": ";
        var isManyPairs = names.Count * (names.Count - 1) / 2 > MostPairs;
        var lines = isManyPairs ? Assets(correlations, index) : Pairs(correlations, index);
        var last = periods[^1];
        return
        [
            new StepChart(title + "average correlation", [new ChartSeries("average", Series(index, periods, m => m.AverageCorrelation))], Axis),
            new StepChart(title + (isManyPairs ? "average correlation of each with the others" : "correlation of each pair"), lines, Axis)
            {
                Selector = lines.Length <= MostLines ? null : isManyPairs ? "Asset" : "Pair",
            },
            new HeatmapChart($"{title}in force from {last.PeriodStart:yyyy-MM-dd}", names, names, [.. Enumerable.Range(0, names.Count).Select(i => Row(last.Matrix, i))], Format)
            {
                ValueTitle = "correlation",
                Note = $"Fitted on data up to {last.FitEnd:yyyy-MM-dd}.",
            },
        ];
    }

    /// <summary>Where each period starts, and where the last one ends, so that it has a width too.</summary>
    private static TimeIndex Moments(IReadOnlyList<CorrelationPeriod> periods)
    {
        var starts = periods.Select(p => p.PeriodStart);
        var last = periods[^1];
        return TimeIndex.From(last.PeriodEnd > last.PeriodStart ? starts.Append(last.PeriodEnd) : starts);
    }

    private static TimeSeries Series(TimeIndex index, IReadOnlyList<CorrelationPeriod> periods, Func<CorrelationMatrix, double> value)
    {
        var values = new double[index.Count];
        for (var i = 0; i < values.Length; i++) values[i] = value(periods[Math.Min(i, periods.Count - 1)].Matrix);
        return new TimeSeries(index, values);
    }

    private static ChartSeries[] Pairs(CorrelationList correlations, TimeIndex index)
    {
        var names = correlations.Names;
        var all = Enumerable.Range(0, names.Count);
        return
        [
            .. all.SelectMany(i => all.Skip(i + 1).Select(j => new ChartSeries($"{names[i]} and {names[j]}", Series(index, correlations.Periods, m => m[i, j])))),
        ];
    }

    private static ChartSeries[] Assets(CorrelationList correlations, TimeIndex index) =>
    [
        .. correlations.Names.Select((name, i) => new ChartSeries(name, Series(index, correlations.Periods, m => WithOthers(m, i)))),
    ];

    /// <summary>Mean of an asset's known correlations with the others; NaN where none is known.</summary>
    private static double WithOthers(CorrelationMatrix matrix, int asset)
    {
        var (sum, count) = (0.0, 0);
        for (var j = 0; j < matrix.Count; j++)
        {
            if (j == asset || double.IsNaN(matrix[asset, j])) continue;
            sum += matrix[asset, j];
            count++;
        }

        return count == 0 ? double.NaN : sum / count;
    }

    private static double[] Row(CorrelationMatrix matrix, int row) => [.. Enumerable.Range(0, matrix.Count).Select(column => matrix[row, column])];
}
