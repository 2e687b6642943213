using SysTrade.Data.Building;

namespace SysTrade.Systems.Configuration;

/// <summary>How a config wants prices cleaned and checked; keys that are missing have the values of the shipped defaults.</summary>
public static class PriceCleaning
{
    /// <summary>Rows that are left out: keys <c>ignore_future_prices</c>, <c>ignore_prices_with_zero_volumes_daily</c> and <c>_intraday</c>,
    /// <c>ignore_zero_prices</c>, <c>ignore_negative_prices</c>.</summary>
    /// <exception cref="ConfigException">A value is not a switch.</exception>
    public static PriceFilter Filter(SystemConfig config)
    {
        var usual = new PriceFilter();
        return new PriceFilter
        {
            IgnoreFuturePrices = config.BoolOrNull("ignore_future_prices") ?? usual.IgnoreFuturePrices,
            IgnoreZeroVolumesDaily = config.BoolOrNull("ignore_prices_with_zero_volumes_daily") ?? usual.IgnoreZeroVolumesDaily,
            IgnoreZeroVolumesIntraday = config.BoolOrNull("ignore_prices_with_zero_volumes_intraday") ?? usual.IgnoreZeroVolumesIntraday,
            IgnoreZeroPrices = config.BoolOrNull("ignore_zero_prices") ?? usual.IgnoreZeroPrices,
            IgnoreNegativePrices = config.BoolOrNull("ignore_negative_prices") ?? usual.IgnoreNegativePrices,
        };
    }

    /// <summary>Limits of the check: key <c>max_price_spike</c>.</summary>
    /// <exception cref="ConfigException">The value is not a number.</exception>
    public static PriceCheckOptions Check(SystemConfig config) =>
        config.DoubleOrNull("max_price_spike") is { } spike ? new PriceCheckOptions { MaximumSpike = spike } : new PriceCheckOptions();
}
