using SysTrade.Domain;

namespace SysTrade.Quant.Risk;

/// <summary>Options of <see cref="DiversificationMultiplier"/>.</summary>
public sealed record DiversificationMultiplierOptions
{
    /// <summary>Largest multiplier ever given.</summary>
    public double Maximum { get; init; } = 2.5;

    /// <summary>Span of the exponential weights that smooth it, in rows of the weights.</summary>
    public double Span { get; init; } = 125;

    /// <summary>Reads <c>dm_max</c> and <c>ewma_span</c> (sections <c>forecast_div_mult_estimate</c>, <c>instrument_div_mult_estimate</c>) and rejects other names.</summary>
    /// <exception cref="SysTrade.Domain.Errors.SysTradeException">An option is unknown or has the wrong type.</exception>
    public static DiversificationMultiplierOptions From(NamedOptions options)
    {
        var defaults = new DiversificationMultiplierOptions();
        var result = new DiversificationMultiplierOptions
        {
            Maximum = options.Double("dm_max", defaults.Maximum),
            Span = options.Double("ewma_span", defaults.Span),
        };
        options.RejectUnknown("func");
        return result;
    }
}
