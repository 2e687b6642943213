namespace SysTrade.Series.Kernels;

/// <summary>A statistic of the rows stamped within a span of time, one row at a time.</summary>
/// <remarks>
/// The window of a row stamped t holds the rows stamped after t - span up to t (pandas <c>rolling("365D")</c>). A value that is NaN or infinite
/// is passed over.
/// </remarks>
/// <typeparam name="TStatistic">The statistic.</typeparam>
public sealed class CalendarRollingState<TStatistic>
    where TStatistic : struct, IWindowStatistic
{
    private readonly long _span;
    private readonly int _minPeriods;
#pragma warning disable IDE0044 // A readonly field would be copied before every call, and the copy would take the value.
    private TStatistic _statistic;
#pragma warning restore IDE0044
    private Ring<(long Ticks, double Value)> _window;

    /// <summary>Starts before the first row.</summary>
    /// <param name="statistic">The statistic of an empty window.</param>
    /// <param name="window">Length of the window.</param>
    /// <param name="minPeriods">Values the window must hold for there to be a result; pandas takes 1 unless told otherwise.</param>
    /// <exception cref="SysTrade.Domain.Errors.SysTradeException"><c>ParameterOutOfRange</c>.</exception>
    public CalendarRollingState(TStatistic statistic, TimeSpan window, int minPeriods)
    {
        if (window <= TimeSpan.Zero) throw Spans.OutOfRange("rolling window", window, "longer than zero");
        if (minPeriods < 0) throw Spans.OutOfRange("min_periods of a rolling window", minPeriods, "0 or more");
        _span = window.Ticks;
        _statistic = statistic;
        _minPeriods = Math.Max(minPeriods, TStatistic.FewestValues);
    }

    /// <summary>Takes the next row and gives the statistic of the window that ends with it, or NaN. Stamps must increase.</summary>
    public double Step(long ticks, double x)
    {
        while (_window.Count > 0 && _window.First.Ticks <= ticks - _span) _statistic.Remove(_window.RemoveFirst().Value);
        if (double.IsFinite(x))
        {
            _window.Add((ticks, x));
            _statistic.Add(x);
        }

        return _statistic.Count >= _minPeriods ? _statistic.Result : double.NaN;
    }
}
