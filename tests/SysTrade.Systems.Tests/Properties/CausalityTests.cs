using CsCheck;
using SysTrade.Data;
using SysTrade.Series;
using SysTrade.Systems.Tests.Support;

namespace SysTrade.Systems.Tests.Properties;

/// <summary>With fixed parameters no output may know prices or rates of later days, but for those listed here.</summary>
public sealed class CausalityTests
{
    /// <summary>Numbers that look back from the end of the data on purpose (costs are known for today only); almost all have no date.</summary>
    private static readonly string[] AtTheEnd =
    [
        "accounts.recent_average_price", "accounts.recent_average_annual_price_vol", "accounts.get_SR_cost_per_trade_for_instrument", "accounts.get_SR_holding_cost_only",
        "accounts.forecast_turnover_for_individual_instrument", "accounts.forecast_turnover", "accounts.get_SR_cost_for_instrument_forecast", "accounts.subsystem_turnover",
        "accounts.instrument_turnover", "accounts.turnover_at_portfolio_level", "accounts.total_portfolio_level_turnover",
        "accounts.optimised_instrument_turnover", "accounts.optimised_turnover_at_portfolio_level", "accounts.total_optimised_portfolio_level_turnover",
        "optimisedPositions.get_cost_per_notional_weight_as_proportion_of_capital", "optimisedPositions.get_cost_deflator",
    ];

    private static readonly Gen<(int Row, int Seed)> Cases = Gen.Select(Gen.Int[100, SmallMarket.Length - 10], Gen.Int[1, 10_000]);

    [Fact]
    public void LaterPricesChanged_NothingBeforeThemChanges() => Cases.Sample(
        c =>
        {
            var random = new Random(c.Seed);
            var from = Days.Day(c.Row);
            double After(DateTime day, double value) => day < from ? value : value * (0.5 + random.NextDouble());
            var changed = Market.Of(SmallMarket.Change(SmallMarket.Instruments(c.Seed), After), ("EUR", SmallMarket.Change(SmallMarket.Euro(c.Seed), After)));
            Compare(SmallMarket.Data(c.Seed), changed, from);
        },
        iter: 6, threads: 2);

    [Fact]
    public void LaterDaysLeftOut_NothingBeforeThemChanges() => Cases.Sample(
        c =>
        {
            var from = Days.Day(c.Row);
            TimeSeries Cut(TimeSeries series) => series.Between(null, from.AddTicks(-1));
            var cut = Market.Of(
                [.. SmallMarket.Instruments(c.Seed).Select(i => i with { Prices = Cut(i.Prices), Held = Cut(i.Held!), Carry = Cut(i.Carry!) })], ("EUR", Cut(SmallMarket.Euro(c.Seed))));
            Compare(SmallMarket.Data(c.Seed), cut, from);
        },
        iter: 6, threads: 2);

    [Fact]
    public void NumbersOfTheEndAndPastCostsInTodaysMoney_DoDependOnLaterPrices()
    {
        var from = Days.Day(200);
        double After(DateTime day, double value) => day < from ? value : value + ((day.DayOfYear % 3) * 3);
        var changed = TestSystem.Of(Market.Of(SmallMarket.Change(SmallMarket.Instruments(), After), ("EUR", SmallMarket.Change(SmallMarket.Euro(), After))), SmallMarket.Yaml);
        var (a, b) = (AllOutputs.Of(SmallMarket.System()), AllOutputs.Of(changed));
        var different = a.Where(o => !AllOutputs.Same(Before(o.Value, from), Before(b[o.Key], from))).Select(o => AllOutputs.OutputOf(o.Key)).ToHashSet();
        Assert.Superset(AtTheEnd.Where(n => n != "accounts.get_SR_holding_cost_only").ToHashSet(), different);
        Assert.Contains("accounts.pandl_for_instrument", different);
        Assert.Contains("optimisedPositions.get_costs_per_notional_weight_df", different);
        string[] places = ["accounts.", "optimisedPositions.", "risk."];
        Assert.DoesNotContain(different, n => !places.Any(p => n.StartsWith(p, StringComparison.Ordinal)));
    }

    private static void Compare(MarketData data, MarketData other, DateTime from)
    {
        const string Yaml = SmallMarket.Yaml + "vol_normalise_currency_costs: false\ncapital_multiplier: {func: half_compounding}\nforecast_scalar_estimate: {backfill: false}\n"
            + "risk_overlay: {max_risk_fraction_normal_risk: 1.1, max_risk_fraction_stdev_risk: 2, max_risk_limit_sum_abs_risk: 2, max_risk_leverage: 9, shocked_vol_backfill: false}\n";
        var (a, b) = (AllOutputs.Of(TestSystem.Of(data, Yaml)), AllOutputs.Of(TestSystem.Of(other, Yaml)));
        Assert.Equal(a.Keys, b.Keys);
        Assert.True(a.Count > 300);
        foreach (var (name, series) in a)
        {
            if (AtTheEnd.Contains(AllOutputs.OutputOf(name)) || IsSharpeRatioCost(name)) continue;
            var (before, same) = (Before(series, from), Before(b[name], from));
            Assert.True(AllOutputs.Same(before, same), $"{name} before {from:yyyy-MM-dd} depends on later prices.");
        }
    }

    /// <summary>Rules always pay costs in Sharpe ratio units, which come from the last year.</summary>
    private static bool IsSharpeRatioCost(string name) => name.EndsWith("/costs", StringComparison.Ordinal) && (name.Contains("rule", StringComparison.Ordinal) || name.Contains("forecast", StringComparison.Ordinal));

    private static TimeSeries Before(TimeSeries series, DateTime from) => series.Between(null, from.AddTicks(-1));
}
