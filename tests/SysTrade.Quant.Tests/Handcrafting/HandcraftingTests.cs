using SysTrade.Domain.Errors;
using SysTrade.Quant.Handcrafting;
using SysTrade.Quant.Optimisation;
using SysTrade.Quant.Tests.Optimisation;
using SysTrade.Series;
using SysTrade.Series.Kernels;
using SysTrade.Tests;
using Method = SysTrade.Quant.Handcrafting.Handcrafting;

namespace SysTrade.Quant.Tests.Handcrafting;

public sealed class HandcraftingTests
{
    private static readonly double RootWeeks = Math.Sqrt(365.25 / 7);

    [Fact]
    public void Optimise_TwoInstruments_HaveHalfTheRiskEach()
    {
        var portfolio = Method.Optimise(Returns(0.01, 0.03), new HandcraftingOptions { UseSharpeRatios = false });
        Assert.Equal([0.5, 0.5], portfolio.VolatilityWeights);
        Assert.Equal(3, portfolio.CashWeights[0] / portfolio.CashWeights[1], 0.3);
        Assert.Equal(1, portfolio.CashWeights.Sum(), 1e-12);
        Assert.Equal(portfolio.Risk, portfolio.NaturalRisk);
        Assert.Empty(portfolio.Tree.Parts);
    }

    [Fact]
    public void Optimise_SharpeRatios_TiltWithinGroup()
    {
        var returns = Returns(0.01, 0.01);
        var tilted = Method.Optimise(returns, new HandcraftingOptions());
        var ratios = returns.Names.Select(n => Statistics.Mean(returns[n].Values) * RootWeeks / Statistics.StandardDeviation(returns[n].Values)).ToArray();
        var correlation = Correlation(returns.Values(0)[^100..], returns.Values(1)[^100..]);
        var years = (returns.Index.Last - returns.Index.First).Days / 365.25;
        Close.Equal(SharpeRatioAdjustment.Apply([0.5, 0.5], ratios, correlation, years, 0.01), tilted.VolatilityWeights.ToArray(), 1e-12);
    }

    [Fact]
    public void Optimise_ThreeUncorrelatedInstruments_AreNearlyEqual()
    {
        var weights = Method.Optimise(Returns(0.01, 0.02, 0.03), new HandcraftingOptions { UseSharpeRatios = false }).VolatilityWeights;
        Assert.Equal(1, weights.Sum(), 1e-12);
        Assert.All(weights, w => Assert.InRange(w, 0.25, 0.42));
    }

    [Fact]
    public void Optimise_ManyInstruments_BuildsTreeWhoseWeightsMultiplyOut()
    {
        var portfolio = Method.Optimise(RandomReturns.Weekly(14).Returns, new HandcraftingOptions());
        Assert.Equal(1, portfolio.VolatilityWeights.Sum(), 1e-12);
        Assert.InRange(portfolio.Tree.Parts.Count, 2, 3);
        Check(portfolio.Tree);

        static void Check(HandcraftedGroup group)
        {
            Assert.Equal(1, group.VolatilityWeights.Sum(), 1e-12);
            if (group.Parts.Count == 0)
            {
                Assert.InRange(group.Names.Count, 1, 3);
                return;
            }

            Assert.Equal(group.Names.Order(), group.Parts.SelectMany(p => p.Names).Order());
            var raw = group.Names.Select(n =>
            {
                var (part, share) = group.Parts.Zip(group.PartWeights).Single(p => p.First.Names.Contains(n));
                return share * part.DiversificationMultiplier * part.VolatilityWeights[part.Names.ToList().IndexOf(n)];
            }).ToArray();
            Close.Equal([.. raw.Select(r => r / raw.Sum())], group.VolatilityWeights.ToArray(), 1e-12);
            foreach (var part in group.Parts) Check(part);
        }
    }

    [Fact]
    public void Optimise_InstrumentWithoutData_HasMissingWeights()
    {
        var two = Returns(0.01, 0.02);
        var zeros = new double[two.Count];
        zeros[5] = 0.1;
        var portfolio = Method.Optimise(new Frame(two.Index, ["a", "empty", "b"], [two.Column(0).ToArray(), zeros, two.Column(1).ToArray()]), new HandcraftingOptions());
        Assert.Equal(double.NaN, portfolio.VolatilityWeights[1]);
        Assert.Equal(double.NaN, portfolio.CashWeights[1]);
        Assert.Equal(1, portfolio.CashWeights[0] + portfolio.CashWeights[2], 1e-12);
    }

    [Fact]
    public void Optimise_TooMuchRisk_KeepsCash()
    {
        var natural = Method.Optimise(Returns(0.01, 0.03), new HandcraftingOptions());
        var portfolio = Method.Optimise(Returns(0.01, 0.03), new HandcraftingOptions { RiskTarget = natural.Risk / 2 });
        Assert.Equal(RiskAdjustment.PartInCash, portfolio.Adjustment);
        Assert.Equal(natural.Risk / 2, portfolio.Risk, 1e-12);
        Assert.Equal(0.5, portfolio.CashWeights.Sum(), 1e-12);
        Assert.Equal(natural.VolatilityWeights, portfolio.VolatilityWeights);
        Assert.Equal(natural.Risk, portfolio.NaturalRisk);
    }

    [Fact]
    public void Optimise_TooLittleRiskWithLeverage_Leverages()
    {
        var natural = Method.Optimise(Returns(0.01, 0.03), new HandcraftingOptions());
        var portfolio = Method.Optimise(Returns(0.01, 0.03), new HandcraftingOptions { RiskTarget = natural.Risk * 3, AllowLeverage = true });
        Assert.Equal(RiskAdjustment.Leveraged, portfolio.Adjustment);
        Assert.Equal(natural.Risk * 3, portfolio.Risk, 1e-12);
        Assert.Equal(3, portfolio.CashWeights.Sum(), 1e-12);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.15)]
    [InlineData(0.18)]
    public void Optimise_TooLittleRiskWithoutLeverage_MovesCapitalToVolatileOnes(double target)
    {
        var returns = Returns(0.004, 0.005, 0.006, 0.007, 0.04, 0.05);
        var natural = Method.Optimise(returns, new HandcraftingOptions());
        var portfolio = Method.Optimise(returns, new HandcraftingOptions { RiskTarget = target });
        Assert.Equal(RiskAdjustment.Partitioned, portfolio.Adjustment);
        Assert.Equal(target, portfolio.Risk, 1e-10);
        Assert.Equal(1, portfolio.CashWeights.Sum(), 1e-12);
        Assert.All(portfolio.CashWeights, w => Assert.InRange(w, 0, 1));
        Assert.True(portfolio.CashWeights.Skip(4).Sum() > natural.CashWeights.Skip(4).Sum());
        Assert.Equal(1, portfolio.VolatilityWeights.Sum(), 1e-12);
        Assert.Empty(portfolio.Warnings);
    }

    [Fact]
    public void Optimise_FewVolatileInstruments_Warns()
    {
        var returns = Returns(0.004, 0.005, 0.006, 0.007, 0.004, 0.05);
        Assert.Single(Method.Optimise(returns, new HandcraftingOptions { RiskTarget = 0.15 }).Warnings);
    }

    [Fact]
    public void Optimise_AllMoreVolatileThanTarget_MovesCapitalToUpperHalf()
    {
        var returns = Returns(0.010, 0.011, 0.012, 0.02, 0.021, 0.022);
        var natural = Method.Optimise(returns, new HandcraftingOptions());
        var target = natural.Risk * 1.1;
        var portfolio = Method.Optimise(returns, new HandcraftingOptions { RiskTarget = target });
        Assert.Equal((RiskAdjustment.Partitioned, target), (portfolio.Adjustment, Math.Round(portfolio.Risk / target, 10) * target));
    }

    [Fact]
    public void Optimise_UnreachableTargets_AreErrors()
    {
        Assert.Equal("RiskTargetOutOfReach", Assert.Throws<SysTradeException>(() => Method.Optimise(Returns(0.01, 0.02), new HandcraftingOptions { RiskTarget = 5 })).ErrorId);
        Assert.Equal("ParameterOutOfRange", Assert.Throws<SysTradeException>(() => Method.Optimise(Returns(0.01, 0.02), new HandcraftingOptions { RiskTarget = -1 })).ErrorId);
        var empty = new Frame(Returns(0.01).Index, ["a"], [new double[Returns(0.01).Count]]);
        Assert.Equal("NothingToFit", Assert.Throws<SysTradeException>(() => Method.Optimise(empty, new HandcraftingOptions())).ErrorId);
    }

    /// <summary>Independent weekly returns with the given weekly deviations.</summary>
    private static Frame Returns(params double[] deviations)
    {
        var random = new System.Random(5);
        var weeks = TimeIndex.From(Enumerable.Range(0, 300).Select(w => new DateTime(2010, 1, 3).AddDays(7 * w)));
        var columns = deviations.Select(d => Enumerable.Range(0, weeks.Count).Select(_ => d * ((2 * Math.Sqrt(3) * (random.NextDouble() - 0.5)) + 0.05)).ToArray()).ToArray();
        return new Frame(weeks, [.. deviations.Select((_, i) => $"i{i}")], columns);
    }

    private static double Correlation(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var state = default(CorrelationState);
        for (var i = 0; i < x.Length; i++) state.Add(x[i], y[i]);
        return state.Result;
    }
}
