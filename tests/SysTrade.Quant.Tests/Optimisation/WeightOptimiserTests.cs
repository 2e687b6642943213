using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Estimation;
using SysTrade.Quant.Fitting;
using SysTrade.Quant.Optimisation;
using SysTrade.Series;
using SysTrade.Series.Kernels;
using SysTrade.Tests;

namespace SysTrade.Quant.Tests.Optimisation;

public sealed class WeightOptimiserTests
{
    public static TheoryData<WeightMethod> Methods => [.. Enum.GetValues<WeightMethod>()];

    [Theory]
    [MemberData(nameof(Methods))]
    public void OverTime_AnyMethod_GivesWeightsThatSumToOne(WeightMethod method)
    {
        var result = Fit.OverTime(RandomReturns.Weekly(6), Options(method));
        Assert.Equal(result.Periods.Select(p => p.Period.PeriodStart), result.Weights.Index);
        Close.Equal([.. result.Weights.Index.Select(_ => 1.0)], result.Weights.RowSum().Values, 1e-12);
        Assert.Equal(1.0 / 6, result.Weights.Values(3)[0]);
        foreach (var name in result.Weights.Names) Assert.All(result.Weights[name].ToArray(), w => Assert.InRange(w, 0, 1));
        Assert.All(result.Periods.Skip(1), p => Assert.Equal(6, p.Fit!.Names.Count));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void OverTime_RowsAtOrAfterFitEnd_ChangeNothingBefore(WeightMethod method)
    {
        var returns = RandomReturns.Weekly(5);
        foreach (var equal in new[] { true, false })
        {
            var options = Options(method) with { EqualiseSharpeRatios = equal };
            var whole = Fit.OverTime(returns, options);
            var changed = whole.Periods[^2].Period.FitEnd;
            var other = Fit.OverTime(returns with { Returns = RandomReturns.ChangedFrom(returns.Returns, changed) }, options);
            foreach (var (before, after) in whole.Periods.Zip(other.Periods))
            {
                if (before.Period.FitEnd > changed)
                {
                    Assert.True(method == WeightMethod.EqualWeights || !before.Weights.SequenceEqual(after.Weights));
                    continue;
                }

                Assert.Equal(before.Period, after.Period);
                Assert.Equal(before.Weights, after.Weights);
                if (before.Estimates is null) continue;
                Assert.Equal(before.Estimates.Means, after.Estimates!.Means);
                Assert.Equal(before.Estimates.Deviations, after.Estimates.Deviations);
                Assert.Equal(before.Estimates.Correlation.ToArray().Cast<double>(), after.Estimates.Correlation.ToArray().Cast<double>());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void OverTime_MoreData_ChangesNoPeriodOfThePast(WeightMethod method)
    {
        var returns = RandomReturns.Weekly(4);
        var whole = Fit.OverTime(returns, Options(method)).Weights;
        var fewer = Fit.OverTime(returns with { Returns = returns.Returns.Between(null, new DateTime(2016, 5, 1)) }, Options(method)).Weights;
        for (var row = 0; row < fewer.Count; row++)
        {
            Assert.Equal(whole.Index[row], fewer.Index[row]);
            for (var c = 0; c < 4; c++) Assert.Equal(whole.Values(c)[row], fewer.Values(c)[row]);
        }
    }

    [Fact]
    public void OverTime_LateStarter_HasNoWeightUntilItHasData()
    {
        var returns = RandomReturns.Weekly(3, lateFrom: new DateTime(2014, 10, 20));
        var options = Options(WeightMethod.Handcraft) with { Mean = new() { Lookback = 50_000, MinPeriods = 20 } };
        var result = Fit.OverTime(returns, options);
        var late = result.Weights["i2"];
        Assert.Equal(1.0 / 3, late.AsOf(new(2011, 6, 1)));
        Assert.Equal(0, late.AsOf(new(2014, 6, 1)));

        // Some weeks of data are not enough for a mean: half an equal weight.
        Assert.Equal(0.5 / 3, late.AsOf(new(2015, 6, 1)), 1e-12);
        Assert.True(late.AsOf(new(2016, 6, 1)) > 0.2);
        var asReference = Fit.OverTime(returns, options with { Conventions = OptimisationConventions.Pysystemtrade with { Fitting = FittingConventions.Stable } });
        Assert.Equal(double.NaN, asReference.Weights["i2"].AsOf(new(2014, 6, 1)));
        Assert.Equal(double.NaN, Fit.OverTime(returns, options with { Clean = false }).Weights["i2"].AsOf(new(2015, 6, 1)));
    }

    [Fact]
    public void OverTime_PooledRows_MultiplyLookbackMinimumAndYears()
    {
        var one = RandomReturns.Weekly(3);
        var two = new NetReturns(PooledRows.Stack([one.Returns, one.Returns]), Frequency.Week, 2);
        var options = Options(WeightMethod.Handcraft) with { Mean = new() { Lookback = 1e7, MinPeriods = 60 }, Deviation = new() { Lookback = 1e7, MinPeriods = 60 } };
        var (single, pooled) = (Fit.OverTime(one, options), Fit.OverTime(two, options));
        foreach (var (a, b) in single.Periods.Zip(pooled.Periods).Skip(1))
        {
            Assert.Equal(a.Fit is null, b.Fit is null);
            Assert.Equal(2 * a.Estimates!.YearsOfData, b.Estimates!.YearsOfData, 0.05);
            Close.Equal(a.Estimates.Means.ToArray(), b.Estimates.Means.ToArray(), 1e-3);
        }
    }

    [Fact]
    public void OverTime_ApplyCostWeight_TiltsRows()
    {
        var costs = new Dictionary<string, double> { ["i0"] = -0.3, ["i1"] = -0.01 };
        var options = Options(WeightMethod.EqualWeights) with { ApplyCostWeight = true };
        var result = Fit.OverTime(RandomReturns.Weekly(2), options, costs);
        Assert.Equal(SharpeRatioAdjustment.Apply([0.5, 0.5], [-0.3, -0.01], 0.5, 100)[0], result.Weights["i0"][3], 1e-14);
        Assert.Equal([0.5, 0.5], result.Periods[3].Weights);
        Assert.Equal("CostsNeeded", Assert.Throws<SysTradeException>(() => Fit.OverTime(RandomReturns.Weekly(2), options)).ErrorId);
    }

    [Fact]
    public void OverTime_TooLittleData_IsEqual()
    {
        var returns = RandomReturns.Weekly(4);
        var result = Fit.OverTime(returns with { Returns = returns.Returns.Between(null, new DateTime(2010, 9, 1)) }, Options(WeightMethod.Handcraft));
        Assert.Equal([0.25, 0.25, 0.25, 0.25], Assert.Single(result.Periods).Weights);
        Assert.Equal(returns.Returns.Index.First, result.Weights.Index.First);
        Assert.Empty(Fit.OverTime(returns with { Returns = Frame.Empty }, Options(WeightMethod.Handcraft)).Periods);
    }

    [Fact]
    public void OverTime_MeanIgnoresFrequency_ScalesMonthlyMeansAsWeekly()
    {
        var monthly = RandomReturns.Weekly(2) with { Frequency = Frequency.Month };
        var right = Fit.OverTime(monthly, Options(WeightMethod.OnePeriod)).Periods[^1].Estimates!;
        var quirk = Fit.OverTime(monthly, Options(WeightMethod.OnePeriod) with { Conventions = new() { MeanIgnoresFrequency = true } }).Periods[^1].Estimates!;
        Assert.Equal(PeriodsPerYear.Weeks / 12, quirk.Means[0] / right.Means[0], 1e-12);
        Assert.Equal(right.Deviations, quirk.Deviations);
    }

    [Fact]
    public void ForEstimates_Unsupported_AreErrors()
    {
        var e = new AssetEstimates(CorrelationMatrix.Identity(["a", "b"]), [1, 1], [1, 1], 1);
        Assert.Equal(
            "UnequalVolatilitiesNotSupported",
            Assert.Throws<SysTradeException>(() => WeightOptimiser.ForEstimates(e, Options(WeightMethod.Handcraft) with { EqualiseVolatilities = false })).ErrorId);
        foreach (var method in new[] { WeightMethod.Bootstrap, WeightMethod.FullHandcraft })
        {
            Assert.Equal("MethodNeedsReturns", Assert.Throws<SysTradeException>(() => WeightOptimiser.ForEstimates(e, Options(method))).ErrorId);
        }

        Assert.Equal("LengthMismatch", Assert.Throws<SysTradeException>(() => Fit.OverTime(RandomReturns.Weekly(2), Options(WeightMethod.OnePeriod), estimates: [])).ErrorId);
    }

    [Fact]
    public void OverTime_ErrorInParallelWork_IsThrownAsItIs() => Assert.Equal(
        "UnequalVolatilitiesNotSupported",
        Assert.Throws<SysTradeException>(() => Fit.OverTime(RandomReturns.Weekly(3), Options(WeightMethod.Handcraft) with { EqualiseVolatilities = false })).ErrorId);

    [Fact]
    public void OverTime_Cancelled_Stops() => Assert.ThrowsAny<OperationCanceledException>(
        () => WeightOptimiser.OverTime(RandomReturns.Weekly(3), Options(WeightMethod.Handcraft), cancellation: new CancellationToken(canceled: true)));

    [Fact]
    public void From_ForecastSection_ReadsEverything()
    {
        var section = new Dictionary<string, object?>
        {
            ["func"] = "sysquant.optimisation.generic_optimiser.genericOptimiser",
            ["method"] = "shrinkage",
            ["date_method"] = "rolling",
            ["rollyears"] = 3,
            ["frequency"] = "W",
            ["equalise_SR"] = false,
            ["equalise_vols"] = "False",
            ["ann_target_SR"] = 0.4,
            ["shrinkage_corr"] = 0.1,
            ["cleaning"] = false,
            ["apply_cost_weight"] = true,
            ["cost_multiplier"] = 2.0,
            ["ceiling_cost_SR"] = 9999,
            ["pool_gross_returns"] = true,
            ["equalise_gross"] = false,
            ["monte_runs"] = 50,
            ["shrinkage_mean"] = 0.7,
            ["mean_estimate"] = new Dictionary<string, object?> { ["func"] = "m", ["ew_lookback"] = 123, ["min_periods"] = 4 },
            ["vol_estimate"] = new Dictionary<string, object?> { ["using_exponent"] = false },
            ["correlation_estimate"] = new Dictionary<string, object?> { ["cleaning"] = false, ["ew_lookback"] = 99, ["floor_at_zero"] = false },
        };
        var options = WeightOptions.From(new NamedOptions(section, "forecast_weight_estimate"));
        Assert.Equal((WeightMethod.Shrinkage, FittingMethod.Rolling, 3), (options.Method, options.DateMethod, options.RollYears));
        Assert.Equal((false, false, 0.4, 0.1, 0.7), (options.EqualiseSharpeRatios, options.EqualiseVolatilities, options.TargetSharpeRatio, options.CorrelationShrinkage, options.SharpeRatioShrinkage));
        Assert.Equal((false, true, 50), (options.Clean, options.ApplyCostWeight, options.Bootstrap.Runs));
        Assert.Equal(new EstimatorOptions { Lookback = 123, MinPeriods = 4 }, options.Mean);
        Assert.False(options.Deviation.UseExponential);
        Assert.Equal((99, false, false), (options.Correlation.Lookback, options.Correlation.Clean, options.Correlation.FloorAtZero));
        Assert.Equal(0.9, WeightOptions.From(new NamedOptions(section, "s"), OptimisationConventions.Pysystemtrade).SharpeRatioShrinkage);
        section["methd"] = "x";
        Assert.Equal(["method"], Assert.Throws<UnknownNameException>(() => WeightOptions.From(new NamedOptions(section, "s"))).Nearest);
    }

    [Theory]
    [InlineData("handcraft", false)]
    [InlineData("full_handcraft", false)]
    [InlineData("one_period", true)]
    [InlineData("bootstrap", true)]
    public void From_EqualiseAbsent_HasDefaultOfMethod(string method, bool expected) =>
        Assert.Equal(expected, WeightOptions.From(new NamedOptions(new Dictionary<string, object?> { ["method"] = method }, "s")).EqualiseSharpeRatios);

    [Fact]
    public void Names_AreThoseOfAllMethods() =>
        Assert.Equal(Enum.GetValues<WeightMethod>(), WeightMethods.Names.Select(n => WeightMethods.Parse(n)).Distinct().Order());

    [Fact]
    public void Parse_UnknownMethod_NamesNearest() => Assert.Equal(["handcraft"], Assert.Throws<UnknownNameException>(() => WeightMethods.Parse("handcrafted")).Nearest);

    private static WeightOptions Options(WeightMethod method) => new() { Method = method, EqualiseSharpeRatios = false, Bootstrap = new() { Runs = 20 } };
}
