using SysTrade.Quant.Fitting;
using SysTrade.Quant.Handcrafting;
using SysTrade.Quant.Optimisation;
using SysTrade.Quant.Tests.Optimisation;
using SysTrade.Series;
using SysTrade.Series.Kernels;
using SysTrade.Tests;
using Method = SysTrade.Quant.Handcrafting.Handcrafting;

namespace SysTrade.Quant.Tests.Handcrafting;

/// <summary>The complete handcrafting method as a method of fitting weights over time.</summary>
public sealed class HandcraftedWeightsTests
{
    private static readonly WeightOptions Full = new() { Method = WeightMethod.FullHandcraft, EqualiseSharpeRatios = false };

    [Theory]
    [InlineData(FittingMethod.Expanding)]
    [InlineData(FittingMethod.Rolling)]
    [InlineData(FittingMethod.InSample)]
    public void OverTime_EachPeriod_IsThePortfolioOfItsWindow(FittingMethod dates)
    {
        var returns = RandomReturns.Weekly(8);
        var result = Fit.OverTime(returns, Full with { DateMethod = dates, RollYears = 2 });
        var fitted = result.Periods.Where(p => p.Fit is not null).ToArray();
        Assert.NotEmpty(fitted);
        foreach (var period in fitted)
        {
            var window = returns.Returns.Between(period.Period.FitStart, period.Period.FitEnd.AddTicks(-1));
            Close.Equal(Method.Optimise(window, new HandcraftingOptions()).VolatilityWeights.ToArray(), period.Weights.ToArray(), 1e-15);
        }
    }

    [Fact]
    public void OverTime_EqualSharpeRatios_LeavesOutTheTilt()
    {
        var returns = RandomReturns.Weekly(5);
        var period = Fit.OverTime(returns, Full with { EqualiseSharpeRatios = true }).Periods[^1];
        var window = returns.Returns.Between(null, period.Period.FitEnd.AddTicks(-1));
        Close.Equal(Method.Optimise(window, new HandcraftingOptions { UseSharpeRatios = false }).VolatilityWeights.ToArray(), period.Weights.ToArray(), 1e-15);
    }

    [Fact]
    public void OverTime_UnequalVolatilities_GivesSharesOfCapital()
    {
        var returns = RandomReturns.Weekly(5);
        var period = Fit.OverTime(returns, Full with { EqualiseVolatilities = false }).Periods[^1];
        var portfolio = Method.Optimise(returns.Returns.Between(null, period.Period.FitEnd.AddTicks(-1)), new HandcraftingOptions());
        Close.Equal(portfolio.CashWeights.ToArray(), period.Weights.ToArray(), 1e-15);
        Assert.NotEqual(portfolio.VolatilityWeights[0], period.Weights[0], 0.01);
    }

    [Fact]
    public void OverTime_LateStarter_HasNoWeightOfItsOwnBeforeItHasEstimates()
    {
        var returns = RandomReturns.Weekly(5, lateFrom: new DateTime(2014, 10, 20));
        var result = Fit.OverTime(returns, Full with { Mean = new() { Lookback = 50_000, MinPeriods = 20 } });
        Assert.DoesNotContain("i4", result.Periods.Single(p => p.Period.PeriodStart == new DateTime(2015, 1, 1)).Fit!.Names);
        Assert.Contains("i4", result.Periods[^1].Fit!.Names);
    }

    [Fact]
    public void OverTime_WindowWithoutReturns_LeavesTheRestToCleaning()
    {
        var returns = RandomReturns.Weekly(3);
        var zero = new Frame(returns.Returns.Index, returns.Returns.Names, [.. returns.Returns.Names.Select(_ => new double[returns.Returns.Count])]);
        var result = Fit.OverTime(returns with { Returns = zero }, Full);
        Assert.All(result.Periods, p => Assert.Null(p.Fit));
        Close.Equal([1.0 / 3, 1.0 / 3, 1.0 / 3], result.Periods[^1].Weights.ToArray(), 1e-15);
    }

    [Fact]
    public void OverTime_InstrumentPooledWithItself_TiltsAsWithTwiceTheYears()
    {
        var returns = RandomReturns.Weekly(2);
        var twice = new Frame(
            TimeIndex.From(returns.Returns.Index.SelectMany(d => new[] { d, d.AddTicks(10) })), returns.Returns.Names,
            [.. returns.Returns.Names.Select((_, c) => returns.Returns.Column(c).ToArray().SelectMany(v => new[] { v, v }).ToArray())]);
        var period = Fit.OverTime(new NetReturns(twice, Frequency.Week, 2), Full).Periods[^1];

        var window = returns.Returns.Between(null, period.Period.FitEnd.AddTicks(-1));
        var (x, y) = (window.Column(0).ToArray(), window.Column(1).ToArray());
        var pooled = new[] { x, y }.Select(c => c.SelectMany(v => new[] { v, v }).ToArray()).ToArray();
        var ratios = pooled.Select(c => Statistics.Mean(c) * Math.Sqrt(365.25 / 7) / Statistics.StandardDeviation(c)).ToArray();
        var state = default(CorrelationState);
        for (var i = x.Length - 100; i < x.Length; i++) state.Add(x[i], y[i]);
        var years = (window.Index.Last - window.Index.First).Days / 365.25;
        Close.Equal(SharpeRatioAdjustment.Apply([0.5, 0.5], ratios, state.Result, 2 * years, 0.01), period.Weights.ToArray(), 1e-12);
    }
}
