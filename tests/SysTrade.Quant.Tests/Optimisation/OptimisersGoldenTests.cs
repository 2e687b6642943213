using System.Globalization;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Optimisation;
using SysTrade.Quant.Risk;
using SysTrade.Tests;

namespace SysTrade.Quant.Tests.Optimisation;

/// <summary>Single problems. The reference's optimiser stops early, so its weights are near the optimum: ours may differ but never be worse.</summary>
public sealed class OptimisersGoldenTests(ITestOutputHelper output)
{
    private static readonly WeightOptions Reference = new() { Conventions = OptimisationConventions.Pysystemtrade };

    private static readonly Dictionary<string, WeightOptions> Settings = new()
    {
        ["equal_weights"] = Reference with { Method = WeightMethod.EqualWeights },
        ["handcraft"] = Reference with { Method = WeightMethod.Handcraft, EqualiseSharpeRatios = false },
        ["handcraft_equaliseSR"] = Reference with { Method = WeightMethod.Handcraft, EqualiseSharpeRatios = true },
        ["one_period_equaliseSR"] = Reference with { Method = WeightMethod.OnePeriod, EqualiseSharpeRatios = true, EqualiseVolatilities = true },
        ["one_period_free"] = Reference with { Method = WeightMethod.OnePeriod, EqualiseSharpeRatios = false, EqualiseVolatilities = false },
        ["one_period_eqvol"] = Reference with { Method = WeightMethod.OnePeriod, EqualiseSharpeRatios = false, EqualiseVolatilities = true },
        ["shrinkage_default"] = Reference with { Method = WeightMethod.Shrinkage, EqualiseSharpeRatios = false },
        ["shrinkage_light"] = Reference with
        {
            Method = WeightMethod.Shrinkage,
            EqualiseSharpeRatios = false,
            EqualiseVolatilities = false,
            SharpeRatioShrinkage = 0.3,
            CorrelationShrinkage = 0.2,
        },
    };

    [Theory]
    [InlineData("equal_weights", 1e-12)]
    [InlineData("handcraft_equaliseSR", 1e-12)]
    [InlineData("handcraft", 1.2e-3)]
    [InlineData("one_period_equaliseSR", 2e-3)]
    [InlineData("one_period_free", 2e-3)]
    [InlineData("one_period_eqvol", 2e-3)]
    [InlineData("shrinkage_default", 2e-3)]
    [InlineData("shrinkage_light", 2e-3)]
    public void ForEstimates_GoldenProblems_AreNearReferenceAndNeverWorse(string setting, double nearness)
    {
        output.WriteLine("problem  assets  largest distance  Sharpe ratio  reference's    KKT residual");
        foreach (var problem in GoldenProblem.Load())
        {
            var fit = WeightOptimiser.ForEstimates(problem.Estimates, Settings[setting]);
            var golden = problem.Estimates.Names.Zip(problem.Weights[setting]).ToDictionary(x => x.First, x => x.Second);
            Assert.Equal(golden.Where(g => !double.IsNaN(g.Value)).Select(g => g.Key).Order(StringComparer.Ordinal), fit.Names);
            double[] expected = [.. fit.Names.Select(n => golden[n])];
            var distance = expected.Zip(fit.Weights).Max(x => Math.Abs(x.First - x.Second));
            var theirs = Objective(problem, setting, fit, expected);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{problem.Id,7}  {fit.Names.Count,6}  {distance,16:E2}  {fit.SharpeRatio,12:F8}  {theirs,12:F8}  {fit.KktResidual,12:E1}"));
            Assert.True(distance <= nearness, $"{problem}: distance {distance:R}");
            if (double.IsNaN(fit.KktResidual)) continue;
            Assert.True(fit.SharpeRatio >= theirs - 1e-12, $"{problem}: {fit.SharpeRatio:R} is worse than {theirs:R}");
            Assert.InRange(fit.KktResidual, 0, 1e-13);
        }
    }

    [Fact]
    public void IntoTwo_GoldenProblems_MatchReference()
    {
        foreach (var problem in GoldenProblem.Load().Where(p => p.Clusters is not null))
        {
            var groups = Clustering.IntoTwo(problem.Estimates.Correlation);
            Assert.Equal(2, groups.Count);
            for (var g = 0; g < 2; g++) Assert.Equal(problem.Clusters![g].Order(), groups[g].Order());
        }
    }

    [Fact]
    public void Of_GoldenProblems_MatchesReference()
    {
        foreach (var problem in GoldenProblem.Load())
        {
            Assert.Equal(problem.Multiplier25, DiversificationMultiplier.Of(problem.DiversificationWeights, problem.Estimates.Correlation, 2.5), 1e-12);
            Assert.Equal(problem.Multiplier13, DiversificationMultiplier.Of(problem.DiversificationWeights, problem.Estimates.Correlation, 1.3), 1e-12);
            Close.Equal(problem.Cleaned.Cast<double>().ToArray(), problem.Estimates.Correlation.Clean().ToArray().Cast<double>().ToArray(), 1e-12, $"{problem} cleaned");
        }
    }

    /// <summary>The reference's weights by the estimates the method works with: the same weights go through the same preparation.</summary>
    private static double Objective(GoldenProblem problem, string setting, FittedWeights fit, double[] weights)
    {
        var options = Settings[setting];
        var estimates = problem.Estimates.Subset(fit.Names);
        if (options.Method == WeightMethod.Shrinkage)
        {
            estimates = estimates.With(estimates.Correlation.Shrink(options.CorrelationShrinkage)).ShrinkSharpeRatios(0.5, options.SharpeRatioShrinkage);
        }

        if (options.Method is not (WeightMethod.Handcraft or WeightMethod.EqualWeights))
        {
            if (options.EqualiseVolatilities) estimates = estimates.WithEqualDeviations();
            if (options.EqualiseSharpeRatios) estimates = estimates.WithEqualSharpeRatios(0.5);
        }

        return MaximumSharpeRatio.Of(weights, estimates);
    }
}
