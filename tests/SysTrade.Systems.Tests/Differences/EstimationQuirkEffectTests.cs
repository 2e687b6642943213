using SysTrade.Quant.Estimation;
using SysTrade.Series;
using SysTrade.Series.Kernels;
using SysTrade.Systems.Tests.Support;

namespace SysTrade.Systems.Tests.Differences;

/// <summary>What each quirk of estimation changes, seen from the config.</summary>
public sealed class EstimationQuirkEffectTests
{
    private const string Fitted = TestSystem.Rules + """

        use_forecast_weight_estimates: true
        use_instrument_weight_estimates: true
        instruments: [A, B, C]
        rule_variations: [ewmac4, breakout20, carry]
        use_SR_costs: false

        """;

    [Fact]
    [Trait("quirk", "fitting_dates_slide")]
    public void FittingDates_AreCountedBackFromTheLastDay()
    {
        var (plain, quirky) = Both("fitting_dates_slide", "instrument_weight_estimate: {interval_frequency: M}");
        var (right, reference) = (Starts(plain), Starts(quirky));
        Assert.All(right[1..], start => Assert.Equal(1, start.Day));
        var last = quirky.Portfolio.OptimisedInstrumentWeights.Value.Periods[^1].Period.PeriodEnd;
        Assert.Equal(last, quirky.Portfolio.NetReturnsForOptimisation.Value.Returns.Index.Last);
        Assert.All(reference[1..], start => Assert.Equal(0, (last - start).Days % 30));
    }

    [Fact]
    [Trait("quirk", "roll_years_counts_intervals")]
    public void RollYears_CountIntervals()
    {
        var (plain, quirky) = Both("roll_years_counts_intervals", "instrument_weight_estimate: {interval_frequency: M, date_method: rolling, rollyears: 1}");
        var (right, reference) = (plain.Portfolio.OptimisedInstrumentWeights.Value.Periods[^1].Period, quirky.Portfolio.OptimisedInstrumentWeights.Value.Periods[^1].Period);
        Assert.Equal(right.FitEnd.AddYears(-1), right.FitStart);
        Assert.Equal(right.FitEnd.AddMonths(-1), reference.FitStart);
    }

    [Fact]
    [Trait("quirk", "seven_days_stamped_at_start")]
    public void SevenDayReturns_AreKnownOnTheirFirstDay()
    {
        var (plain, quirky) = Both("seven_days_stamped_at_start", "");
        var different = AllOutputs.DifferentOutputs(plain, quirky);
        Assert.NotEmpty(different);
        string[] places = ["portfolio.", "optimisedPositions.", "risk."];
        Assert.All(different, name => Assert.True(places.Any(p => name.StartsWith(p, StringComparison.Ordinal)) || name.Contains("optimised", StringComparison.Ordinal), name));

        var (right, reference) = (plain.Portfolio.ReturnsCorrelations.Value, quirky.Portfolio.ReturnsCorrelations.Value);
        var moment = Support.Days.Day(250);
        Assert.NotEqual(right.MatrixAt(moment)["A", "B"], reference.MatrixAt(moment)["A", "B"]);
        Assert.NotEqual(right.MatrixAt(moment)["A", "B"], right.MatrixAt(moment.AddDays(14))["A", "B"]);
    }

    [Fact]
    [Trait("quirk", "mean_estimator_ignores_frequency")]
    public void MonthlyMeans_AreAnnualisedAsWeeklyOnes()
    {
        var (plain, quirky) = Both("mean_estimator_ignores_frequency", "instrument_weight_estimate: {interval_frequency: M, frequency: M}");
        var (right, reference) = (plain.Portfolio.OptimisedInstrumentWeights.Value.Periods[^1].Estimates!, quirky.Portfolio.OptimisedInstrumentWeights.Value.Periods[^1].Estimates!);
        Assert.Equal(PeriodsPerYear.Weeks / 12, reference.Means[0] / right.Means[0], 1e-12);
        Assert.Equal(right.Deviations, reference.Deviations);
    }

    [Fact]
    [Trait("quirk", "weekly_resample_turns_missing_into_zero")]
    public void WeeksBeforeALateStarter_CountAsZero()
    {
        var (plain, quirky) = Both("weekly_resample_turns_missing_into_zero", "");
        var (right, reference) = (plain.Portfolio.NetReturnsForOptimisation.Value.Returns["C"], quirky.Portfolio.NetReturnsForOptimisation.Value.Returns["C"]);
        Assert.Equal(right.Index, reference.Index);
        var missing = Enumerable.Range(0, right.Count).Where(i => double.IsNaN(right[i])).ToArray();
        Assert.True(missing.Length > 10);
        Assert.All(missing, i => Assert.Equal(0, reference[i]));
        Assert.All(Enumerable.Range(0, right.Count).Except(missing), i => Assert.Equal(right[i], reference[i]));
    }

    [Fact]
    [Trait("quirk", "cash_costs_averaged_over_cost_days")]
    public void CashCosts_AreTakenForEveryDayOfProfit()
    {
        var (plain, quirky) = Both("cash_costs_averaged_over_cost_days", "vol_normalise_currency_costs: false\ninstrument_weight_estimate: {cost_multiplier: 1}\n");
        var pandl = plain.Portfolio.ReturnsForOptimisation.Value;
        foreach (var code in plain.Instruments)
        {
            var paid = Statistics.Sum(pandl.Costs[code].Values);
            Assert.True(paid < 0);
            Assert.Equal(1, Deducted(plain, code) / paid, 1e-9);
            Assert.Equal((double)Days(pandl.Gross[code]) / Days(pandl.Costs[code]), Deducted(quirky, code) / paid, 1e-9);
            Assert.True(Days(pandl.Gross[code]) > Days(pandl.Costs[code]));
        }
    }

    [Fact]
    [Trait("quirk", "shrinkage_mean_key_never_read")]
    public void ShrinkageMean_HasNoEffect()
    {
        string Section(string key) => $"instrument_weight_estimate: {{interval_frequency: M, method: shrinkage, equalise_SR: false, {key}}}";
        var (plain, quirky) = Both("shrinkage_mean_key_never_read", Section("shrinkage_mean: 0.2"));
        Assert.Equal(Last(System(Section("shrinkage_SR: 0.2"))), Last(plain));
        Assert.Equal(Last(System(Section("shrinkage_SR: 0.9"))), Last(quirky));
        Assert.NotEqual(Last(plain), Last(quirky));
    }

    [Fact]
    [Trait("quirk", "unnormalised_handcraft_weights")]
    public void UntiltedHandcraftedWeights_SumToMoreThanOne()
    {
        var (plain, quirky) = Both("unnormalised_handcraft_weights", "instrument_weight_estimate: {interval_frequency: M, method: handcraft, equalise_SR: true}");
        Assert.Equal(1, Last(plain).Sum(), 1e-12);
        Assert.InRange(Last(quirky).Sum(), 1.01, 2);
    }

    /// <summary>Days with a value other than zero.</summary>
    private static int Days(TimeSeries series) => series.ToArray().Count(v => !double.IsNaN(v) && v != 0);

    private static (TradingSystem Plain, TradingSystem Quirky) Both(string quirk, string yaml) => (System(yaml), System($"{yaml}\ncompatibility: {{{quirk}: true}}\n"));

    private static TradingSystem System(string yaml) => TestSystem.Of(SmallMarket.Data(), Fitted + yaml);

    private static DateTime[] Starts(TradingSystem system) => [.. system.Portfolio.OptimisedInstrumentWeights.Value.Periods.Select(p => p.Period.PeriodStart)];

    private static double[] Last(TradingSystem system) => [.. system.Portfolio.OptimisedInstrumentWeights.Value.Periods[^1].Weights];

    /// <summary>What costs take off the returns that weights are fitted to.</summary>
    private static double Deducted(TradingSystem system, string code) =>
        Statistics.Sum(system.Portfolio.NetReturnsForOptimisation.Value.Returns[code].Values) - Statistics.Sum(system.Portfolio.ReturnsForOptimisation.Value.Gross[code].Values);
}
