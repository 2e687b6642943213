using SysTrade.Series.Kernels;

namespace SysTrade.Series;

/// <summary>Resampling to calendar bins with pandas' semantics: every bin from the first row's to the last row's is present.</summary>
/// <remarks>Weekend rows are booked to the Friday before (pandas <c>resample("1B")</c>), so a Sunday session belongs to Friday's row.</remarks>
public static class Resample
{
    /// <summary>Resamples a series.</summary>
    internal static TimeSeries Series(TimeSeries series, Frequency frequency, Aggregation aggregation)
    {
        if (series.Count == 0) return series;
        if ((frequency is Frequency.BusinessDay or Frequency.TradingDay) && series.Index.IsBusinessDaily) return OnePerBin(series, aggregation);
        var bins = new Bins(frequency, series.Index);
        var values = new double[bins.Count];
        Aggregate(series.Values, bins, aggregation, values);
        return new TimeSeries(bins.Labels(), values);
    }

    /// <summary>Resamples every column of a frame.</summary>
    public static Frame To(this Frame frame, Frequency frequency, Aggregation aggregation)
    {
        if (frame.Count == 0) return frame;
        if ((frequency is Frequency.BusinessDay or Frequency.TradingDay) && frame.Index.IsBusinessDaily) return frame.MapColumns(c => OnePerBin(c, aggregation));
        var bins = new Bins(frequency, frame.Index);
        var columns = new double[frame.ColumnCount][];
        for (var c = 0; c < columns.Length; c++)
        {
            columns[c] = new double[bins.Count];
            Aggregate(frame.Values(c), bins, aggregation, columns[c]);
        }

        return new Frame(bins.Labels(), frame.Names, columns);
    }

    private static TimeSeries OnePerBin(TimeSeries series, Aggregation aggregation) => aggregation == Aggregation.Sum ? series.FillMissing(0) : series;

    private static void Aggregate(ReadOnlySpan<double> x, Bins bins, Aggregation aggregation, double[] values)
    {
        var state = new AggregateState(aggregation);
        var bin = 0;
        for (var row = 0; row < x.Length; row++)
        {
            var at = bins.Of(row);
            while (bin < at)
            {
                values[bin++] = state.Result;
                state.Clear();
            }

            state.Step(x[row]);
        }

        values[bin] = state.Result;
    }
}
