using CsCheck;
using SysTrade.Series;

namespace SysTrade.Data.Tests.Contracts;

/// <summary>Column sets for tests of stores.</summary>
internal static class Samples
{
    private static readonly double[] Corners =
        [double.NaN, -0.0, 0, double.Epsilon, -double.Epsilon, 2.2250738585072009e-308, double.MaxValue, double.MinValue, 0.1, 1e-310, 9007199254740993, 100.25];

    private static readonly Gen<int> Contract =
        Gen.Frequency((1, Gen.Const(0)), (6, Gen.Select(Gen.Int[1900, 2099], Gen.Int[1, 12], Gen.Int[0, 31], (y, m, d) => (y * 10000) + (m * 100) + d)));

    /// <summary>Columns of any kind with stamps in whole units of the given ticks, from year 1 to 9999.</summary>
    public static Gen<(SeriesKind Kind, ColumnSet Columns)> Any(long resolution, bool infinities) =>
        from kind in Gen.Enum<SeriesKind>()
        from ticks in Gen.Long[0, DateTime.MaxValue.Ticks / resolution].Array[1, 60]
        from columns in Columns(kind, infinities, ticks.Distinct().Count())
        select (kind, new ColumnSet(TimeIndex.FromTicks(ticks.Distinct().Order().Select(t => t * resolution).ToArray()), columns));

    /// <summary>A row each second, every number the same, so that a mixture of two sets is seen at once.</summary>
    public static ColumnSet Constant(SeriesKind kind, int rows, int value, DateTime? first = null)
    {
        var start = (first ?? new DateTime(2020, 1, 1)).Ticks;
        var ticks = new long[rows];
        for (var i = 0; i < rows; i++) ticks[i] = start + (i * TimeSpan.TicksPerSecond);
        return new ColumnSet(TimeIndex.FromTicks(ticks), SeriesSchema.For(kind).Columns.Select(c => Constant(c.Name, c.Type, rows, value)).ToArray());
    }

    /// <summary>Same stamps and columns, every number to the bit.</summary>
    public static void Equal(ColumnSet expected, ColumnSet actual)
    {
        Assert.Equal(expected.Index.Ticks.ToArray(), actual.Index.Ticks.ToArray());
        Assert.Equal(expected.Columns.Select(c => (c.Name, c.Type)), actual.Columns.Select(c => (c.Name, c.Type)));
        foreach (var column in expected.Columns)
        {
            var found = actual[column.Name];
            Assert.Equal(column.Contracts.ToArray(), found.Contracts.ToArray());
            Assert.Equal(Bits(column.Numbers), Bits(found.Numbers));
        }
    }

    private static long[] Bits(ReadOnlySpan<double> values)
    {
        var bits = new long[values.Length];
        for (var i = 0; i < bits.Length; i++) bits[i] = BitConverter.DoubleToInt64Bits(values[i]);
        return bits;
    }

    private static Gen<Column[]> Columns(SeriesKind kind, bool infinities, int rows)
    {
        double[] corners = infinities ? [.. Corners, double.PositiveInfinity, double.NegativeInfinity] : Corners;
        // NaN is the missing value, whatever its bits.
        var any = Gen.Double.Select(v => double.IsNaN(v) || (!infinities && double.IsInfinity(v)) ? double.NaN : v);
        var values = Gen.Frequency((4, any), (3, Gen.Double[-1000, 1000]), (2, Gen.Int[0, corners.Length - 1].Select(i => corners[i])));
        var numbers = Gen.Frequency((9, values.Array[rows]), (1, Gen.Const(() => Enumerable.Repeat(double.NaN, rows).ToArray())));
        var contracts = Gen.Frequency((9, Contract.Array[rows]), (1, Gen.Const(() => new int[rows])));
        return SeriesSchema.For(kind).Columns
            .Select(c => c.Type == ColumnType.Number ? numbers.Select(v => Column.OfNumbers(c.Name, v)) : contracts.Select(v => Column.OfContracts(c.Name, v)))
            .Aggregate(Gen.Const(Array.Empty<Column>()), (all, next) => Gen.Select(all, next, (a, n) => a.Append(n).ToArray()));
    }

    private static Column Constant(string name, ColumnType type, int rows, int value) =>
        type == ColumnType.Number ? Column.OfNumbers(name, Filled((double)value, rows)) : Column.OfContracts(name, Filled(20000000 + (value * 10000) + 300, rows));

    private static T[] Filled<T>(T value, int rows)
    {
        var values = new T[rows];
        Array.Fill(values, value);
        return values;
    }
}
