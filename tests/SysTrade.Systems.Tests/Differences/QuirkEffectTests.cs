using SysTrade.Domain;
using SysTrade.Series;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Rules;
using SysTrade.Systems.Stages;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Differences;

/// <summary>Each quirk of fixed-parameter systems, turned on alone, changes what it should and nothing else.</summary>
public sealed partial class QuirkEffectTests
{
    private const double Missing = double.NaN;

    private const string Costless = "buffer_method: none\nvol_normalise_currency_costs: false\n";

    private static TradingSystem On(Func<TradingSystem> make, params string[] quirks)
    {
        var system = make();
        system.Configure(system.Config.With("compatibility", quirks.ToDictionary(q => q, _ => (object)true)));
        return system;
    }

    /// <summary>
    /// Outputs that differ lie in the given stages, or are the given outputs; and there are some. What is made of positions or costs, whole contracts and
    /// their risk, differs where those do.
    /// </summary>
    private static string[] OnlyIn(TradingSystem plain, TradingSystem quirky, params string[] places)
    {
        if (places.Contains("portfolio")) places = [.. places, "optimisedPositions", "risk"];
        var different = AllOutputs.DifferentOutputs(plain, quirky);
        Assert.NotEmpty(different);
        Assert.DoesNotContain(different, name => !places.Any(p => name == p || name.StartsWith(p + ".", StringComparison.Ordinal)));
        return different;
    }

    [Fact]
    [Trait("quirk", "weekend_rows_booked_to_friday")]
    public void WeekendRows_GoToFridayInsteadOfMonday()
    {
        var stamps = Days.Index(60).SelectMany(d => d.DayOfWeek == DayOfWeek.Friday ? new[] { d.AddHours(23), d.AddDays(2).AddHours(22) } : [d.AddHours(23)]).ToArray();
        var prices = new TimeSeries(TimeIndex.From(stamps), Days.Walk(stamps.Length, 3));
        TradingSystem Make() => TestSystem.Of(Market.Of(new TestInstrument("A", prices)), TestSystem.Rules);
        var (plain, quirky) = (Make(), On(Make, "weekend_rows_booked_to_friday"));
        var (right, reference) = (plain.RawData.DailyPrices["A"], quirky.RawData.DailyPrices["A"]);
        Assert.Equal(right.Index, reference.Index);
        for (var i = 0; i < right.Count; i++)
        {
            var day = right.Index[i];
            Assert.Equal(prices.At(day.AddHours(23)), right[i]);
            Assert.Equal(day.DayOfWeek == DayOfWeek.Friday ? prices.At(day.AddDays(2).AddHours(22)) : right[i], reference[i]);
        }

        Assert.Empty(AllOutputs.Different(
            new() { ["hourly"] = plain.RawData.HourlyPrices["A"], ["raw"] = plain.RawData.NaturalPrices["A"] }, new() { ["hourly"] = quirky.RawData.HourlyPrices["A"], ["raw"] = quirky.RawData.NaturalPrices["A"] }));
    }

    [Fact]
    [Trait("quirk", "returns_lost_around_missing_days")]
    public void MissingDay_LosesTheReturnAfterItAndNoOther()
    {
        var closes = Days.Closes(100, 102, Missing, Missing, 107, 106, 108);
        TradingSystem Make() => TestSystem.With(Market.Of(new TestInstrument("A", closes)), TestSystem.GivenRule, new GivenRawData(), new GivenForecasts(("given", Days.Series(1, 1, 1, 1, 1, 1, 1))));
        var (plain, quirky) = (Make(), On(Make, "returns_lost_around_missing_days"));
        Close.Equal(Days.Series(Missing, 2, Missing, Missing, 5, -1, 2), plain.RawData.DailyReturns["A"]);
        Close.Equal(Days.Series(Missing, 2, Missing, Missing, Missing, -1, 2), quirky.RawData.DailyReturns["A"]);
        var different = OnlyIn(plain, quirky, "rawdata", "portfolio.returns_across_instruments_as_df", "risk");
        Assert.Superset(
            new HashSet<string> { "rawdata.daily_returns", "rawdata.get_daily_percentage_returns", "rawdata.get_daily_vol_normalised_returns", "rawdata.get_cumulative_daily_vol_normalised_returns", "rawdata.skew" },
            different.ToHashSet());
        string[] prices = ["rawdata.get_daily_prices", "rawdata.daily_denominator_price", "rawdata.raw_carry", "rawdata.smoothed_carry"];
        Assert.Empty(prices.Intersect(different));
    }

    [Fact]
    [Trait("quirk", "ewmac_calc_vol_of_levels")]
    public void RulesWithTheirOwnVolatility_TakeItFromLevels()
    {
        const string Yaml = """
            trading_rules:
              own: {function: ewmac_calc_vol, data: rawdata.get_daily_prices, other_args: {Lfast: 4, Lslow: 16}}
              skew: {function: factor_trading_rule, other_args: {smooth: 5, _lookback_days: 60}}
              given: {function: ewmac, other_args: {Lfast: 4, Lslow: 16}}
            """;
        TradingSystem Make() => TestSystem.Of(SmallMarket.Data(), Yaml);
        var (plain, quirky) = (Make(), On(Make, "ewmac_calc_vol_of_levels"));
        Assert.DoesNotContain(AllOutputs.DifferentOutputs(plain, quirky), n => n.StartsWith("rawdata.", StringComparison.Ordinal));
        var prices = plain.RawData.DailyPrices["A"];
        Close.Equal(Ewmac.ForecastOverOwnVolatility(prices, 4, 16), plain.Rules.RawForecast["A", "own"]);
        Close.Equal(Ewmac.ForecastOverOwnVolatility(prices, 4, 16, ofLevels: true), quirky.Rules.RawForecast["A", "own"]);
        var factor = plain.RawData.DemeanedFactorValue["A", OutputOptions.Of("lookback_days", 60)];
        Close.Equal(FactorRule.Forecast(factor, 5), plain.Rules.RawForecast["A", "skew"]);
        Close.Equal(FactorRule.Forecast(factor, 5, ofLevels: true), quirky.Rules.RawForecast["A", "skew"]);
        Close.Equal(plain.Rules.RawForecast["A", "given"], quirky.Rules.RawForecast["A", "given"]);
    }

    [Fact]
    [Trait("quirk", "vol_attenuation_of_unknown_vol")]
    public void UnknownVolatility_DoublesTheForecast()
    {
        const string Attenuated = SmallMarket.Yaml + "use_attenuation: [ewmac4, carry]\n";
        TradingSystem Make() => TestSystem.Of(SmallMarket.Data(), Attenuated);
        var (plain, quirky) = (Make(), On(Make, "vol_attenuation_of_unknown_vol"));
        OnlyIn(plain, quirky, "forecastScaleCap", "combForecast", "positionSize", "portfolio", "accounts");
        static VolatilityAttenuatedForecastScaleCap Stage(TradingSystem system) => (VolatilityAttenuatedForecastScaleCap)system.ForecastScaleCap;
        Assert.Equal(2, Stage(quirky).VolAttenuation["A"][0]);
        Assert.Equal(1, Stage(plain).VolAttenuation["A"][0]);
        Assert.Equal(0, Stage(quirky).VolQuantilePoints["A"][0]);
        Assert.True(double.IsNaN(Stage(plain).VolQuantilePoints["A"][0]));
    }

    [Fact]
    [Trait("quirk", "zero_forecasts_become_missing")]
    public void ZeroForecast_BecomesMissingAndThenTheLastOne()
    {
        var registry = RuleRegistry.Provided.With("centred", (data, _) => data[0] - 100);
        TradingSystem Make() => TestSystem.With(
            Market.Of(new TestInstrument("A", Days.Closes(105, 100, 97, 100, 100, 104))), "trading_rules: {centred: {function: centred}}\n" + Costless, new GivenRawData(), new RulesStage(registry));
        var (plain, quirky) = (Make(), On(Make, "zero_forecasts_become_missing"));
        Close.Equal(Days.Series(5, 0, -3, 0, 0, 4), plain.Rules.RawForecast["A", "centred"]);
        Close.Equal(Days.Series(5, Missing, -3, Missing, Missing, 4), quirky.Rules.RawForecast["A", "centred"]);
        Close.Equal(Days.Series(5, 0, -3, 0, 0, 4), plain.CombForecast.CombinedForecast["A"]);
        Close.Equal(Days.Series(5, 5, -3, -3, -3, 4), quirky.CombForecast.CombinedForecast["A"]);
        OnlyIn(plain, quirky, "rules", "forecastScaleCap", "combForecast", "positionSize", "portfolio", "accounts");
    }

    [Fact]
    [Trait("quirk", "idm_reindex_loses_hourly")]
    public void HourlyForecasts_LosePortfolioPositionsAtStampsThatDailyWeightsDoNotHave()
    {
        var stamps = TimeIndex.From(Enumerable.Range(0, 240).Select(i => Days.Day(i / 6).AddHours(9 + (i % 6))));
        var prices = new TimeSeries(stamps, Days.Walk(240, 4));
        const string Yaml = "trading_rules: {hourly: {function: hourly, data: rawdata.get_hourly_prices}}\n" + Costless;
        TradingSystem Make() => TestSystem.With(
            Market.Of(new TestInstrument("A", prices)), Yaml, new GivenRawData(), new RulesStage(RuleRegistry.Provided.With("hourly", (data, _) => data[0] / 10)));
        var (plain, quirky) = (Make(), On(Make, "idm_reindex_loses_hourly"));
        Close.Equal(plain.PositionSize.SubsystemPosition["A"], plain.Portfolio.NotionalPosition["A"]);
        Assert.All(quirky.Portfolio.NotionalPosition["A"].ToArray(), p => Assert.True(double.IsNaN(p)));
        OnlyIn(plain, quirky, "combForecast", "positionSize", "portfolio", "accounts");

        // Daily systems are not touched.
        Assert.Empty(AllOutputs.DifferentOutputs(SmallMarket.System(), On(() => SmallMarket.System(), "idm_reindex_loses_hourly")));
    }

    [Fact]
    [Trait("quirk", "half_compounding_formula")]
    public void HalfCompounding_AppliesTheMultiplierTwiceBelowOne()
    {
        var percent = Days.Series(-10, 5, -10, 50);
        var quirk = Systems.Configuration.Quirks.None with { HalfCompoundingFormula = true };
        Close.Equal(Days.Series(0.9, 0.945, 0.8505, 1), CapitalMultipliers.HalfCompounding(percent, Systems.Configuration.Quirks.None));
        double m1 = 0.9 * (1 + (0.9 * 0.05)), m2 = m1 * (1 - (m1 * 0.1));
        Close.Equal(Days.Series(0.9, m1, m2, Math.Min(1, m2 * (1 + (m2 * 0.5)))), CapitalMultipliers.HalfCompounding(percent, quirk));
        TradingSystem Make() => SmallMarket.System(1, "capital_multiplier: {func: half_compounding}");
        OnlyIn(
            Make(), On(Make, "half_compounding_formula"), "accounts.capital_multiplier", "accounts.get_actual_capital", "accounts.get_buffered_position_with_multiplier",
            "accounts.pandl_for_instrument_with_multiplier", "accounts.portfolio_with_multiplier", "portfolio.get_actual_position", "portfolio.get_actual_buffers_for_position");
        Assert.Empty(AllOutputs.DifferentOutputs(SmallMarket.System(), On(() => SmallMarket.System(), "half_compounding_formula")));
    }

    [Fact]
    [Trait("quirk", "first_position_is_not_a_trade")]
    public void FirstPosition_IsFree()
    {
        var instrument = new TestInstrument("A", Days.Closes(100, 101, 102, 103)) { Months = null, Spread = 0.1, PerBlock = 2 };
        TradingSystem Make() => TestSystem.Given([instrument], Costless, ("given", Days.Series(10, 10, 5, 5)));
        var (plain, quirky) = (Make(), On(Make, "first_position_is_not_a_trade"));
        Assert.Equal([-168, 0, -84], plain.Accounts.PandlForInstrument["A"].Costs.Returns.ToArray(), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal([-84], quirky.Accounts.PandlForInstrument["A"].Costs.Returns.ToArray(), (a, b) => Math.Abs(a - b) < 1e-9);
        var different = AllOutputs.Different(AllOutputs.Of(plain), AllOutputs.Of(quirky));
        Assert.NotEmpty(different);
        Assert.DoesNotContain(different, name => !name.EndsWith("/costs", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("quirk", "irregular_daily_falls_back_to_hourly_prices")]
    public void IrregularDailyPositions_AreValuedWithHourlyPricesAtTheirMidnights()
    {
        var instrument = new TestInstrument("A", new TimeSeries(TimeIndex.From(Days.Index(30).Select(d => d.AddHours(15))), Days.Walk(30, 6))) { Months = null };
        var sparse = TimeIndex.From(Days.Index(30).Where(d => d.DayOfWeek is not (DayOfWeek.Tuesday or DayOfWeek.Thursday)));
        TradingSystem Make() => TestSystem.Given([instrument], Costless, ("given", TimeSeries.Constant(sparse, 10)));
        var (plain, quirky) = (Make(), On(Make, "irregular_daily_falls_back_to_hourly_prices"));
        var daily = plain.RawData.DailyPrices["A"].ReindexFill(sparse);
        var expected = daily.Difference().FillMissing(0).ToArray();
        (expected[0], expected[1]) = (0, 0);
        Close.Equal(new TimeSeries(sparse, [.. expected.Select(x => x * 80)]), plain.Accounts.PandlForInstrument["A"].Source.Gross);
        Assert.All(quirky.Accounts.PandlForInstrument["A"].Source.Gross.ToArray(), g => Assert.Equal(0, g));
        OnlyIn(plain, quirky, "accounts");
        Assert.Empty(AllOutputs.DifferentOutputs(SmallMarket.System(), On(() => SmallMarket.System(), "irregular_daily_falls_back_to_hourly_prices")));
    }

    [Fact]
    [Trait("quirk", "cost_deflator_looks_ahead")]
    public void CostDeflator_DividesByTheLastDayInsteadOfTheLastYear()
    {
        var (plain, quirky) = (SmallMarket.System(), On(() => SmallMarket.System(), "cost_deflator_looks_ahead"));
        foreach (var code in plain.Instruments)
        {
            var (right, reference) = (plain.Accounts.PandlForInstrument[code].Source.Costs, quirky.Accounts.PandlForInstrument[code].Source.Costs);
            var ratios = Enumerable.Range(0, right.Count).Where(i => right[i] < 0).Select(i => reference[i] / right[i]).ToArray();
            Assert.True(ratios.Length > 20);
            Assert.All(ratios, r => Assert.Equal(ratios[0], r, 1e-9));
            Assert.NotEqual(1, ratios[0], 1e-6);
        }

        // What the compounded system may spend follows from its costs, and so does what is worth trading.
        OnlyIn(plain, quirky, "accounts", "optimisedPositions", "risk");
        var standing = new CashCosts { Costs = InstrumentCosts.Free, RollsPerYear = 0, RollMultiplier = 1, NormaliseByVolatility = true };
        var price = Days.Series(600, i => i < 300 ? i % 2 : 0);
        Assert.True(double.IsInfinity((standing with { DeflateByFinalVolatility = true }).Deflator(price)[100]));
        Assert.True(double.IsFinite(standing.Deflator(price)[100]));
    }

    [Fact]
    [Trait("quirk", "curves_remembered_by_printed_positions")]
    public void PositionsThatBeginAndEndAlike_EarnWhatFixedCapitalEarns()
    {
        const int Count = 100;
        var instrument = new TestInstrument("A", Days.Closes(Count, i => 100 + i)) { Months = null };
        var middle = Days.Series(Count, i => i is > 10 and < 80 ? 10 : 0);
        TradingSystem Make(TimeSeries forecast) => TestSystem.Given([instrument], Costless + "capital_multiplier: {func: full_compounding}", ("given", forecast));
        var (plain, quirky) = (Make(middle), On(() => Make(middle), "curves_remembered_by_printed_positions"));
        Close.Equal(plain.Accounts.BufferedPositionWithMultiplier["A"], quirky.Accounts.BufferedPositionWithMultiplier["A"]);
        Assert.True(plain.Accounts.BufferedPositionWithMultiplier["A"][79] > 100);
        Assert.True(plain.Accounts.PandlForInstrumentWithMultiplier["A"].Source.Gross[79] > 100);
        Close.Equal(plain.Accounts.PandlForInstrument["A"].Returns, quirky.Accounts.PandlForInstrumentWithMultiplier["A"].Returns);
        OnlyIn(plain, quirky, "accounts.pandl_for_instrument_with_multiplier", "accounts.portfolio_with_multiplier");

        // Positions that end differently have their own curve either way.
        var open = Days.Series(Count, i => i > 10 ? 10 : 0);
        Assert.Empty(AllOutputs.DifferentOutputs(Make(open), On(() => Make(open), "curves_remembered_by_printed_positions")));
    }

    [Fact]
    [Trait("quirk", "subsystem_roll_costs_not_scaled")]
    public void SubsystemRolls_ArePaidInFull()
    {
        const int Count = 60;
        var instrument = new TestInstrument("A", Days.Closes(Count, _ => 100)) { Spread = 0.1, PerBlock = 2 };
        TradingSystem Make() => TestSystem.Given([instrument], Costless + "multiply_roll_costs_by: 0.25", ("given", Days.Series(Count, _ => 10)));
        var (plain, quirky) = (Make(), On(Make, "subsystem_roll_costs_not_scaled"));
        var roll = new DateTime(2020, 2, 17); // the Monday after a Saturday
        Assert.Equal(-(20 * 2.1) - (20 * 2), plain.Accounts.PandlForSubsystem["A"].Source.Costs.At(roll), 1e-9);
        Assert.Equal(-(80 * 2.1) - (80 * 2), quirky.Accounts.PandlForSubsystem["A"].Source.Costs.At(roll), 1e-9);
        OnlyIn(plain, quirky, "accounts.pandl_for_subsystem", "accounts.pandl_across_subsystems");
    }

    [Fact]
    [Trait("quirk", "forecast_pandl_ignores_fx_when_sizing")]
    public void ForecastPandl_OfAForeignInstrument_IsTimesTheRate()
    {
        var (plain, quirky) = (SmallMarket.System(), On(() => SmallMarket.System(), "forecast_pandl_ignores_fx_when_sizing"));
        Assert.True(AllOutputs.Same(plain.Accounts.PandlForInstrumentForecast["A", "carry"].Source.Gross, quirky.Accounts.PandlForInstrumentForecast["A", "carry"].Source.Gross));
        var right = plain.Accounts.PandlForInstrumentForecast["B", "carry"].Source.Positions!;
        var reference = quirky.Accounts.PandlForInstrumentForecast["B", "carry"].Source.Positions!;
        Close.Equal((right.Shift(-1) * plain.PositionSize.FxRate["B"].ReindexFill(right.Index)).Slice(..^1), reference.Shift(-1).Slice(..^1), 1e-12);
        Assert.DoesNotContain(OnlyIn(plain, quirky, "accounts"), n => !n.Contains("rule", StringComparison.Ordinal) && !n.Contains("forecast", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("quirk", "weighted_curves_lagged_twice")]
    public void WeightedCurves_TradeADayLater()
    {
        const string Weights = "instrument_weight_ewma_span: 1\nforecast_weight_ewma_span: 1\n";
        var instrument = new TestInstrument("A", Days.Closes(100, 101, 103, 106, 110, 115)) { Months = null };
        TradingSystem Make() => TestSystem.Given([instrument], Weights, ("given", Days.Series(10, 10, -5, 10, 10, 10)));
        var (plain, quirky) = (Make(), On(Make, "weighted_curves_lagged_twice"));
        var right = plain.Accounts.PandlForInstrumentForecastWeighted["A", "given"].Source.Positions!;
        Close.Equal(Days.Series(Missing, 80, 80, -40, 80, 80), right);
        Close.Equal(right.Shift(), quirky.Accounts.PandlForInstrumentForecastWeighted["A", "given"].Source.Positions!);
        Close.Equal(Days.Series(0, 0, 160, 240, -160, 400), plain.Accounts.PandlForTradingRule.ForRule("given").Gross.Returns);
        Close.Equal(Days.Series(0, 0, 0, 240, 320, -200), quirky.Accounts.PandlForTradingRule.ForRule("given").Gross.Returns);

        // Curves that are not weighted, and those without delay, stay.
        Assert.DoesNotContain("accounts.pandl_for_instrument_forecast", OnlyIn(plain, quirky, "accounts"));
        var without = new OutputArguments("A", "given", DelayFill: false);
        Assert.True(AllOutputs.Same(plain.Accounts.PandlForInstrumentForecastWeighted.Get(without).Source.Gross, quirky.Accounts.PandlForInstrumentForecastWeighted.Get(without).Source.Gross));
    }
}
