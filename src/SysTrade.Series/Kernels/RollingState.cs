namespace SysTrade.Series.Kernels;

/// <summary>A statistic of the last rows, one row at a time.</summary>
/// <remarks>
/// The window counts rows, missing ones too (pandas <c>rolling(n)</c>); a value that is NaN or infinite takes up a row and is otherwise passed over.
/// </remarks>
/// <typeparam name="TStatistic">The statistic.</typeparam>
public sealed class RollingState<TStatistic>
    where TStatistic : struct, IWindowStatistic
{
    private readonly double[] _window;
    private readonly int _minPeriods;
#pragma warning disable IDE0044 // A readonly field would be copied before every call, and the copy would take the value.
    private TStatistic _statistic;
#pragma warning restore IDE0044
    private int _at;

    /// <summary>Starts before the first row.</summary>
    /// <param name="statistic">The statistic of an empty window.</param>
    /// <param name="window">Rows in the window, at least 1.</param>
    /// <param name="minPeriods">Values the window must hold for there to be a result, from 0 to <paramref name="window"/>.</param>
    /// <exception cref="SysTrade.Domain.Errors.SysTradeException"><c>ParameterOutOfRange</c>.</exception>
    public RollingState(TStatistic statistic, int window, int minPeriods)
    {
        if (window < 1) throw Spans.OutOfRange("rolling window", window, "1 row or more");
        if (minPeriods < 0 || minPeriods > window) throw Spans.OutOfRange("min_periods of a rolling window", minPeriods, $"from 0 to the window's {window} rows");
        _window = new double[window];
        Array.Fill(_window, double.NaN);
        _statistic = statistic;
        _minPeriods = Math.Max(minPeriods, TStatistic.FewestValues);
    }

    /// <summary>Takes the next row and gives the statistic of the window that ends with it, or NaN.</summary>
    public double Step(double x)
    {
        var leaving = _window[_at];
        if (!double.IsNaN(leaving)) _statistic.Remove(leaving);
        if (double.IsFinite(x))
        {
            _window[_at] = x;
            _statistic.Add(x);
        }
        else
        {
            _window[_at] = double.NaN;
        }

        if (++_at == _window.Length) _at = 0;
        return _statistic.Count >= _minPeriods ? _statistic.Result : double.NaN;
    }
}
