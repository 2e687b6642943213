namespace SysTrade.Series.Kernels;

/// <summary>A statistic of all rows so far, one row at a time (pandas <c>expanding()</c>).</summary>
/// <remarks>A value that is NaN or infinite is passed over; the result repeats in its row.</remarks>
/// <typeparam name="TStatistic">The statistic.</typeparam>
public struct ExpandingState<TStatistic>
    where TStatistic : struct, IWindowStatistic
{
    private readonly int _minPeriods;
#pragma warning disable IDE0044 // A readonly field would be copied before every call, and the copy would take the value.
    private TStatistic _statistic;
#pragma warning restore IDE0044

    /// <summary>Starts before the first row.</summary>
    /// <param name="statistic">The statistic of no rows.</param>
    /// <param name="minPeriods">Values that must have been seen before there is a result.</param>
    /// <exception cref="SysTrade.Domain.Errors.SysTradeException"><c>ParameterOutOfRange</c>.</exception>
    public ExpandingState(TStatistic statistic, int minPeriods)
    {
        if (minPeriods < 0) throw Spans.OutOfRange("min_periods of an expanding window", minPeriods, "0 or more");
        _statistic = statistic;
        _minPeriods = Math.Max(minPeriods, TStatistic.FewestValues);
    }

    /// <summary>Takes the next row and gives the statistic up to it, or NaN.</summary>
    public double Step(double x)
    {
        if (double.IsFinite(x)) _statistic.Add(x);
        return _statistic.Count >= _minPeriods ? _statistic.Result : double.NaN;
    }
}
