namespace SysTrade.Series.Kernels;

/// <summary>Exponentially weighted covariance of two columns, one row at a time.</summary>
/// <remarks>
/// Weights (1 - alpha)^age, corrected for bias: the weighted sum of products of deviations is multiplied by W^2 / (W^2 - sum of squared weights)
/// (pandas <c>ewm(adjust=True).cov(bias=False)</c>, and its order of operations). Only rows where both values are finite count; other rows
/// age the weights unless missing rows are ignored, and the result repeats.
/// </remarks>
public struct EwmCovarianceState
{
    private readonly double _fade;
    private readonly int _minPeriods;
    private readonly bool _ignoreMissing;
    private double _meanX;
    private double _meanY;
    private double _covariance;
    private double _weight = 1;
    private double _squaredWeight = 1;
    private int _count;

    /// <summary>Starts before the first row.</summary>
    /// <param name="decay">Speed of the weights.</param>
    /// <param name="minPeriods">Complete rows that must have been seen before there is a result; there is none before the second.</param>
    /// <param name="ignoreMissing">True when incomplete rows do not age the others.</param>
    public EwmCovarianceState(Decay decay, int minPeriods = 0, bool ignoreMissing = false)
    {
        _fade = 1 - decay.Alpha;
        _minPeriods = minPeriods;
        _ignoreMissing = ignoreMissing;
    }

    /// <summary>Takes the next row and gives the covariance up to it, or NaN.</summary>
    public double Step(double x, double y)
    {
        var observed = double.IsFinite(x) && double.IsFinite(y);
        if (_count > 0 && (observed || !_ignoreMissing))
        {
            _weight *= _fade;
            _squaredWeight *= _fade * _fade;
        }

        if (observed)
        {
            if (_count++ == 0) (_meanX, _meanY) = (x, y);
            else Update(x, y);
        }

        if (_count < _minPeriods) return double.NaN;
        var squaredSum = _weight * _weight;
        var denominator = squaredSum - _squaredWeight;
        return denominator > 0 && _count > 0 ? squaredSum / denominator * _covariance : double.NaN;
    }

    private void Update(double x, double y)
    {
        var (oldX, oldY, total) = (_meanX, _meanY, _weight + 1);
        if (_meanX != x) _meanX = ((_weight * oldX) + x) / total;
        if (_meanY != y) _meanY = ((_weight * oldY) + y) / total;
        var past = _weight * (_covariance + ((oldX - _meanX) * (oldY - _meanY)));
        _covariance = (past + ((x - _meanX) * (y - _meanY))) / total;
        _weight = total;
        _squaredWeight += 1;
    }
}
