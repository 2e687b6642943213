using SysTrade.Data.Building;
using SysTrade.Systems.Configuration;

namespace SysTrade.Systems.Tests.Configuration;

public sealed class PriceCleaningTests
{
    [Fact]
    public void ShippedDefaults_AreThoseOfTheFilter()
    {
        Assert.Equal(new PriceFilter(), PriceCleaning.Filter(ShippedConfigs.Defaults));
        Assert.Equal(new PriceCheckOptions(), PriceCleaning.Check(ShippedConfigs.Defaults));
    }

    [Fact]
    public void EachKey_IsRead()
    {
        var config = SystemConfig.Parse(
            "ignore_future_prices: false\nignore_prices_with_zero_volumes_daily: true\nignore_prices_with_zero_volumes_intraday: false\nignore_zero_prices: false\n"
            + "ignore_negative_prices: true\nmax_price_spike: 12", "test");
        Assert.Equal(
            new PriceFilter { IgnoreFuturePrices = false, IgnoreZeroVolumesDaily = true, IgnoreZeroVolumesIntraday = false, IgnoreZeroPrices = false, IgnoreNegativePrices = true },
            PriceCleaning.Filter(config));
        Assert.Equal(12, PriceCleaning.Check(config).MaximumSpike);
    }
}
