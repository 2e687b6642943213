using SysTrade.Domain;
using SysTrade.Quant.Fitting;
using SysTrade.Series;

namespace SysTrade.Quant.Correlations;

/// <summary>How correlations are estimated over time.</summary>
public sealed record CorrelationOptions
{
    /// <summary>Frequency of the returns, or of the forecasts.</summary>
    public Frequency Frequency { get; init; } = Frequency.Week;

    /// <summary>True to carry the last known level over gaps before sampling it.</summary>
    public bool ForwardFill { get; init; } = true;

    /// <summary>Which past each period sees.</summary>
    public FittingMethod Method { get; init; } = FittingMethod.Expanding;

    /// <summary>Length of a rolling window.</summary>
    public int RollYears { get; init; } = 20;

    /// <summary>Time between fits.</summary>
    public string Interval { get; init; } = "12M";

    /// <summary>True for exponential weights over all of the past; false for equal weights over the fit window.</summary>
    public bool UseExponential { get; init; } = true;

    /// <summary>Span of exponential weights, in rows.</summary>
    public double Lookback { get; init; } = 250;

    /// <summary>Rows a pair must have in common, with exponential weights.</summary>
    public int MinPeriods { get; init; } = 20;

    /// <summary>True to fill missing values; see <see cref="CorrelationMatrix.Clean"/>.</summary>
    public bool Clean { get; init; } = true;

    /// <summary>True to raise negative correlations to zero.</summary>
    public bool FloorAtZero { get; init; } = true;

    /// <summary>Value that cleaning gives to pairs without data.</summary>
    public double OffDiagonal { get; init; } = 0.99;

    /// <summary>Limit of correlations either side of zero; null for none.</summary>
    public double? ClipAt { get; init; }

    /// <summary>Share of the way towards the average correlation.</summary>
    public double Shrinkage { get; init; }

    /// <summary>Reads the options by the names pysystemtrade gives them and rejects others.</summary>
    /// <exception cref="SysTrade.Domain.Errors.SysTradeException">An option is unknown or has the wrong type.</exception>
    public static CorrelationOptions From(NamedOptions options)
    {
        var defaults = new CorrelationOptions();
        var result = new CorrelationOptions
        {
            Frequency = FrequencyNames.Parse(options.Text("frequency", "W"), options.Where),
            ForwardFill = options.Bool("forward_fill_price_index", options.Bool("forward_fill_data", defaults.ForwardFill)),
            Method = FittingDates.Method(options.Text("date_method", "expanding"), options.Where),
            RollYears = options.Int("rollyears", defaults.RollYears),
            Interval = options.Text("interval_frequency", defaults.Interval),
            UseExponential = options.Bool("using_exponent", defaults.UseExponential),
            Lookback = options.Double("ew_lookback", defaults.Lookback),
            MinPeriods = options.Int("min_periods", defaults.MinPeriods),
            Clean = options.Bool("cleaning", defaults.Clean),
            FloorAtZero = options.Bool("floor_at_zero", defaults.FloorAtZero),
            OffDiagonal = options.Double("offdiag", defaults.OffDiagonal),
            ClipAt = options.DoubleOrNull("clip"),
            Shrinkage = options.Double("shrinkage", defaults.Shrinkage),
        };
        options.RejectUnknown("func", "pool_instruments");
        return result;
    }
}
