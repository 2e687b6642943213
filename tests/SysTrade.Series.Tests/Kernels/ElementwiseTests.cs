using SysTrade.Tests;

namespace SysTrade.Series.Tests.Kernels;

public sealed class ElementwiseTests
{
    private const double Nan = double.NaN;

    private static readonly TimeSeries X = Series([1, Nan, 4, 2]);

    [Fact]
    public void Difference_MissingOnEitherSide_IsMissing()
    {
        Close.Equal([Nan, Nan, Nan, -2], X.Difference().Values, 0);
        Close.Equal([Nan, Nan, 3, Nan], X.Difference(2).Values, 0);
        Close.Equal([Nan, Nan, 2, Nan], X.Difference(-1).Values, 0);
        Close.Equal([Nan, Nan, Nan, Nan], X.Difference(9).Values, 0);
    }

    [Fact]
    public void Shift_MovesBothWays()
    {
        Close.Equal([Nan, 1, Nan, 4], X.Shift().Values, 0);
        Close.Equal([Nan, 4, 2, Nan], X.Shift(-1).Values, 0);
        Close.Equal([Nan, Nan, Nan, Nan], X.Shift(7).Values, 0);
    }

    [Fact]
    public void Fills_TakeNeighbour()
    {
        Close.Equal([Nan, 1, 1, 4], X.Shift().ForwardFill().Values, 0);
        Close.Equal([1, 1, 4, 4], X.Shift().BackFill().Values, 0);
        Close.Equal([1, 0, 4, 2], X.FillMissing(0).Values, 0);
    }

    [Fact]
    public void Cumulations_PassOverMissingRows()
    {
        Close.Equal([1, Nan, 5, 7], X.CumulativeSum().Values, 0);
        Close.Equal([1, Nan, 4, 8], X.CumulativeProduct().Values, 0);
        Close.Equal([1, Nan, 4, 4], X.CumulativeMaximum().Values, 0);
        Close.Equal([0, Nan, 0, -2], X.Drawdown().Values, 0);
    }

    [Fact]
    public void Round_GoesToEvenNeighbour() => Close.Equal([0, 2, 2, -2, Nan], Series([0.5, 1.5, 2.5, -2.5, Nan]).Round().Values, 0);

    [Fact]
    public void ClipAndReplace_LeaveMissingRowsAlone()
    {
        Close.Equal([2, Nan, 3, 2], X.Clip(2, 3).Values, 0);
        Close.Equal([1, Nan, Nan, 2], X.Replace(4, Nan).Values, 0);
        Close.Equal([1, Nan, 4, 2], (-X).Absolute().Values, 0);
    }

    [Fact]
    public void ArithmeticWithNumbers_IsElementByElement()
    {
        Close.Equal([3, Nan, 6, 4], (X + 2).Values, 0);
        Close.Equal([0, Nan, 3, 1], (X - 1).Values, 0);
        Close.Equal([0.5, Nan, 2, 1], (X / 2).Values, 0);
        Close.Equal([4, Nan, 1, 2], (4 / X).Values, 0);
        Close.Equal([2, Nan, 8, 4], (2 * X).Values, 0);
        Close.Equal([double.PositiveInfinity, Nan], (1 / Series([0, Nan])).Values, 0);
    }

    private static TimeSeries Series(double[] values) => new(TimeIndex.BusinessDays(new(2020, 1, 6), new(2020, 12, 31)).Slice(..values.Length), values);
}
