using SysTrade.Domain;

namespace SysTrade.Quant.Estimation;

/// <summary>How a mean or a standard deviation of returns is estimated for each fitting period.</summary>
public sealed record EstimatorOptions
{
    /// <summary>True for exponential weights over all of the past; false for equal weights over the fit window.</summary>
    public bool UseExponential { get; init; } = true;

    /// <summary>Span of exponential weights in rows; pooling multiplies it by the number of instruments.</summary>
    public double Lookback { get; init; } = 250;

    /// <summary>Returns needed for an estimate; pooling multiplies it by the number of instruments.</summary>
    public int MinPeriods { get; init; } = 20;

    /// <summary>Reads <c>using_exponent</c>, <c>ew_lookback</c> and <c>min_periods</c> (groups <c>mean_estimate</c>, <c>vol_estimate</c>) and rejects other names.</summary>
    /// <exception cref="SysTrade.Domain.Errors.SysTradeException">An option is unknown or has the wrong type.</exception>
    public static EstimatorOptions From(NamedOptions options)
    {
        var defaults = new EstimatorOptions();
        var result = new EstimatorOptions
        {
            UseExponential = options.Bool("using_exponent", defaults.UseExponential),
            Lookback = options.Double("ew_lookback", defaults.Lookback),
            MinPeriods = options.Int("min_periods", defaults.MinPeriods),
        };
        options.RejectUnknown("func");
        return result;
    }

    /// <summary>The options for rows pooled from a number of instruments.</summary>
    public EstimatorOptions Pooled(int instruments) => this with { Lookback = Lookback * instruments, MinPeriods = MinPeriods * instruments };
}
