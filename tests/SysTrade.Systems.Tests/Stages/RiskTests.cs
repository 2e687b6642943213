using SysTrade.Domain.Errors;
using SysTrade.Quant.Risk;
using SysTrade.Series;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Stages;

public sealed class RiskTests
{
    private static readonly OutputArguments Original = new(Options: OutputOptions.Of("positions", "original")), Optimised = new(Options: OutputOptions.Of("positions", "optimised"));

    private static TradingSystem Classes() => TestSystem.Of(
        Market.Of([.. SmallMarket.Instruments().Select(i => i with { AssetClass = i.Code == "C" ? "Metals" : "Bonds" })], ("EUR", SmallMarket.Euro())), SmallMarket.Yaml);

    [Fact]
    public void Risk_OfADay_IsThatOfItsWeightsUnderItsCovariance()
    {
        var system = SmallMarket.System();
        var weights = system.Risk.Weights.Get(Optimised);
        foreach (var row in (int[])[150, 250, weights.Count - 1])
        {
            var day = new OutputArguments(Options: OutputOptions.Of("relevant_date", weights.Index[row].ToString("yyyy-MM-dd")));
            var expected = PortfolioRisk.Of(system.Portfolio.CovarianceOnDay.Get(day), weights.Names.ToDictionary(n => n, n => weights[n][row]));
            Assert.Equal(expected, system.Risk.OptimisedRisk.Value[row], 1e-12);
            Assert.True(expected > 0);
        }

        Close.Equal(system.Portfolio.PortfolioRisk.Value, system.Risk.OriginalRisk.Value);
        Close.Equal(system.Portfolio.Leverage.Value, system.Risk.Leverage.Get(Original));
        Close.Equal(system.Portfolio.SumOfRisk.Value, system.Risk.SumOfRisk.Get(Original), 1e-12);
        Close.Equal(system.Portfolio.ShockedPortfolioRisk.Value, system.Risk.ShockedRisk.Get(Original));
    }

    [Fact]
    public void RiskByAssetClass_OfAClassOfOne_IsThatOfItsInstrument()
    {
        var system = Classes();
        var byClass = system.Risk.RiskByAssetClass.Value;
        Assert.Equal(["Bonds", "Metals"], byClass.Names);
        Close.Equal(system.Risk.RiskByInstrument.Value["C"].Absolute().FillMissing(0), byClass["Metals"], 1e-12);

        // Never more than the sum of its members.
        var sum = system.Risk.RiskByInstrument.Value["A"].Absolute().FillMissing(0) + system.Risk.RiskByInstrument.Value["B"].Absolute().FillMissing(0);
        Assert.All(Enumerable.Range(0, sum.Count), i => Assert.True(byClass["Bonds"][i] <= sum[i] + 1e-12));
    }

    [Fact]
    public void PositionsThatDoNotExist_AreAnError() =>
        Assert.Throws<UnknownNameException>(() => SmallMarket.System().Risk.Weights.Get(new OutputArguments(Options: OutputOptions.Of("positions", "rounded"))));

    [Fact]
    public void AverageCorrelations_AreOfThePairsOfTheirKind()
    {
        var system = Classes();
        var averages = system.Risk.AverageCorrelations.Value;
        var last = system.Portfolio.ReturnsCorrelations.Value.Periods[^1];
        Assert.Equal(last.PeriodStart, averages.Index.Last);
        Assert.Equal(last.Matrix["A", "B"], averages["within_asset_classes"].LastValue, 1e-15);
        Assert.Equal((last.Matrix["A", "C"] + last.Matrix["B", "C"]) / 2, averages["between_asset_classes"].LastValue, 1e-15);
        Assert.Equal(last.Matrix.AverageCorrelation, averages["all"].LastValue, 1e-15);
    }

    [Fact]
    public void Betas_OfAClassOfOne_AreOneAndItsLoadingIsItsWeight()
    {
        var system = Classes();
        Assert.Equal(1, system.Risk.Betas.Value["C"].LastValue, 1e-12);
        Assert.Equal(system.Risk.Weights.Value["C"].LastValue, system.Risk.BetaLoadings.Value["Metals"].LastValue, 1e-12);
        Assert.Equal(["Bonds", "Metals"], system.Risk.PortfolioBetas.Value.Names);
    }
}
