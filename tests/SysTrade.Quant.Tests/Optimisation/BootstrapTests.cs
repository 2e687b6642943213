using SysTrade.Domain.Errors;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Fitting;
using SysTrade.Quant.Optimisation;
using SysTrade.Series;
using SysTrade.Tests;

namespace SysTrade.Quant.Tests.Optimisation;

public sealed class BootstrapTests
{
    private static readonly WeightOptions Options = new() { Method = WeightMethod.Bootstrap, EqualiseSharpeRatios = false };

    [Fact]
    public void OverTime_AnyNumberOfThreads_GivesSameWeights()
    {
        var returns = RandomReturns.Weekly(6);
        var parallel = Fit.OverTime(returns, Options).Weights;
        for (var repeat = 0; repeat < 3; repeat++) Same(parallel, Fit.OverTime(returns, Options).Weights);

        // One thread, one period after the other, last first.
        var periods = FittingDates.Generate(returns.Returns.Index.First, returns.Returns.Index.Last, FittingMethod.Expanding);
        for (var p = periods.Count - 1; p > 0; p--)
        {
            var alone = RunOnOneThread(() => Bootstrap.Optimise(returns, periods[p], Options, TestContext.Current.CancellationToken));
            Assert.Equal(alone.Weights, alone.Names.Select(n => parallel[n][p]));
        }
    }

    [Fact]
    public void OverTime_OtherSeed_GivesOtherWeightsNearby()
    {
        var returns = RandomReturns.Weekly(4);
        var options = Options with { Bootstrap = new() { Runs = 400 } };
        var (one, two) = (Fit.OverTime(returns, options).Weights, Fit.OverTime(returns, options with { Bootstrap = options.Bootstrap with { Seed = 2 } }).Weights);
        Assert.NotEqual(one["i0"].ToArray(), two["i0"].ToArray());
        foreach (var name in one.Names) Close.Equal(one[name].Values, two[name].Values, 0.2, name);
    }

    [Fact]
    public void OverTime_OneRunOfWholeWindowInOneBlock_IsOnePeriodOfTheWindow()
    {
        // A block as long as the window can only be the window itself.
        var returns = RandomReturns.Weekly(4);
        var options = Options with { Bootstrap = new() { Runs = 1, BlockRows = int.MaxValue } };
        var bootstrap = Fit.OverTime(returns, options);
        foreach (var period in bootstrap.Periods.Skip(1))
        {
            var rows = returns.Returns.Between(period.Period.FitStart, period.Period.FitEnd.AddTicks(-1));
            var plain = new EstimatesOfWindow(rows).Fit(options);
            Close.Equal(plain.Weights.ToArray(), period.Fit!.Weights.ToArray(), 1e-9);
            Assert.Equal(plain.SharpeRatio, period.Fit.SharpeRatio, 1e-9);
        }
    }

    [Fact]
    public void OverTime_GapsInReturns_UsesWhatPairsShare()
    {
        var whole = RandomReturns.Weekly(3);
        var columns = whole.Returns.Names.Select((_, c) => whole.Returns.Column(c).ToArray()).ToArray();
        for (var row = 0; row < columns[0].Length; row++) columns[row % 3][row] = row % 7 == 0 ? double.NaN : columns[row % 3][row];
        var returns = whole with { Returns = new Frame(whole.Returns.Index, whole.Returns.Names, columns) };
        var options = Options with { Bootstrap = new() { Runs = 1, BlockRows = int.MaxValue } };
        foreach (var period in Fit.OverTime(returns, options).Periods.Skip(1))
        {
            var rows = returns.Returns.Between(period.Period.FitStart, period.Period.FitEnd.AddTicks(-1));
            Close.Equal(new EstimatesOfWindow(rows).Fit(options).Weights.ToArray(), period.Fit!.Weights.ToArray(), 1e-9);
        }
    }

    [Fact]
    public void Optimise_NoData_HasNoWeights()
    {
        var returns = RandomReturns.Weekly(2);
        var before = new FitPeriod(new(1999, 1, 1), new(2000, 1, 1), new(2000, 1, 1), new(2001, 1, 1));
        Assert.Empty(Bootstrap.Optimise(returns, before, Options, TestContext.Current.CancellationToken).Names);
    }

    [Theory]
    [InlineData(0, null, null)]
    [InlineData(10, 0, null)]
    [InlineData(10, null, -1)]
    public void Optimise_UnusableOptions_AreErrors(int runs, int? rows, int? block) => Assert.Equal(
        "ParameterOutOfRange",
        Assert.Throws<SysTradeException>(() => Fit.OverTime(RandomReturns.Weekly(2), Options with { Bootstrap = new() { Runs = runs, Rows = rows, BlockRows = block } })).ErrorId);

    private static FittedWeights RunOnOneThread(Func<FittedWeights> work)
    {
        var scheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, 1).ExclusiveScheduler;
        return Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, scheduler).GetAwaiter().GetResult();
    }

    private static void Same(Frame expected, Frame actual)
    {
        foreach (var name in expected.Names) Assert.Equal(expected[name].ToArray(), actual[name].ToArray());
    }

    /// <summary>Estimates of a window by other code: plain estimators, the deviation with one degree of freedom taken off.</summary>
    private sealed class EstimatesOfWindow(Frame rows)
    {
        public FittedWeights Fit(WeightOptions options)
        {
            var period = new FitPeriod(rows.Index.First, rows.Index.Last, rows.Index.Last, rows.Index.Last);
            var plain = options with
            {
                Method = WeightMethod.OnePeriod,
                Mean = new() { UseExponential = false, MinPeriods = 2 },
                Deviation = new() { UseExponential = false, MinPeriods = 2 },
                Correlation = new CorrelationOptions { UseExponential = false, Clean = false, FloorAtZero = false },
            };
            var e = WeightOptimiser.EstimatesOverTime(new NetReturns(rows, Frequency.Week), plain, [period])[0]!;
            double[] unbiased = [.. e.Deviations.Select((d, i) => d * Math.Sqrt(Count(i) / (Count(i) - 1)))];
            return WeightOptimiser.ForEstimates(new(e.Correlation, e.Means, unbiased, e.YearsOfData), plain);
        }

        private double Count(int column) => rows.Column(column).DropMissing().Count;
    }
}
