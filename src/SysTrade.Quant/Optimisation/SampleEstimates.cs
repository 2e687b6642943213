using SysTrade.Quant.Correlations;
using SysTrade.Quant.Estimation;
using SysTrade.Series;
using SysTrade.Series.Kernels;

namespace SysTrade.Quant.Optimisation;

/// <summary>Estimates with equal weights from some rows of a frame, each taken as often as it is named.</summary>
internal static class SampleEstimates
{
    public static AssetEstimates Of(Frame data, int[] rows, WeightOptions options, double rowsPerYear)
    {
        var n = data.ColumnCount;
        var columns = new Column[n];
        for (var c = 0; c < n; c++) columns[c] = Gather(data.Values(c), rows);
        var meansPerYear = options.Conventions.MeanIgnoresFrequency ? PeriodsPerYear.Weeks : rowsPerYear;
        var (means, deviations) = (new double[n], new double[n]);
        for (var c = 0; c < n; c++)
        {
            var column = columns[c];
            means[c] = column.Count >= options.Mean.MinPeriods ? column.Mean * meansPerYear : double.NaN;
            deviations[c] = column.Count >= Math.Max(2, options.Deviation.MinPeriods) ? Math.Sqrt(column.SquareSum / (column.Count - 1) * rowsPerYear) : double.NaN;
        }

        var triangle = new double[CorrelationMatrix.TriangleSize(n)];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++) triangle[CorrelationMatrix.At(i, j)] = Correlation(columns[i], columns[j], options.Correlation.MinPeriods);
        }

        var matrix = CorrelationOverTime.Finish(new CorrelationMatrix(data.Names, triangle), () => [.. columns.Select(c => c.Count > 0)], options.Correlation);
        return new AssetEstimates(matrix, means, deviations, rows.Length / rowsPerYear);
    }

    private static Column Gather(ReadOnlySpan<double> x, int[] rows)
    {
        var values = new double[rows.Length];
        var present = new ulong[(rows.Length + 63) / 64];
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < values.Length; i++)
        {
            var value = x[rows[i]];
            if (double.IsNaN(value)) continue;
            values[i] = value;
            present[i / 64] |= 1UL << (i % 64);
            sum += value;
            count++;
        }

        var (mean, squares) = (sum / count, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            if ((present[i / 64] >> (i % 64) & 1) == 0) continue;
            values[i] -= mean;
            squares += values[i] * values[i];
        }

        return new Column(values, present, mean, squares, count);
    }

    private static double Correlation(in Column x, in Column y, int minPeriods)
    {
        if (!x.Present.AsSpan().SequenceEqual(y.Present)) return Pairwise(x, y, minPeriods);
        var squares = Math.Sqrt(x.SquareSum * y.SquareSum);
        return x.Count >= minPeriods && squares > 0 ? Math.Clamp(Product(x.Deviations, y.Deviations) / squares, -1, 1) : double.NaN;
    }

    // Four sums at a time: one would wait for the addition before it. The order is fixed, so results are the same on every machine.
    private static double Product(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (a, b, c, d, i) = (0.0, 0.0, 0.0, 0.0, 0);
        for (; i <= x.Length - 4; i += 4)
        {
            a += x[i] * y[i];
            b += x[i + 1] * y[i + 1];
            c += x[i + 2] * y[i + 2];
            d += x[i + 3] * y[i + 3];
        }

        for (; i < x.Length; i++) a += x[i] * y[i];
        return a + b + (c + d);
    }

    private static double Pairwise(in Column x, in Column y, int minPeriods)
    {
        var (state, count) = (default(CorrelationState), 0);
        for (var i = 0; i < x.Deviations.Length; i++)
        {
            if ((x.Present[i / 64] & y.Present[i / 64] & (1UL << (i % 64))) == 0) continue;
            state.Add(x.Deviations[i], y.Deviations[i]);
            count++;
        }

        return count >= minPeriods ? state.Result : double.NaN;
    }

    /// <summary>A sample's values less their mean, zero where missing, and which rows are not.</summary>
    private readonly record struct Column(double[] Deviations, ulong[] Present, double Mean, double SquareSum, int Count);
}
