namespace SysTrade.Series.Kernels;

/// <summary>Exponentially weighted correlation of two columns, one row at a time.</summary>
/// <remarks>
/// Covariance and both variances are taken over the rows where both values are finite, with the same weights, so the bias corrections cancel
/// (pandas <c>ewm(adjust=True).corr()</c>, and its order of operations). NaN where either variance is zero.
/// </remarks>
public struct EwmCorrelationState
{
    private readonly double _fade;
    private readonly int _minPeriods;
    private readonly bool _ignoreMissing;
    private double _meanX;
    private double _meanY;
    private double _varianceX;
    private double _varianceY;
    private double _covariance;
    private double _weight = 1;
    private int _count;

    /// <summary>Starts before the first row.</summary>
    /// <param name="decay">Speed of the weights.</param>
    /// <param name="minPeriods">Complete rows that must have been seen before there is a result.</param>
    /// <param name="ignoreMissing">True when incomplete rows do not age the others.</param>
    public EwmCorrelationState(Decay decay, int minPeriods = 0, bool ignoreMissing = false)
    {
        _fade = 1 - decay.Alpha;
        _minPeriods = minPeriods;
        _ignoreMissing = ignoreMissing;
    }

    /// <summary>Correlation up to the last row taken, or NaN.</summary>
    public readonly double Result =>
        _count >= _minPeriods && _count > 0 ? _covariance / Math.Sqrt(_varianceX * _varianceY) : double.NaN;

    /// <summary>Takes the next row and gives the correlation up to it, or NaN.</summary>
    public double Step(double x, double y)
    {
        Add(x, y);
        return Result;
    }

    /// <summary>Takes the next row without working out the correlation.</summary>
    public void Add(double x, double y)
    {
        if (double.IsFinite(x) && double.IsFinite(y))
        {
            if (_count++ == 0) (_meanX, _meanY) = (x, y);
            else Update(x, y);
        }
        else if (_count > 0 && !_ignoreMissing)
        {
            _weight *= _fade;
        }
    }

    private void Update(double x, double y)
    {
        _weight *= _fade;
        var (oldX, oldY, total) = (_meanX, _meanY, _weight + 1);
        if (_meanX != x) _meanX = ((_weight * oldX) + x) / total;
        if (_meanY != y) _meanY = ((_weight * oldY) + y) / total;
        var (movedX, movedY, newX, newY) = (oldX - _meanX, oldY - _meanY, x - _meanX, y - _meanY);
        _covariance = ((_weight * (_covariance + (movedX * movedY))) + (newX * newY)) / total;
        _varianceX = ((_weight * (_varianceX + (movedX * movedX))) + (newX * newX)) / total;
        _varianceY = ((_weight * (_varianceY + (movedY * movedY))) + (newY * newY)) / total;
        _weight = total;
    }
}
