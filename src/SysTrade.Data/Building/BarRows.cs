using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>Rows of column sets of numbers: chosen, put together, changed.</summary>
internal static class BarRows
{
    /// <summary>Some rows, by number, increasing.</summary>
    public static ColumnSet Select(ColumnSet bars, IReadOnlyList<int> rows) => new(
        TimeIndex.FromTicks(rows.Select(i => bars.Index.Ticks[i]).ToArray()),
        [.. bars.Columns.Select(c => Pick(c, rows))]);

    /// <summary>The rows that a test of the row number keeps.</summary>
    public static ColumnSet Where(ColumnSet bars, Func<int, bool> keeps) => Select(bars, [.. Enumerable.Range(0, bars.Count).Where(keeps)]);

    /// <summary>All moments of both; where both have a moment, the values that are not missing of the one that wins, then those of the other.</summary>
    public static ColumnSet Merge(ColumnSet winner, ColumnSet other)
    {
        if (winner.Count == 0) return other;
        if (other.Count == 0) return winner;
        var index = winner.Index.Union(other.Index);
        return new ColumnSet(index, [.. winner.Columns.Select(c => Column.OfNumbers(c.Name, Merged(winner.Series(c.Name), other.Series(c.Name), index)))]);
    }

    /// <summary>All moments of both; where both have a moment, the whole row of the one that wins.</summary>
    public static ColumnSet MergeRows(ColumnSet winner, ColumnSet other) => Merge(winner, Where(other, i => winner.Index.Find(other.Index.Ticks[i]) < 0));

    /// <summary>One row with another final price; open, high and low move by the same amount, as the reference's manual check does.</summary>
    public static ColumnSet WithFinal(ColumnSet bars, DateTime moment, double price)
    {
        var row = bars.Index.Find(moment.Ticks);
        var move = price - bars[ContractPrices.Final].Numbers[row];
        return new ColumnSet(bars.Index, [.. bars.Columns.Select(c => c.Name == ContractPrices.Volume ? c : Changed(c))]);

        Column Changed(Column column)
        {
            var values = column.Numbers.ToArray();
            values[row] = column.Name == ContractPrices.Final || double.IsNaN(move) ? price : values[row] + move;
            return Column.OfNumbers(column.Name, values);
        }
    }

    private static Column Pick(Column column, IReadOnlyList<int> rows)
    {
        var values = new double[rows.Count];
        for (var i = 0; i < values.Length; i++) values[i] = column.Numbers[rows[i]];
        return Column.OfNumbers(column.Name, values);
    }

    private static double[] Merged(TimeSeries winner, TimeSeries other, TimeIndex index)
    {
        var values = winner.Reindex(index).ToArray();
        var rest = other.Reindex(index);
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i])) values[i] = rest[i];
        }

        return values;
    }
}
