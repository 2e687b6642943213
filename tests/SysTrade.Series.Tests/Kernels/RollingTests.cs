using CsCheck;
using SysTrade.Domain.Errors;
using SysTrade.Series.Kernels;
using SysTrade.Tests;

namespace SysTrade.Series.Tests.Kernels;

public sealed class RollingTests
{
    private const double Nan = double.NaN;

    private static readonly Gen<(double[] X, int Window, int MinPeriods)> Case =
        Gen.Select(Columns.WithInfinities, Gen.Int[1, 20], Gen.Double[0, 1]).Select((x, w, share) => (x, w, (int)(share * w)));

    [Fact]
    public void Sum_HandComputed() => Close.Equal([Nan, 3, 5, 2, Nan], Series([1, 2, 3, -1, Nan]).RollingSum(2).Values, 0);

    [Fact]
    public void Sum_MinPeriodsZero_EmptyWindowIsZero() => Close.Equal([0, 1, 1, 0], Series([Nan, 1, Nan, Nan]).RollingSum(2, 0).Values, 0);

    [Fact]
    public void Mean_HandComputed() => Close.Equal([Nan, 1.5, 2.5, Nan], Series([1, 2, 3, Nan]).RollingMean(2).Values, 0);

    [Fact]
    public void Mean_GapTakesUpARow() => Close.Equal([1, 1, 3, 4], Series([1, Nan, 3, 5]).RollingMean(2, 1).Values, 0);

    [Fact]
    public void StandardDeviation_HandComputed() => Close.Equal([Nan, Nan, 1, Math.Sqrt(7.0 / 3)], Series([1, 2, 3, 5]).RollingStandardDeviation(3).Values, 1e-15);

    [Fact]
    public void StandardDeviation_SmallWindowAfterHugeValue_IsExact()
    {
        // A running sum in plain doubles would keep the rounding error of 1e9 squared for ever.
        double[] x = [1e9, 3, 4, 5, 6];
        Close.Equal([Math.Sqrt(0.5), Math.Sqrt(0.5)], Series(x).RollingStandardDeviation(2).Values[3..], 1e-15);
    }

    [Fact]
    public void StandardDeviation_EqualValuesAfterOthers_IsExactlyZero() =>
        Assert.Equal(0, Series([3.7, 0.1, 0.1, 0.1, 0.1]).RollingStandardDeviation(3)[4]);

    [Fact]
    public void CentredStandardDeviation_HandComputed()
    {
        // Windows of rows 0-1, 0-2, 1-3, 2-3.
        double[] expected = [Math.Sqrt(0.5), 1, Math.Sqrt(7.0 / 3), Math.Sqrt(2)];
        Close.Equal(expected, Series([1, 2, 3, 5]).RollingStandardDeviation(3, 2, centred: true).Values, 1e-15);
    }

    [Fact]
    public void CentredStandardDeviation_EvenWindow_ReachesFurtherBack()
    {
        // pandas: pd.Series([1,2,4,8,16.]).rolling(4, min_periods=2, center=True).std()
        double[] expected = [Math.Sqrt(0.5), 1.5275252316519468, 3.095695936834452, 6.191391873668904, 6.110100926607787];
        Close.Equal(expected, Series([1, 2, 4, 8, 16]).RollingStandardDeviation(4, 2, centred: true).Values, 1e-14);
    }

    [Fact]
    public void MaximumAndMinimum_HandComputed()
    {
        var x = Series([3, 1, Nan, 2, 5, 4]);
        Close.Equal([3, 3, 3, 2, 5, 5], x.RollingMaximum(3, 1).Values, 0);
        Close.Equal([3, 1, 1, 1, 2, 2], x.RollingMinimum(3, 1).Values, 0);
    }

    [Fact]
    public void Quantile_HandComputed() => Close.Equal([Nan, Nan, 1.5, 2.5, 3], Series([1, 3, 2, 4, 5]).RollingQuantile(3, 0.25).Values, 1e-15);

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Quantile_OutOfRange_IsRejected(double quantile) =>
        Assert.Equal("ParameterOutOfRange", Assert.Throws<SysTradeException>(() => Series([1]).RollingQuantile(1, quantile)).ErrorId);

    [Fact]
    public void Skew_HandComputed()
    {
        // 1, 2, 6: mean 3, m2 14/3, m3 6; sqrt(6) / 1 * 6 / (14/3)^1.5.
        Assert.Equal(Math.Sqrt(6) * 6 / Math.Pow(14.0 / 3, 1.5), Series([1, 2, 6]).RollingSkew(3)[2], 1e-14);
    }

    [Fact]
    public void Kurtosis_HandComputed()
    {
        // 0, 0, 0, 4: mean 1, m2 3, m4 21; (15 * 21/9 - 27) / 2 = 4.
        Assert.Equal(4, Series([0, 0, 0, 4]).RollingKurtosis(4)[3], 1e-13);
    }

    [Fact]
    public void SkewAndKurtosis_EqualValues_AreZeroAndMinusThree()
    {
        var x = Series([9, 0.1, 0.1, 0.1, 0.1]);
        Assert.Equal(0, x.RollingSkew(4)[4]);
        Assert.Equal(-3, x.RollingKurtosis(4)[4]);
    }

    [Fact]
    public void CalendarWindow_FarEnd_IsExcluded()
    {
        var index = TimeIndex.From([new(2020, 1, 1), new(2020, 1, 3), new(2020, 1, 4), new(2020, 1, 10)]);
        var x = new TimeSeries(index, [1, 2, 4, 8]);
        Close.Equal([1, 3, 6, 8], x.RollingSum(TimeSpan.FromDays(3)).Values, 0);
        Close.Equal([1, 3, 7, 8], x.RollingSum(TimeSpan.FromDays(3) + TimeSpan.FromTicks(1)).Values, 0);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 6)]
    [InlineData(5, -1)]
    public void Window_OutOfRange_IsRejected(int window, int minPeriods) =>
        Assert.Equal("ParameterOutOfRange", Assert.Throws<SysTradeException>(() => Series([1]).RollingMean(window, minPeriods)).ErrorId);

    [Fact]
    public void CalendarWindow_OutOfRange_IsRejected()
    {
        Assert.Throws<SysTradeException>(() => Series([1]).RollingSkew(TimeSpan.Zero));
        Assert.Throws<SysTradeException>(() => Series([1]).RollingSkew(TimeSpan.FromDays(1), -1));
    }

    [Fact]
    public void Rows_AnyColumn_MatchDefinitions() => Case.Sample(c =>
    {
        Same<WindowSum>(default, v => v.Sum(), 0);
        Same<WindowMean>(default, v => v.Average(), 1);
        Same<WindowDeviation>(default, v => Statistics.StandardDeviation(v), 2);
        Same<WindowMaximum>(default, v => v.Max(), 1);
        Same<WindowMinimum>(default, v => v.Min(), 1);
        Same(new WindowQuantile(0.3), v => Statistics.Quantile(v, 0.3), 1);
        Same<WindowSkew>(default, Moments.Skew, 3);
        Same<WindowKurtosis>(default, Moments.Kurtosis, 4);

        void Same<T>(T statistic, Func<double[], double> definition, int fewest)
            where T : struct, IWindowStatistic
        {
            var actual = Columns.Run(c.X, (a, b) => Rolling.Run(a, statistic, c.Window, c.MinPeriods, b));
            var finite = Columns.Finite(c.X);
            for (var i = 0; i < finite.Length; i++)
            {
                var window = Columns.Present(finite[Math.Max(0, i - c.Window + 1)..(i + 1)]);
                var expected = window.Length >= Math.Max(fewest, c.MinPeriods) ? definition(window) : Nan;
                Assert.True(
                    expected.Equals(actual[i]) || Math.Abs(expected - actual[i]) <= 1e-9 * Math.Max(1, Math.Abs(expected)),
                    $"{typeof(T).Name}, row {i}: {actual[i]:R}, expected {expected:R}");
            }
        }
    });

    [Fact]
    public void CalendarWindow_OneRowADay_EqualsRowsWithoutGaps() => Gen.Select(Columns.Value.Array[0, 60], Gen.Int[1, 20]).Sample((x, days) =>
    {
        var ticks = x.Select((_, i) => i * TimeSpan.TicksPerDay).ToArray();
        Both<WindowSum>(default);
        Both<WindowDeviation>(default);
        Both<WindowMaximum>(default);
        Both<WindowSkew>(default);
        Both(new WindowQuantile(0.5));

        void Both<T>(T statistic)
            where T : struct, IWindowStatistic => Assert.Equal(
            Columns.Run(x, (a, b) => Rolling.Run(a, statistic, days, 0, b)),
            Columns.Run(x, (a, b) => Rolling.Run(ticks, a, statistic, TimeSpan.FromDays(days), 0, b)));
    });

    [Fact]
    public void EveryStatistic_RowByRow_EqualsWholeColumnExactly() => Case.Sample(c =>
    {
        Same<WindowMean>(default);
        Same<WindowDeviation>(default);
        Same<WindowMinimum>(default);
        Same<WindowKurtosis>(default);
        Same(new WindowQuantile(0.05));

        void Same<T>(T statistic)
            where T : struct, IWindowStatistic
        {
            var state = new RollingState<T>(statistic, c.Window, c.MinPeriods);
            Assert.Equal(c.X.Select(state.Step), Columns.Run(c.X, (a, b) => Rolling.Run(a, statistic, c.Window, c.MinPeriods, b)));
        }
    });

    [Fact]
    public void EveryStatistic_ChangedValue_LeavesEarlierRowsAlone() => Gen.Select(Columns.Value.Array[1, 60], Gen.Int[0, 59], Columns.Value).Sample((x, at, value) =>
    {
        at %= x.Length;
        var changed = (double[])x.Clone();
        changed[at] = value;
        Same<WindowSum>(default);
        Same<WindowDeviation>(default);
        Same<WindowMaximum>(default);
        Same<WindowKurtosis>(default);
        Same(new WindowQuantile(0.9));

        void Same<T>(T statistic)
            where T : struct, IWindowStatistic => Assert.Equal(
            Columns.Run(x, (a, b) => Rolling.Run(a, statistic, 10, 2, b))[..at], Columns.Run(changed, (a, b) => Rolling.Run(a, statistic, 10, 2, b))[..at]);
    });

    [Fact]
    public void Statistics_ScaledByPowerOfTwo_ScaleExactly() => Columns.Any.Sample(x =>
    {
        var doubled = x.Select(v => v * 4).ToArray();
        Same<WindowSum>(default, 4);
        Same<WindowMean>(default, 4);
        Same<WindowDeviation>(default, 4);
        Same<WindowMaximum>(default, 4);
        Same(new WindowQuantile(0.4), 4);

        void Same<T>(T statistic, double factor)
            where T : struct, IWindowStatistic => Assert.Equal(
            Columns.Run(x, (a, b) => Rolling.Run(a, statistic, 7, 1, b)).Select(v => v * factor), Columns.Run(doubled, (a, b) => Rolling.Run(a, statistic, 7, 1, b)));
    });

    [Fact]
    public void Statistics_ShiftedColumn_ShiftOrStay() => Gen.Select(Columns.Any, Gen.Double[-1e6, 1e6]).Sample((x, shift) =>
    {
        // Only the rounding of x + shift remains.
        var (plain, moved) = (Series(x), Series(x) + shift);
        Close.Equal((plain.RollingMean(9, 1) + shift).Values, moved.RollingMean(9, 1).Values, 1e-12);
        var (a, b) = (plain.RollingStandardDeviation(9, 2), moved.RollingStandardDeviation(9, 2));
        for (var i = 0; i < a.Count; i++) Assert.True(a[i].Equals(b[i]) || Math.Abs(a[i] - b[i]) < 1e-9 * 1e3, $"{a[i]:R} {b[i]:R}");
    });

    private static TimeSeries Series(double[] values) => new(TimeIndex.BusinessDays(new(2020, 1, 6), new(2020, 12, 31)).Slice(..values.Length), values);

    private static class Moments
    {
        public static double Skew(double[] v)
        {
            var (n, m2, m3, _) = Central(v);
            return v.Distinct().Count() == 1 ? 0 : m2 <= 1e-14 ? Nan : Math.Sqrt(n * (n - 1)) / (n - 2) * m3 / Math.Pow(m2, 1.5);
        }

        public static double Kurtosis(double[] v)
        {
            var (n, m2, _, m4) = Central(v);
            return v.Distinct().Count() == 1 ? -3 : m2 <= 1e-14 ? Nan : ((((n * n) - 1) * m4 / (m2 * m2)) - (3 * (n - 1) * (n - 1))) / ((n - 2) * (n - 3));
        }

        private static (double N, double Second, double Third, double Fourth) Central(double[] v)
        {
            var mean = v.Average();
            return (v.Length, v.Average(x => Math.Pow(x - mean, 2)), v.Average(x => Math.Pow(x - mean, 3)), v.Average(x => Math.Pow(x - mean, 4)));
        }
    }
}
