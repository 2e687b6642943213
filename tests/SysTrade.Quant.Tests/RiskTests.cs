using SysTrade.Domain.Errors;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Fitting;
using SysTrade.Quant.Risk;
using SysTrade.Series;
using SysTrade.Tests;

namespace SysTrade.Quant.Tests;

public sealed class RiskTests
{
    private const double Nan = double.NaN;

    private static readonly CorrelationMatrix Correlations = new(["b", "a"], new[,] { { 1, 0.5 }, { 0.5, 1 } });

    [Fact]
    public void Covariance_IsAlphabetical()
    {
        var covariance = Covariance.From(Correlations, Values(("a", 0.1), ("b", 0.2)));
        Assert.Equal(["a", "b"], covariance.Names);
        Close.Equal([0.01, 0.01, 0.04], [covariance[0, 0], covariance[0, 1], covariance[1, 1]], 1e-15);
    }

    [Fact]
    public void Covariance_MissingDeviation_IsMissingThere()
    {
        var covariance = Covariance.From(Correlations, Values(("a", 0.1), ("b", Nan)));
        Assert.Equal(0.01, covariance[0, 0], 1e-17);
        Assert.Equal([true, false], [covariance.HasData(0), covariance.HasData(1)]);
        Assert.Throws<UnknownNameException>(() => Covariance.From(Correlations, Values(("a", 0.1))));
    }

    [Fact]
    public void Risk_HandComputed()
    {
        var covariance = Covariance.From(Correlations, Values(("a", 0.1), ("b", 0.2)));
        Assert.Equal(Math.Sqrt(0.01 + 0.04 + 0.02), PortfolioRisk.Of(covariance, Values(("a", 1), ("b", 1))), 1e-15);
        Assert.Equal(0.2, PortfolioRisk.Of(covariance, Values(("a", Nan), ("b", -1))), 1e-15);
        Assert.Equal(0.1, PortfolioRisk.Of(covariance, Values(("a", 1))), 1e-15);
        Assert.Equal(0, PortfolioRisk.Of(covariance, Values()));
    }

    [Fact]
    public void Risk_PerfectHedge_IsZeroNotMissing()
    {
        var covariance = Covariance.From(CorrelationMatrix.Boring(["a", "b", "c"], 1), Values(("a", 0.1), ("b", 0.3), ("c", 0.7)));
        Assert.Equal(0, PortfolioRisk.Of(covariance, Values(("a", 1), ("b", -1.0 / 3), ("c", 0))), 1e-8);
    }

    [Fact]
    public void Cautious_MissingNumbers_CountAsWorst()
    {
        var unknown = new CorrelationMatrix(["a", "b"], new[,] { { 1, Nan }, { Nan, 1 } });
        Assert.Equal(0.3, PortfolioRisk.Cautious(unknown, Values(("a", 0.1), ("b", 0.2)), Values(("a", 1), ("b", 1))), 1e-15);
        Assert.Equal(100, PortfolioRisk.Cautious(Correlations, Values(("b", 0.2)), Values(("a", 1), ("b", Nan))), 1e-12);
    }

    [Fact]
    public void OverTime_BeforeFirstPeriod_AssetsAreUncorrelated()
    {
        var index = TimeIndex.From([new(2020, 1, 1), new(2020, 1, 2)]);
        var list = new CorrelationList(["b", "a"], [new(new FitPeriod(index[1], index[1], index[1], index[1]), Correlations)]);
        var weights = new Frame(index, ["a", "b"], [[1, 1], [1, 1]]);
        var deviations = new Frame(index, ["b", "a"], [[0.2, 0.2], [0.1, 0.1]]);
        Close.Equal([Math.Sqrt(0.05), Math.Sqrt(0.07)], PortfolioRisk.OverTime(weights, deviations, list).Values, 1e-15);
    }

    [Fact]
    public void Shocked_IsHighQuantileOfThePast_BackFilled()
    {
        var index = TimeIndex.BusinessDays(new(2020, 1, 1), new(2020, 1, 10));
        var shocked = ShockedVolatility.Of(new TimeSeries(index, [1, 3, 2, 1, 1, 1, 1, 1]));
        Close.Equal([2.98, 2.98, 2.98, 2.97], shocked.Values[..4], 1e-14);
        Close.Equal([Nan, Nan, 2.98], ShockedVolatility.Of(new TimeSeries(index, [1, 3, 2, 1, 1, 1, 1, 1]), backfill: false).Values[..3], 1e-14);
    }

    private static Dictionary<string, double> Values(params (string Name, double Value)[] values) => values.ToDictionary(v => v.Name, v => v.Value);
}
