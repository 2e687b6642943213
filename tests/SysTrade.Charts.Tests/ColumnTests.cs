using CsCheck;
using SysTrade.Series;

namespace SysTrade.Charts.Tests;

public sealed class ColumnTests
{
    private static readonly Axis Value = new("Value (%)", NumberFormat.Percent);

    [Fact]
    public void Column_AnyDoublesAndGaps_ReadBackBitForBitBetweenFirstAndLastValue()
    {
        var number = Gen.Frequency((4, Gen.Double), (2, Gen.Const(double.NaN)), (2, Gen.Int[-50, 50].Select(i => (double)i)));
        number.Array[1, 40].Sample(values =>
        {
            var series = Daily(values);
            var (moments, written) = PageText.Column(Data(series), 0);
            var (first, last) = (Array.FindIndex(values, double.IsFinite), Array.FindLastIndex(values, double.IsFinite));
            if (first < 0)
            {
                Assert.Empty(written);
                return;
            }

            Assert.Equal(values[first..(last + 1)].Select(Bits), written.Select(Bits));
            Assert.Equal(series.Index.Skip(first).Take(written.Length), moments);
        }, iter: 60, threads: 1);
    }

    [Fact]
    public void Column_WholeNumbersWithGap_AreShortJsonNumbersWithNull()
    {
        var column = Data(Daily([double.NaN, 3, -12, double.NaN, 0, double.NaN])).GetProperty("columns")[0];
        Assert.Equal("[3,-12,null,0]", column.GetProperty("values").GetRawText());
        Assert.Equal(1, column.GetProperty("from").GetInt32());
    }

    [Fact]
    public void Index_IntradayMoments_AreKeptToTheMillisecond()
    {
        DateTime[] moments = [new(2024, 3, 1), new(2024, 3, 1, 14, 30, 0), new(2024, 3, 1, 14, 30, 0, 250), new(1969, 12, 31, 23, 0, 0)];
        Array.Sort(moments);
        var series = new TimeSeries(TimeIndex.From(moments), [1, 2, 3, 4]);
        Assert.Equal(moments, PageText.Column(Data(series), 0).Moments);
    }

    [Fact]
    public void Index_SharedByAllColumnsOfAFrame_IsWrittenOnce()
    {
        var frame = Frame.Constant(TimeIndex.BusinessDays(new DateTime(2020, 1, 1), new DateTime(2020, 6, 1)), ["A", "B", "C"], [1, 2, 3]);
        var data = PageText.Data(PageText.Of(new StepChart("Positions", ChartSeries.Columns(frame), Value)));
        Assert.Equal(3, data.GetProperty("columns").GetArrayLength());
        Assert.Equal(1, data.GetProperty("indexes").GetArrayLength());
    }

    [Fact]
    public void Column_EmptySeries_IsWrittenWithoutValues()
    {
        Assert.Empty(PageText.Column(Data(TimeSeries.Empty), 0).Values);
    }

    private static TimeSeries Daily(double[] values) =>
        new(TimeIndex.From(Enumerable.Range(0, values.Length).Select(i => new DateTime(2021, 1, 1).AddDays(i + (i / 7)))), values);

    private static System.Text.Json.JsonElement Data(TimeSeries series) =>
        PageText.Data(PageText.Of(new LineChart("Line", [new ChartSeries("A", series)], Value)));

    private static long Bits(double value) => double.IsFinite(value) ? BitConverter.DoubleToInt64Bits(value == 0 ? 0 : value) : long.MinValue;
}
