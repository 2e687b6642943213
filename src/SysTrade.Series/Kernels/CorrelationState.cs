namespace SysTrade.Series.Kernels;

/// <summary>Pearson correlation of two columns over the rows where both values are finite, one row at a time.</summary>
/// <remarks>Welford's update of means, squared deviations and their product (pandas <c>corr</c>). NaN where either column does not vary.</remarks>
public struct CorrelationState
{
    private double _meanX;
    private double _meanY;
    private double _squaresX;
    private double _squaresY;
    private double _products;
    private int _count;

    /// <summary>Correlation of the rows so far, or NaN.</summary>
    public readonly double Result => Math.Sqrt(_squaresX * _squaresY) is > 0 and var divisor ? _products / divisor : double.NaN;

    /// <summary>Takes the next row.</summary>
    public void Add(double x, double y)
    {
        if (!double.IsFinite(x) || !double.IsFinite(y)) return;
        var share = 1.0 / ++_count;
        var (fromX, fromY) = (x - _meanX, y - _meanY);
        _meanX += share * fromX;
        _meanY += share * fromY;
        _squaresX += (x - _meanX) * fromX;
        _squaresY += (y - _meanY) * fromY;
        _products += (x - _meanX) * fromY;
    }
}
