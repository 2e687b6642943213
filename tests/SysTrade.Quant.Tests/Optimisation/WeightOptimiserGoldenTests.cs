using System.Globalization;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Estimation;
using SysTrade.Quant.Fitting;
using SysTrade.Quant.Optimisation;
using SysTrade.Series;
using SysTrade.Tests;

namespace SysTrade.Quant.Tests.Optimisation;

/// <summary>The estimated chapter-15 system: from the net returns the reference's optimiser took to the weights it gave.</summary>
public sealed class WeightOptimiserGoldenTests(ITestOutputHelper output)
{
    private const string Handcraft = "b_chapter15_estimated_handcraft";

    private static readonly WeightOptions ForForecasts = new() { EqualiseSharpeRatios = false, Conventions = OptimisationConventions.Pysystemtrade };

    private static readonly WeightOptions ForInstruments = new()
    {
        EqualiseSharpeRatios = true,
        Correlation = new CorrelationOptions { Lookback = 500_000, MinPeriods = 10, Clean = false, FloorAtZero = true },
        Conventions = OptimisationConventions.Pysystemtrade,
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void EstimatesOverTime_GoldenReturns_MatchReference(bool forecasts)
    {
        var golden = GoldenCsv.Golden(Handcraft, forecasts ? "forecast_opt_estimates_CORN.csv" : "instrument_opt_estimates.csv");
        var result = Fit.OverTime(Returns(forecasts), forecasts ? ForForecasts : ForInstruments);
        var (starts, ends, assets, lengths) = (golden.Moments("fit_start"), golden.Moments("fit_end"), golden.Text("asset"), golden.Numbers("data_length"));
        var (means, deviations) = (new double[starts.Count], new double[starts.Count]);
        for (var i = 0; i < starts.Count; i++)
        {
            var estimates = Assert.Single(result.Periods, p => p.Estimates is not null && p.Period.FitEnd == ends[i]);
            Assert.Equal(starts[i], estimates.Period.FitStart);
            Assert.Equal(lengths[i] / PeriodsPerYear.Weeks, estimates.Estimates!.YearsOfData, 1e-12);
            var at = estimates.Estimates.Correlation.Position(assets[i]);
            (means[i], deviations[i]) = (estimates.Estimates.Means[at], estimates.Estimates.Deviations[at]);
        }

        Close.Equal(golden.Numbers("mean"), means, 1e-12, "means");
        Close.Equal(golden.Numbers("stdev"), deviations, 1e-12, "deviations");
        Assert.Equal(result.Periods.Count(p => p.Estimates is not null), ends.Distinct().Count());
    }

    [Fact]
    public void OverTime_InstrumentWeights_MatchReference()
    {
        var golden = GoldenCsv.Golden(Handcraft, "instrument_weights_raw.csv").ToFrame();
        var weights = Fit.OverTime(Returns(forecasts: false), ForInstruments).Weights;
        foreach (var name in golden.Names) Close.Equal(golden[name], weights[name], 1e-9, name);
    }

    [Theory]
    [InlineData(WeightMethod.Handcraft, "b_chapter15_estimated_handcraft", 6e-3)]
    [InlineData(WeightMethod.Shrinkage, "b_chapter15_estimated_shrinkage", 1e-2)]
    [InlineData(WeightMethod.OnePeriod, "b_chapter15_estimated_one_period", 1e-2)]
    [InlineData(WeightMethod.EqualWeights, "b_chapter15_estimated_equal_weights", 1e-12)]
    public void OverTime_ForecastWeights_AreNearReferenceAndNeverWorse(WeightMethod method, string folder, double nearness)
    {
        var golden = GoldenCsv.Golden(folder, "forecast_weights_raw_monthly", "CORN.csv").ToFrame();
        var options = ForForecasts with { Method = method };
        var result = Fit.OverTime(Returns(forecasts: true), options);
        Assert.Equal(golden.Index.ToArray(), result.Weights.Index.ToArray());
        output.WriteLine("period                      largest distance  Sharpe ratio  reference's   KKT residual");
        for (var p = 0; p < result.Periods.Count; p++)
        {
            var period = result.Periods[p];
            var distance = result.Weights.Names.Max(n => Math.Abs(golden[n][p] - result.Weights[n][p]));
            var theirs = period.Fit is null ? double.NaN : Objective(period, options, [.. period.Fit.Names.Select(n => golden[n][p])]);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{period.Period.PeriodStart:yyyy-MM-dd HH:mm:ss.ffffff}  {distance,16:E2}  {period.Fit?.SharpeRatio ?? double.NaN,12:F8}  {theirs,12:F8}  {period.Fit?.KktResidual ?? double.NaN,12:E1}"));
            Assert.True(distance <= nearness, $"{period.Period.PeriodStart}: distance {distance:R}");
            if (period.Fit is null || double.IsNaN(period.Fit.KktResidual)) continue;
            Assert.True(period.Fit.SharpeRatio >= theirs - 1e-12);
            Assert.InRange(period.Fit.KktResidual, 0, 1e-12);
        }
    }

    [Fact]
    public void OverTime_GoldenEstimatesInjected_GiveTheSameWeights()
    {
        var returns = Returns(forecasts: true);
        var fitted = Fit.OverTime(returns, ForForecasts);
        var periods = fitted.Periods.Select(p => p.Period).ToArray();
        var injected = Fit.OverTime(returns, ForForecasts, periods: periods, estimates: Injected(fitted, "forecast_opt_estimates_CORN.csv"));
        foreach (var name in fitted.Weights.Names) Close.Equal(fitted.Weights[name], injected.Weights[name], 1e-11, name);
    }

    private static NetReturns Returns(bool forecasts) => forecasts
        ? new NetReturns(GoldenCsv.Golden(Handcraft, "forecast_opt_net_returns_CORN.csv").ToFrame(), Frequency.Week, 6)
        : new NetReturns(GoldenCsv.Golden(Handcraft, "instrument_opt_net_returns.csv").ToFrame(), Frequency.Week);

    private static AssetEstimates?[] Injected(OptimisedWeights fitted, string file)
    {
        var golden = GoldenCsv.Golden(Handcraft, file);
        var (ends, assets, means, deviations) = (golden.Moments("fit_end"), golden.Text("asset"), golden.Numbers("mean"), golden.Numbers("stdev"));
        return [.. fitted.Periods.Select(p => p.Estimates is null ? null : With(p.Period, p.Estimates))];

        AssetEstimates With(FitPeriod period, AssetEstimates own)
        {
            var rows = own.Names.Select(n => Enumerable.Range(0, assets.Count).Single(r => ends[r] == period.FitEnd && assets[r] == n)).ToArray();
            return new AssetEstimates(own.Correlation, [.. rows.Select(r => means[r])], [.. rows.Select(r => deviations[r])], own.YearsOfData);
        }
    }

    private static double Objective(WeightPeriod period, WeightOptions options, double[] weights)
    {
        var estimates = period.Estimates!.Subset(period.Fit!.Names);
        if (options.Method == WeightMethod.Shrinkage) estimates = estimates.With(estimates.Correlation.Shrink(options.CorrelationShrinkage)).ShrinkSharpeRatios(0.5, options.SharpeRatioShrinkage);
        if (options.Method is WeightMethod.Shrinkage or WeightMethod.OnePeriod) estimates = estimates.WithEqualDeviations();
        return MaximumSharpeRatio.Of(weights, estimates);
    }
}
