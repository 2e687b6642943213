using SysTrade.Series;

namespace SysTrade.Systems.Accounting;

/// <summary>
/// Profit and loss of something, at the frequency it was computed: gross and costs in base currency, and the capital that percentages
/// refer to.
/// </summary>
/// <param name="Gross">Profit before costs of each period, base currency; missing is zero.</param>
/// <param name="Costs">Costs of each period, base currency, zero or negative; only the moments when a cost fell due.</param>
/// <param name="Capital">Capital by date, base currency.</param>
public sealed record ProfitAndLoss(TimeSeries Gross, TimeSeries Costs, TimeSeries Capital)
{
    /// <summary>Gross plus costs on all moments of both; missing counts as zero.</summary>
    public TimeSeries Net { get; } = AddMissingAsZero(Gross, Costs);

    /// <summary>Positions that earned it, after lag and rounding; null for a sum of several.</summary>
    public TimeSeries? Positions { get; init; }

    /// <summary>Months in which a position was known; 0 for a sum of several.</summary>
    public int LengthInMonths => Positions is null ? 0 : Months(Positions.ForwardFill());

    /// <summary>One side of profit and loss.</summary>
    public TimeSeries Side(CurveType type) => type switch
    {
        CurveType.Gross => Gross,
        CurveType.Costs => Costs,
        _ => Net,
    };

    /// <summary>The sum of several, against one capital.</summary>
    public static ProfitAndLoss Sum(IReadOnlyList<ProfitAndLoss> parts, TimeSeries capital) =>
        new(SumOf(parts.Select(p => p.Gross)), SumOf(parts.Select(p => p.Costs)), capital);

    private static TimeSeries SumOf(IEnumerable<TimeSeries> series)
    {
        var all = series.ToArray();
        var index = TimeIndex.Union(all.Select(s => s.Index));
        var sum = new double[index.Count];
        foreach (var part in all)
        {
            var rows = ReferenceEquals(part.Index, index) ? null : index.ExactRows(part.Index);
            for (var i = 0; i < part.Count; i++)
            {
                if (!double.IsNaN(part[i])) sum[rows is null ? i : rows[i]] += part[i];
            }
        }

        return new TimeSeries(index, sum);
    }

    private static TimeSeries AddMissingAsZero(TimeSeries a, TimeSeries b)
    {
        var index = a.Index.Union(b.Index);
        var x = a.Reindex(index).Values;
        var y = b.Reindex(index).Values;
        var sum = new double[index.Count];
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] = double.IsNaN(x[i]) ? y[i] : double.IsNaN(y[i]) ? x[i] : x[i] + y[i];
        }

        return new TimeSeries(index, sum);
    }

    private static int Months(TimeSeries positions)
    {
        var (months, last) = (0, -1);
        for (var i = 0; i < positions.Count; i++)
        {
            if (double.IsNaN(positions[i])) continue;
            var moment = positions.Index[i];
            var month = (moment.Year * 12) + moment.Month;
            if (month != last) months++;
            last = month;
        }

        return months;
    }
}
