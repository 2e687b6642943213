using System.Globalization;
using SysTrade.Data.Csv;
using SysTrade.Domain;
using SysTrade.Quant.Estimation;
using SysTrade.Quant.Optimisation;
using SysTrade.Series;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Stages;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Parity;

/// <summary>
/// How far fitted weights are from the reference's and from the optimum, for every instrument and period of its estimated cases: a report in the test's output,
/// and bounds on it. The reference's optimiser stops early (numeric notes, item 35); ours may not be worse than it anywhere.
/// </summary>
public sealed class EstimatedDistanceTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("handcraft", 2e-3, 1e-9)]
    [InlineData("one_period", 4e-2, 1e-2)]
    [InlineData("shrinkage", 4e-2, 1e-2)]
    public void FittedWeights_EveryInstrumentAndPeriod_AreNearTheReferencesAndNeverWorse(string method, double forecasts, double instruments)
    {
        var folder = SharedFolder.File("golden", "b_chapter15_estimated_" + method);
        var config = SystemConfig.Load(Path.Combine(folder, "config_resolved.yaml")).With("compatibility", "pysystemtrade");
        var system = new TradingSystem(CsvMarketData.Open(SharedFolder.File("data", "futures")), config, EstimatedParityTests.StagesWithWeightsOf(folder));
        output.WriteLine("weights of   period      largest distance  Sharpe ratio  reference's    KKT residual");
        foreach (var code in system.Instruments) Report(code, system.CombForecast.OptimisedForecastWeights[code], Options(config, "forecast_weight_estimate"), forecasts);
        Report("instruments", system.Portfolio.OptimisedInstrumentWeights.Value, Options(config, "instrument_weight_estimate"), instruments);
    }

    private void Report(string what, OptimisedWeights fitted, WeightOptions options, double nearness)
    {
        // The weights are the reference's; how ours came about is told by the periods.
        var (reference, names) = (fitted.Weights, fitted.Weights.Names);
        var compared = 0;
        foreach (var period in fitted.Periods.Where(p => p.Fit is not null))
        {
            var (fit, at) = (period.Fit!, reference.Index.FindAtOrBefore(period.Period.PeriodStart.Ticks));
            double Theirs(string name) => reference.Values(names.ToList().IndexOf(name))[at];
            var distance = fit.Names.Select((name, i) => Math.Abs(fit.Weights[i] - Theirs(name))).Max();
            var isCleaned = period.Weights.Where(w => !double.IsNaN(w)).Count() != fit.Names.Count;
            if (isCleaned) distance = names.Select((name, i) => Math.Abs(period.Weights[i] - Theirs(name))).Where(d => !double.IsNaN(d)).Max();
            var theirs = MaximumSharpeRatio.Of([.. fit.Names.Select(Theirs)], Judged(period.Estimates!.Subset(fit.Names), options));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{what,-12} {period.Period.PeriodStart:yyyy-MM-dd}  {distance,16:E2}  {fit.SharpeRatio,12:F8}  {theirs,12:F8}  {fit.KktResidual,12:E1}"));
            Assert.True(distance <= nearness, $"{what} {period.Period.PeriodStart:yyyy-MM-dd}: {distance:R}");
            compared++;
            if (double.IsNaN(fit.KktResidual)) continue;
            Assert.InRange(fit.KktResidual, 0, 1e-12);
            Assert.True(fit.SharpeRatio >= theirs - 1e-12, $"{what} {period.Period.PeriodStart:yyyy-MM-dd}: {fit.SharpeRatio:R} is worse than {theirs:R}");
        }

        Assert.True(compared >= 10, $"{what}: {compared} periods");
    }

    private static AssetEstimates Judged(AssetEstimates estimates, WeightOptions options)
    {
        if (options.Method == WeightMethod.Shrinkage)
        {
            estimates = estimates.With(estimates.Correlation.Shrink(options.CorrelationShrinkage)).ShrinkSharpeRatios(options.TargetSharpeRatio, options.SharpeRatioShrinkage);
        }

        if (options.Method is not (WeightMethod.Shrinkage or WeightMethod.OnePeriod)) return estimates;
        if (options.EqualiseVolatilities) estimates = estimates.WithEqualDeviations();
        return options.EqualiseSharpeRatios ? estimates.WithEqualSharpeRatios(options.TargetSharpeRatio) : estimates;
    }

    private static WeightOptions Options(SystemConfig config, string section) => WeightOptions.From(new NamedOptions(config.Options(section), section), OptimisationConventions.Pysystemtrade);
}
