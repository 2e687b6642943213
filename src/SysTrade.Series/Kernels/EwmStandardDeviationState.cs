namespace SysTrade.Series.Kernels;

/// <summary>Exponentially weighted variance and standard deviation, one row at a time: the covariance of a column with itself.</summary>
/// <remarks>NaN rule and source as for <see cref="EwmCovarianceState"/>. There is no result before the second value.</remarks>
public struct EwmStandardDeviationState
{
    private EwmCovarianceState _covariance;

    /// <summary>Starts before the first row.</summary>
    public EwmStandardDeviationState(Decay decay, int minPeriods = 0, bool ignoreMissing = false) =>
        _covariance = new EwmCovarianceState(decay, minPeriods, ignoreMissing);

    /// <summary>Takes the next row and gives the standard deviation up to it, or NaN.</summary>
    public double Step(double x) => Math.Sqrt(StepVariance(x));

    /// <summary>Takes the next row and gives the variance up to it, or NaN.</summary>
    public double StepVariance(double x) => _covariance.Step(x, x);
}
