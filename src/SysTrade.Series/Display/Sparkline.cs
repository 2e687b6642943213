using System.Globalization;
using System.Text;

namespace SysTrade.Series.Display;

/// <summary>A series as a small line drawing (SVG) that needs no script.</summary>
public static class Sparkline
{
    private const int Columns = 240;
    private const double Margin = 2;

    /// <summary>Draws a series. Each column of the drawing spans the lowest and the highest value that fall into it, so that no peak is lost.</summary>
    /// <param name="series">The series; NaN leaves a gap.</param>
    /// <param name="width">Width in CSS pixels.</param>
    /// <param name="height">Height in CSS pixels.</param>
    /// <param name="colour">CSS colour of the line.</param>
    /// <returns>An <c>svg</c> element; empty when there are fewer than two values.</returns>
    public static string Svg(TimeSeries series, int width = 480, int height = 80, string colour = "#3987e5")
    {
        var (lowest, highest, present) = Range(series.Values);
        if (present < 2) return "";
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\">");
        if (lowest < 0 && highest > 0)
        {
            var zero = Y(0);
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M0 {zero:0.#}H{width}\" stroke=\"#8b929c\" stroke-width=\"0.5\"/>");
        }

        svg.Append("<path fill=\"none\" stroke=\"").Append(colour).Append("\" stroke-width=\"1.2\" stroke-linejoin=\"round\" d=\"");
        AppendLine(svg, series, width, Y);
        return svg.Append("\"/></svg>").ToString();

        double Y(double value) => highest == lowest ? height / 2.0 : height - Margin - ((value - lowest) / (highest - lowest) * (height - 2 * Margin));
    }

    private static void AppendLine(StringBuilder svg, TimeSeries series, int width, Func<double, double> y)
    {
        // By time, not by row: a gap in the data is a gap in the drawing's time too.
        long first = series.Index.Ticks[0], span = Math.Max(1, series.Index.Ticks[^1] - first);
        var drawing = false;
        for (var row = 0; row < series.Count;)
        {
            var column = Column(row);
            var (low, high, last) = (double.PositiveInfinity, double.NegativeInfinity, double.NaN);
            var rises = true;
            for (; row < series.Count && Column(row) == column; row++)
            {
                if (!double.IsFinite(series[row])) continue;
                rises = double.IsNaN(last) || series[row] >= last;
                last = series[row];
                low = Math.Min(low, last);
                high = Math.Max(high, last);
            }

            if (double.IsNaN(last))
            {
                drawing = false;
                continue;
            }

            var x = column * width / (double)Columns;
            svg.Append(CultureInfo.InvariantCulture, $"{(drawing ? 'L' : 'M')}{x:0.#} {y(rises ? low : high):0.#}");
            if (high > low) svg.Append(CultureInfo.InvariantCulture, $"L{x:0.#} {y(rises ? high : low):0.#}");
            drawing = true;
        }

        long Column(int row) => (long)((series.Index.Ticks[row] - first) / (double)span * (Columns - 1));
    }

    private static (double Lowest, double Highest, int Present) Range(ReadOnlySpan<double> values)
    {
        var (lowest, highest, present) = (double.PositiveInfinity, double.NegativeInfinity, 0);
        foreach (var value in values)
        {
            if (!double.IsFinite(value)) continue;
            lowest = Math.Min(lowest, value);
            highest = Math.Max(highest, value);
            present++;
        }

        return (lowest, highest, present);
    }
}
