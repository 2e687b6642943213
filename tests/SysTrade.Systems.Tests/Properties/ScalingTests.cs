using CsCheck;
using SysTrade.Series;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Properties;

/// <summary>What positions and profit must do when the world is measured in other units. Factors of two are exact in binary.</summary>
public sealed class ScalingTests
{
    private static readonly Gen<(int Seed, int Power)> Cases = Gen.Select(Gen.Int[1, 10_000], Gen.Int[-3, 3]);

    private static readonly string[] Codes = ["A", "B", "C"];

    private static TimeSeries Gross(TradingSystem system, string code) => system.Accounts.PandlForInstrument.Get(new OutputArguments(code, RoundPositions: false)).Source.Gross;

    [Fact]
    public void PricesMultiplied_ForecastsAndProfitStayAndPositionsAreDivided() => Cases.Sample(
        c =>
        {
            var factor = Math.Pow(2, c.Power);
            var plain = SmallMarket.System(c.Seed);
            var scaled = TestSystem.Of(
                Market.Of(SmallMarket.Change(SmallMarket.Instruments(c.Seed), (_, price) => price * factor), ("EUR", SmallMarket.Euro(c.Seed))), SmallMarket.Yaml);
            foreach (var code in Codes)
            {
                Assert.True(AllOutputs.Same(plain.CombForecast.CombinedForecast[code], scaled.CombForecast.CombinedForecast[code]));
                Assert.True(AllOutputs.Same(plain.Portfolio.NotionalPosition[code], scaled.Portfolio.NotionalPosition[code] * factor));
                Close.Equal(Gross(plain, code), Gross(scaled, code), 1e-12);
            }
        },
        iter: 10, threads: 2);

    [Fact]
    public void RateMultiplied_PositionsInThatCurrencyAreDividedAndNoOthers() => Cases.Sample(
        c =>
        {
            var factor = Math.Pow(2, c.Power);
            var plain = SmallMarket.System(c.Seed);
            var scaled = TestSystem.Of(Market.Of(SmallMarket.Instruments(c.Seed), ("EUR", SmallMarket.Euro(c.Seed) * factor)), SmallMarket.Yaml);
            Assert.True(AllOutputs.Same(plain.Portfolio.NotionalPosition["A"], scaled.Portfolio.NotionalPosition["A"]));
            Assert.True(AllOutputs.Same(plain.Portfolio.NotionalPosition["B"], scaled.Portfolio.NotionalPosition["B"] * factor));
            Close.Equal(Gross(plain, "B"), Gross(scaled, "B"), 1e-12);
        },
        iter: 10, threads: 2);

    [Fact]
    public void CapitalMultiplied_PositionsAndProfitAreMultiplied() => Cases.Sample(
        c =>
        {
            var factor = Math.Pow(2, c.Power);
            var plain = SmallMarket.System(c.Seed);
            var scaled = SmallMarket.System(c.Seed);
            scaled.Configure(scaled.Config.With("notional_trading_capital", 1_000_000 * factor));
            foreach (var code in Codes)
            {
                Assert.True(AllOutputs.Same(plain.Portfolio.NotionalPosition[code] * factor, scaled.Portfolio.NotionalPosition[code]));
                Close.Equal(Gross(plain, code) * factor, Gross(scaled, code), 1e-12);
            }
        },
        iter: 10, threads: 2);

    [Fact]
    public void PointSizeMultiplied_PositionsAreDivided() => Cases.Sample(
        c =>
        {
            var factor = Math.Pow(2, c.Power);
            var plain = SmallMarket.System(c.Seed);
            var scaled = TestSystem.Of(
                Market.Of([.. SmallMarket.Instruments(c.Seed).Select(i => i with { PointSize = i.PointSize * factor })], ("EUR", SmallMarket.Euro(c.Seed))), SmallMarket.Yaml);
            foreach (var code in Codes) Assert.True(AllOutputs.Same(plain.Portfolio.NotionalPosition[code], scaled.Portfolio.NotionalPosition[code] * factor));
        },
        iter: 10, threads: 2);

    [Fact]
    public void PricesMirrored_TrendForecastsChangeSign()
    {
        var plain = SmallMarket.System();
        var mirrored = TestSystem.Of(Market.Of(SmallMarket.Change(SmallMarket.Instruments(), (_, price) => -price), ("EUR", SmallMarket.Euro())), SmallMarket.Yaml);
        foreach (var rule in (string[])["ewmac4", "breakout20", "carry"])
        {
            Close.Equal(-plain.ForecastScaleCap.CappedForecast["A", rule], mirrored.ForecastScaleCap.CappedForecast["A", rule], 1e-12, rule);
        }
    }
}
