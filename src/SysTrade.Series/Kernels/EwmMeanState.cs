namespace SysTrade.Series.Kernels;

/// <summary>Exponentially weighted mean, one row at a time.</summary>
/// <remarks>
/// The weighted average of all rows so far with weights (1 - alpha)^age (pandas <c>ewm(adjust=True).mean()</c>, and its order of operations).
/// A row that is NaN or infinite contributes nothing; its place still ages the others unless missing rows are ignored, and the result repeats.
/// </remarks>
public struct EwmMeanState
{
    private readonly double _fade;
    private readonly int _minPeriods;
    private readonly bool _ignoreMissing;
    private double _mean = double.NaN;
    private double _weight = 1;
    private int _count;

    /// <summary>Starts before the first row.</summary>
    /// <param name="decay">Speed of the weights.</param>
    /// <param name="minPeriods">Values that must have been seen before there is a result; 0 and 1 mean the same.</param>
    /// <param name="ignoreMissing">True when missing rows do not age the others.</param>
    public EwmMeanState(Decay decay, int minPeriods = 0, bool ignoreMissing = false)
    {
        _fade = 1 - decay.Alpha;
        _minPeriods = minPeriods;
        _ignoreMissing = ignoreMissing;
    }

    /// <summary>Takes the next row and gives the mean up to it, or NaN.</summary>
    public double Step(double x)
    {
        if (double.IsFinite(x))
        {
            if (double.IsNaN(_mean))
            {
                _mean = x;
            }
            else
            {
                _weight *= _fade;

                // Equal values are left alone so that a constant series has exactly that mean.
                if (_mean != x) _mean = ((_weight * _mean) + x) / (_weight + 1);
                _weight += 1;
            }

            _count++;
        }
        else if (_count > 0 && !_ignoreMissing)
        {
            _weight *= _fade;
        }

        return _count >= _minPeriods ? _mean : double.NaN;
    }
}
