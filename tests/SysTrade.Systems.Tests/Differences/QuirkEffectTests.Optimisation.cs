using SysTrade.Systems.Stages;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Differences;

/// <content>Quirks of the dynamic optimisation.</content>
public sealed partial class QuirkEffectTests
{
    [Fact]
    [Trait("quirk", "optimisation_ignores_risk_overlay")]
    public void Optimisation_FollowsPositionsBeforeTheOverlay()
    {
        const string Overlay = "risk_overlay: {max_risk_fraction_normal_risk: 0.4, max_risk_fraction_stdev_risk: 4, max_risk_limit_sum_abs_risk: 4, max_risk_leverage: 20}";
        TradingSystem Make() => SmallMarket.System(1, Overlay);
        var (plain, quirky) = (Make(), On(Make, "optimisation_ignores_risk_overlay"));
        var index = plain.Portfolio.PortfolioWeights.Value.Index;
        Close.Equal(plain.Portfolio.NotionalPosition["A"].Reindex(index).ForwardFill(), plain.Portfolio.PositionContracts.Value["A"]);
        Close.Equal(plain.Portfolio.NotionalPositionBeforeRiskScaling["A"].Reindex(index).ForwardFill(), quirky.Portfolio.PositionContracts.Value["A"]);
        var different = OnlyIn(plain, quirky, "portfolio.get_position_contracts_as_df", "optimisedPositions", "risk.get_portfolio_risk_for_optimised_positions", "accounts");
        Assert.DoesNotContain(different, n => n.StartsWith("accounts.", StringComparison.Ordinal) && !n.Contains("optimised", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("quirk", "contract_values_backfilled")]
    public void ContractValues_RunBackToBeforeTheFirstPrice()
    {
        var (plain, quirky) = (SmallMarket.System(), On(() => SmallMarket.System(), "contract_values_backfilled"));
        Assert.True(double.IsNaN(plain.Portfolio.ContractValues.Value["C"][0]));
        Assert.Equal(plain.Portfolio.ContractValues.Value["C"].BackFill()[0], quirky.Portfolio.ContractValues.Value["C"][0]);
        OnlyIn(plain, quirky, "portfolio.get_per_contract_value_as_proportion_of_capital_df");
    }

    [Fact]
    [Trait("quirk", "optimisation_costs_over_final_value")]
    public void CostsOfADay_AreOverTheValueOfAContractOnTheLastDay()
    {
        var (plain, quirky) = (SmallMarket.System(), On(() => SmallMarket.System(), "optimisation_costs_over_final_value"));
        var (right, reference, values) = (plain.OptimisedPositions.Costs.Value["A"], quirky.OptimisedPositions.Costs.Value["A"], plain.Portfolio.ContractValues.Value["A"]);
        Assert.True(double.IsNaN(right[0]));
        Assert.Equal(10000 * plain.OptimisedPositions.CostPerWeight["A"], reference[0], 1e-12);
        for (var i = 100; i < right.Count; i += 20) Assert.Equal(1, right[i] * values[i] / (reference[i] * values.LastValue), 1e-9);
        OnlyIn(plain, quirky, "optimisedPositions", "risk.get_portfolio_risk_for_optimised_positions", "accounts");
    }

    [Fact]
    [Trait("quirk", "breaches_inside_buffer_stay")]
    public void PositionsOutsideTheirBounds_StayInsideTheBuffer()
    {
        TradingSystem Make() => SmallMarket.System(1, "small_system: {tracking_error_buffer: 10}");
        var (held, limits) = (new Dictionary<string, int> { ["A"] = 5 }, new Dictionary<string, int> { ["A"] = 2 });
        Assert.Equal(2, Make().OptimisedPositions.OptimiseDay(null, held, limits).Solution["A"]);
        Assert.Equal(5, On(Make, "breaches_inside_buffer_stay").OptimisedPositions.OptimiseDay(null, held, limits).Solution["A"]);
    }

    [Fact]
    [Trait("quirk", "adjustment_may_pass_bounds")]
    public void TradingPartOfTheWay_EndsOutsideTheBounds()
    {
        TradingSystem Make() => TestSystem.Given([Sized()], Costless + "small_system: {tracking_error_buffer: 0.1}", ("given", Days.Series(10, 10, 10)));

        // 80 contracts are wanted and 20 allowed, 100 held: 80 contracts of an annual risk of 0.002 each are 0.16, so 37.5 % of the way are traded.
        var (held, limits) = (new Dictionary<string, int> { ["A"] = 100 }, new Dictionary<string, int> { ["A"] = 20 });
        Assert.Equal(20, Make().OptimisedPositions.OptimiseDay(Days.Day(1), held, limits).Solution["A"]);
        Assert.Equal(70, On(Make, "adjustment_may_pass_bounds").OptimisedPositions.OptimiseDay(Days.Day(1), held, limits).Solution["A"]);
    }

    [Fact]
    [Trait("quirk", "all_zero_optimum_keeps_positions")]
    public void NoPositionIsBest_TheOldOneIsKept()
    {
        TradingSystem Make() => TestSystem.Given([Sized()], Costless + "instrument_weight_ewma_span: 1\nforecast_weight_ewma_span: 1\n", ("given", Days.Series(10, 10, 0.01, 0.01)));
        var (plain, quirky) = (Make(), On(Make, "all_zero_optimum_keeps_positions"));
        Assert.Equal(plain.Accounts.OptimisedPosition["A"][1], quirky.Accounts.OptimisedPosition["A"][1]);
        Assert.True(plain.Accounts.OptimisedPosition["A"][2] < 10);
        Assert.Equal(quirky.Accounts.OptimisedPosition["A"][1], quirky.Accounts.OptimisedPosition["A"][2]);
    }

    [Fact]
    [Trait("quirk", "positions_without_data_closed")]
    public void PositionInAnInstrumentNotKnownYet_IsClosed()
    {
        var (plain, quirky) = (SmallMarket.System(), On(() => SmallMarket.System(), "positions_without_data_closed"));
        var held = new Dictionary<string, int> { ["C"] = 3 };
        var solution = plain.OptimisedPositions.OptimiseDay(Days.Day(60), held).Solution;
        Assert.Equal(3, solution["C"]);
        Assert.Equal("C", Assert.Single(solution.Issues).Instrument);
        Assert.Equal(0, quirky.OptimisedPositions.OptimiseDay(Days.Day(60), held).Solution["C"]);
        Assert.Empty(AllOutputs.DifferentOutputs(plain, quirky));
    }

    [Fact]
    [Trait("quirk", "optimised_costs_by_buffered_turnover")]
    public void SharpeRatioCostsOfOptimisedPositions_AreOfTheBufferedOnes()
    {
        TradingSystem Make() => SmallMarket.System(1, "use_SR_costs: true");
        var (plain, quirky) = (Make(), On(Make, "optimised_costs_by_buffered_turnover"));
        Close.Equal(plain.Accounts.PandlForInstrument["A"].Source.Costs, quirky.Accounts.PandlForOptimisedInstrument["A"].Source.Costs);
        OnlyIn(plain, quirky, "accounts.pandl_for_optimised_instrument", "accounts.optimised_portfolio");
    }

    [Fact]
    [Trait("quirk", "missing_correlation_stops_the_day")]
    public void MissingCorrelation_StopsTheDay()
    {
        TradingSystem Make() => TestSystem.With(SmallMarket.Data(), SmallMarket.Yaml, new GivenCorrelations(GivenCorrelations.WithAHole));
        var (plain, quirky) = (Make(), On(Make, "missing_correlation_stops_the_day"));
        Assert.Empty(plain.OptimisedPositions.Issues.Value);
        Assert.NotEmpty(quirky.OptimisedPositions.Issues.Value);
        Assert.Equal(0, plain.OptimisedPositions.CorrelationMatrixOnDay.Value["A", "B"]);
        OnlyIn(plain, quirky, "optimisedPositions", "risk.get_portfolio_risk_for_optimised_positions", "accounts");
    }

    private static TestInstrument Sized() => new("A", Days.Closes(100, 100, 100, 100)) { Months = null };
}
