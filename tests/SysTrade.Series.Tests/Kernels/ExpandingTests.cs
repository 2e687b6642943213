using CsCheck;
using SysTrade.Domain.Errors;
using SysTrade.Series.Kernels;
using SysTrade.Tests;

namespace SysTrade.Series.Tests.Kernels;

public sealed class ExpandingTests
{
    private const double Nan = double.NaN;

    [Fact]
    public void Mean_HandComputed() => Close.Equal([Nan, Nan, Nan, 3, 3.5], Columns.Run([Nan, 2, Nan, 4, 4.5], (a, b) => Expanding.Mean(a, 2, b)), 1e-15);

    [Fact]
    public void Maximum_MissingRow_RepeatsWhereRunningMaximumDoesNot()
    {
        double[] x = [1, 3, Nan, 2];
        Close.Equal([1, 3, 3, 3], Columns.Run(x, (a, b) => Expanding.Maximum(a, 1, b)), 0);
        Close.Equal([1, 3, Nan, 3], Columns.Run(x, (a, b) => Elementwise.CumulativeMaximum(a, b)), 0);
    }

    [Fact]
    public void CountSmaller_HandComputed() =>
        Close.Equal([0, 1.0 / 2, 0, 1.0 / 4, 4.0 / 5], Columns.Run([2, 3, 1, 2, 9], (a, b) => Expanding.CountSmaller(a, b)), 0);

    [Fact]
    public void CountSmaller_MissingRows_CountAsRowsOnly() =>
        Close.Equal([0, 0, 1.0 / 3, 0, 2.0 / 5], Columns.Run([1, Nan, 5, Nan, 6], (a, b) => Expanding.CountSmaller(a, b)), 0);

    [Fact]
    public void CountSmaller_AnyColumn_MatchesDefinition() => Columns.WithInfinities.Sample(x =>
    {
        var expected = x.Select((v, i) => (double)x.Take(i).Count(e => e < v) / (i + 1)).ToArray();
        Assert.Equal(expected, Columns.Run(x, (a, b) => Expanding.CountSmaller(a, b)));
    });

    [Theory]
    [InlineData("rising")]
    [InlineData("falling")]
    [InlineData("equal")]
    public void CountSmaller_SortedColumn_IsStillQuickAndRight(string order)
    {
        const int Rows = 200_000;
        var x = Enumerable.Range(0, Rows).Select(i => order switch { "rising" => i, "falling" => -i, _ => 1.0 }).ToArray();
        var result = Columns.Run(x, (a, b) => Expanding.CountSmaller(a, b));
        Assert.Equal(order == "rising" ? (Rows - 1) / (double)Rows : 0, result[^1]);
    }

    [Fact]
    public void EveryKernel_AnyColumn_MatchesDefinition() => Gen.Select(Columns.WithInfinities, Gen.Int[0, 6]).Sample((x, min) =>
    {
        var finite = Columns.Finite(x);
        Same(Columns.Run(x, (a, b) => Expanding.Mean(a, min, b)), v => v.Average(), 1);
        Same(Columns.Run(x, (a, b) => Expanding.StandardDeviation(a, min, b)), v => Statistics.StandardDeviation(v), 2);
        Same(Columns.Run(x, (a, b) => Expanding.Maximum(a, min, b)), v => v.Max(), 1);
        Same(Columns.Run(x, (a, b) => Expanding.Minimum(a, min, b)), v => v.Min(), 1);

        void Same(double[] actual, Func<double[], double> definition, int fewest)
        {
            var expected = finite.Select((_, i) => Columns.Present(finite[..(i + 1)])).Select(v => v.Length >= Math.Max(fewest, min) ? definition(v) : Nan).ToArray();
            Close.Equal(expected, actual, 1e-12);
        }
    });

    [Fact]
    public void EveryKernel_RowByRow_EqualsWholeColumnExactly() => Columns.WithInfinities.Sample(x =>
    {
        var (mean, smaller) = (new ExpandingState<WindowMean>(default, 3), new SmallerCountState());
        Assert.Equal(x.Select(v => mean.Step(v)), Columns.Run(x, (a, b) => Expanding.Mean(a, 3, b)));
        Assert.Equal(x.Select((v, i) => (double)smaller.Step(v) / (i + 1)), Columns.Run(x, (a, b) => Expanding.CountSmaller(a, b)));
    });

    [Fact]
    public void Mean_NegativeMinPeriods_IsRejected() =>
        Assert.Equal("ParameterOutOfRange", Assert.Throws<SysTradeException>(() => Expanding.Mean([], -1, [])).ErrorId);
}
