using SysTrade.Quant.Correlations;
using SysTrade.Quant.Optimisation;
using SysTrade.Series;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Export;
using SysTrade.Systems.Stages;

namespace SysTrade.Systems.Tests.Parity;

/// <summary>What each file of a reference case holds, as a table of ours with the same columns.</summary>
internal static class ReferenceFile
{
    private static readonly string[] Sides = ["gross", "costs", "net"];

    /// <summary>Files that are not outputs of the system; the single days are compared in the tests of the optimisation.</summary>
    public static readonly string[] NotOutputs = ["config_resolved.yaml", "do_single_date_problems.json.gz"];

    /// <summary>The table of ours for a file of the case folder, named by its path there without extensions; null when nothing of that name is known.</summary>
    public static OutputTable? Ours(string name, TradingSystem system)
    {
        if (name.IndexOf('/') is var slash and > 0) return Foldered(name[..slash], name[(slash + 1)..], system);
        if (ByInstrument(name, system) is { } series) return series;
        return name switch
        {
            "idm" => Single(name, "idm", system.Portfolio.InstrumentDiversificationMultiplier.Value),
            "instrument_weights" or "instrument_weights_sample" => Columns(name, system.Portfolio.InstrumentWeights.Value),
            "instrument_weights_raw" => Columns(name, system.Portfolio.RawInstrumentWeights.Value),
            "pandl_trading_rule_net" => ByRule(name, system, rule => system.Accounts.PandlForTradingRule.ForRule(rule).Returns),
            "pandl_trading_rule_unweighted_net" => ByRule(name, system, rule => system.Accounts.PandlForTradingRuleUnweighted.ForRule(rule).Returns),
            "portfolio_pandl" => Curves(name, system.Accounts.Portfolio.Value),
            "portfolio_with_multiplier_pandl" => Curves(name, system.Accounts.PortfolioWithMultiplier.Value),
            "portfolio_net_percent_weekly" => Single(name, "net_percent", system.Accounts.Portfolio.Value.Percent.Weekly.Returns),
            "portfolio_net_percent_monthly" => Single(name, "net_percent", system.Accounts.Portfolio.Value.Percent.Monthly.Returns),
            "portfolio_net_percent_annual" => Single(name, "net_percent", system.Accounts.Portfolio.Value.Percent.Annual.Returns),
            "portfolio_with_multiplier_net_percent_weekly" => Single(name, "net_percent", system.Accounts.PortfolioWithMultiplier.Value.Percent.Weekly.Returns),
            "portfolio_with_multiplier_net_percent_monthly" => Single(name, "net_percent", system.Accounts.PortfolioWithMultiplier.Value.Percent.Monthly.Returns),
            "portfolio_with_multiplier_net_percent_annual" => Single(name, "net_percent", system.Accounts.PortfolioWithMultiplier.Value.Percent.Annual.Returns),
            "optimised_portfolio_pandl" => Curves(name, system.Accounts.OptimisedPortfolio.Value),
            "optimised_portfolio_net_percent_weekly" => Single(name, "net_percent", system.Accounts.OptimisedPortfolio.Value.Percent.Weekly.Returns),
            "optimised_portfolio_net_percent_monthly" => Single(name, "net_percent", system.Accounts.OptimisedPortfolio.Value.Percent.Monthly.Returns),
            "optimised_portfolio_net_percent_annual" => Single(name, "net_percent", system.Accounts.OptimisedPortfolio.Value.Percent.Annual.Returns),
            "optimised_portfolio_stats" => PortfolioStatistics(name, system.Accounts.OptimisedPortfolio.Value),
            _ when OptimisationFile.Ours(name, system) is { } table => table,
            "capital_multiplier" => new SeriesTable(name, [("m", system.Accounts.CapitalMultiplier.Value), ("actual_capital", system.Accounts.ActualCapital.Value)]),
            "risk" => Risk(name, system),
            "risk_overlay" => Single(name, "risk_scalar", system.Portfolio.RiskScalar.Value),
            "risk_leverage_for_original_position" => Single(name, "get_leverage_for_original_position", system.Portfolio.Leverage.Value),
            "risk_sum_annualised_risk_for_original_positions" => Single(name, "get_sum_annualised_risk_for_original_positions", system.Portfolio.SumOfRisk.Value),
            "risk_portfolio_risk_for_original_positions" => Single(name, "get_portfolio_risk_for_original_positions", system.Portfolio.PortfolioRisk.Value),
            "risk_portfolio_risk_for_original_positions_with_shocked_vol" =>
                Single(name, "get_portfolio_risk_for_original_positions_with_shocked_vol", system.Portfolio.ShockedPortfolioRisk.Value),
            "instruments" => new RecordTable(name, ["instrument"], [.. system.Instruments.Select(code => (IReadOnlyList<object?>)[code])]),
            "instrument_static" => Static(name, system),
            "vol_target" => VolatilityTarget(name, system),
            "forecast_scalar_fixed" => ByInstrumentAndRule(name, system, ["forecast_scalar"], (_, rule) => [system.ForecastScaleCap.FixedForecastScalar.ForRule(rule)]),
            "costs_by_instrument" => CostsByInstrument(name, system),
            "costs_by_forecast" => ByInstrumentAndRule(name, system, ["forecast_turnover", "SR_cost_forecast", "unpooled_turnover"], (code, rule) => [system.Accounts.ForecastTurnover[code, rule], system.Accounts.ForecastSharpeRatioCost[code, rule], system.Accounts.OwnForecastTurnover[code, rule]]),
            "pandl_instrument_stats" => InstrumentStatistics(name, system),
            "portfolio_stats" => PortfolioStatistics(name, system.Accounts.Portfolio.Value),
            "portfolio_with_multiplier_stats" => PortfolioStatistics(name, system.Accounts.PortfolioWithMultiplier.Value),
            _ when name.StartsWith("forecast_weights_", StringComparison.Ordinal) && name.EndsWith("_tail", StringComparison.Ordinal) =>
                Columns(name, system.CombForecast.ForecastWeights[name["forecast_weights_".Length..^"_tail".Length]]),
            "instrument_opt_net_returns" => Columns(name, system.Portfolio.NetReturnsForOptimisation.Value.Returns),
            "instrument_opt_estimates" => Estimates(name, system.Portfolio.OptimisedInstrumentWeights.Value),
            "instrument_correlations_for_idm" => Correlations(name, system.Portfolio.SubsystemCorrelations.Value),
            _ when After(name, "forecast_opt_net_returns_") is { } code => Columns(name, system.CombForecast.NetReturnsForOptimisation[code].Returns),
            _ when After(name, "forecast_opt_estimates_") is { } code => Estimates(name, system.CombForecast.OptimisedForecastWeights[code]),
            _ when After(name, "forecast_correlations_for_fdm_") is { } code => Correlations(name, system.CombForecast.ForecastCorrelations[code]),
            _ when name.StartsWith("pandl_instrument_forecast_net_percent_", StringComparison.Ordinal) =>
                ForecastPandl(name, name["pandl_instrument_forecast_net_percent_".Length..], system),
            _ => null,
        };
    }

    private static SeriesTable? ByInstrument(string name, TradingSystem system)
    {
        Func<string, TimeSeries>? output = name switch
        {
            "daily_prices" => code => system.RawData.DailyPrices[code],
            "daily_returns" => code => system.RawData.DailyReturns[code],
            "daily_returns_volatility" => code => system.RawData.DailyReturnsVolatility[code],
            "daily_percentage_volatility" => code => system.RawData.DailyPercentageVolatility[code],
            "daily_denominator_price" => code => system.RawData.DenominatorPrice[code],
            "vol_normalised_returns" => code => system.RawData.VolNormalisedReturns[code],
            "daily_annualised_roll" => code => system.RawData.DailyAnnualisedRoll[code],
            "cumulative_vol_normalised_returns" => code => system.RawData.CumulativeVolNormalisedReturns[code],
            "normalised_price_for_asset_class" => code => system.RawData.NormalisedPriceForAssetClass[code],
            "smoothed_carry" => code => system.RawData.SmoothedCarry[code],
            "median_carry_for_asset_class" => code => system.RawData.MedianCarryForAssetClass[code],
            "neg_skew365" => code => system.RawData.NegativeSkew[code],
            "vol_quantile_points" => code => Attenuation(system).VolQuantilePoints[code],
            "vol_attenuation" => code => Attenuation(system).VolAttenuation[code],
            "raw_carry" => code => system.RawData.RawCarry[code],
            "fx_rate" => code => system.PositionSize.FxRate[code],
            "fdm" => code => system.CombForecast.ForecastDiversificationMultiplier[code],
            "combined_forecast" => code => system.CombForecast.CombinedForecast[code],
            "block_value" => code => system.PositionSize.BlockValue[code],
            "instrument_currency_vol" => code => system.PositionSize.InstrumentCurrencyVol[code],
            "instrument_value_vol" => code => system.PositionSize.InstrumentValueVol[code],
            "volatility_scalar_avg_subsystem_position" => code => system.PositionSize.AveragePosition[code],
            "subsystem_position" => code => system.PositionSize.SubsystemPosition[code],
            "notional_position" => code => system.Portfolio.NotionalPosition[code],
            "notional_position_before_risk_scaling" => code => system.Portfolio.NotionalPositionBeforeRiskScaling[code],
            "buffer_top" => code => system.Portfolio.BuffersForPosition[code]["top_pos"],
            "buffer_bot" => code => system.Portfolio.BuffersForPosition[code]["bot_pos"],
            "buffered_position" => code => system.Accounts.BufferedPosition[code],
            "buffered_position_with_multiplier" => code => system.Accounts.BufferedPositionWithMultiplier[code],
            "actual_position" => code => system.Portfolio.ActualPosition[code],
            "pandl_instrument_gross" => code => system.Accounts.PandlForInstrument[code].Gross.Returns,
            "pandl_instrument_costs" => code => system.Accounts.PandlForInstrument[code].Costs.Returns,
            "pandl_instrument_net" => code => system.Accounts.PandlForInstrument[code].Net.Returns,
            "pandl_subsystem_net_percent" => code => system.Accounts.PandlForSubsystem[code].Percent.Returns,
            _ => null,
        };
        return output is null ? null : new SeriesTable(name, [.. system.Instruments.Select(code => (code, output(code)))]);
    }

    private static SeriesTable? Foldered(string folder, string code, TradingSystem system) => folder switch
    {
        "forecast_raw" => RulesOf(folder, code, system, rule => system.Rules.RawForecast[code, rule]),
        "forecast_attenuated" => RulesOf(folder, code, system, rule => system.ForecastScaleCap.RawForecast[code, rule]),
        "forecast_capped" => RulesOf(folder, code, system, rule => system.ForecastScaleCap.CappedForecast[code, rule]),
        "forecast_scalar" => new SeriesTable(
            $"{folder}/{code}", [.. system.CombForecast.TradingRuleList[code].Select(rule => (rule, system.ForecastScaleCap.ForecastScalar[code, rule]))]),
        "forecast_weights_raw_monthly" => Columns($"{folder}/{code}", system.CombForecast.RawForecastWeights[code]),
        "forecast_weights" => Columns($"{folder}/{code}", system.CombForecast.ForecastWeights[code]),
        _ => null,
    };

    private static VolatilityAttenuatedForecastScaleCap Attenuation(TradingSystem system) => (VolatilityAttenuatedForecastScaleCap)system.ForecastScaleCap;

    private static SeriesTable RulesOf(string folder, string code, TradingSystem system, Func<string, TimeSeries> series) =>
        new($"{folder}/{code}", [.. system.Rules.TradingRules.Value.Keys.Select(rule => (rule, series(rule)))]);

    private static SeriesTable ByRule(string name, TradingSystem system, Func<string, TimeSeries> series) =>
        new(name, [.. system.CombForecast.TradingRuleList[system.Instruments[0]].Select(rule => (rule, series(rule)))]);

    /// <summary>Despite its name the reference's file is in base currency: its values are 2,500 times the percentages of a capital of 250,000.</summary>
    private static SeriesTable ForecastPandl(string name, string code, TradingSystem system) =>
        new(name, [.. system.CombForecast.TradingRuleList[code].Select(rule => (rule, system.Accounts.PandlForInstrumentForecast[code, rule].Returns))]);

    private static SeriesTable Single(string name, string column, TimeSeries series) => new(name, [(column, series)]);

    internal static SeriesTable Columns(string name, Frame frame) => new(name, [.. frame.Names.Select(n => (n, frame[n]))]);

    private static SeriesTable Curves(string name, AccountCurve curve) => new(
        name,
        [
            .. Sides.Select(side => (side, curve.GrossCostsNet()[side].DropMissing())),
            ("net_percent", curve.Percent.Returns),
            ("curve", curve.Cumulative()),
            ("percent_curve", curve.Percent.Cumulative()),
            ("percent_drawdown", curve.Percent.Drawdown()),
        ]);

    private static string? After(string name, string prefix) => name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : null;

    private static OutputTable Estimates(string name, OptimisedWeights weights) => EstimateTables.Of(name, weights)![1] with { Name = name };

    private static OutputTable Correlations(string name, CorrelationList correlations) => EstimateTables.Of(name, correlations)![0];

    private static SeriesTable Risk(string name, TradingSystem system) => new(name, [.. RiskColumns(system)]);

    private static IEnumerable<(string, TimeSeries)> RiskColumns(TradingSystem system)
    {
        yield return ("scalar", system.Portfolio.RiskScalar.Value);
        yield return ("normal", system.Portfolio.PortfolioRisk.Value);
        yield return ("shocked", system.Portfolio.ShockedPortfolioRisk.Value);
        yield return ("sumabs", system.Portfolio.SumOfRisk.Value);
        yield return ("leverage", system.Portfolio.Leverage.Value);
    }

    private static RecordTable Static(string name, TradingSystem system) => new(
        name,
        ["instrument", "currency", "pointsize", "asset_class", "spread_cost_price_units", "value_of_block_commission", "percentage_cost", "value_of_pertrade_commission", "rolls_per_year"],
        [
            .. system.Instruments.Select(code =>
            {
                var costs = system.RawData.CostData[code];
                return (IReadOnlyList<object?>)
                [
                    code, system.Data.Currency[code], system.Data.PointSize[code], system.Data.AssetClass[code], costs.PriceSlippage, costs.PerBlock, costs.Percentage, costs.PerTrade,
                    system.RawData.RollsPerYear[code],
                ];
            }),
        ]);

    private static RecordTable VolatilityTarget(string name, TradingSystem system) => new(
        name,
        ["key", "value"],
        [
            ["base_currency", system.PositionSize.BaseCurrency.Value],
            ["percentage_vol_target", system.PositionSize.PercentageVolTarget.Value],
            ["notional_trading_capital", system.PositionSize.NotionalTradingCapital.Value],
            ["annual_cash_vol_target", system.PositionSize.AnnualCashVolTarget.Value],
            ["daily_cash_vol_target", system.PositionSize.DailyCashVolTarget.Value],
        ]);

    private static RecordTable ByInstrumentAndRule(string name, TradingSystem system, string[] columns, Func<string, string, object?[]> values) => new(
        name,
        ["instrument", "rule", .. columns],
        [.. system.Instruments.SelectMany(code => system.CombForecast.TradingRuleList[code].Select(rule => (IReadOnlyList<object?>)[code, rule, .. values(code, rule)]))]);

    private static RecordTable CostsByInstrument(string name, TradingSystem system) => new(
        name,
        ["instrument", "SR_cost_per_trade", "SR_holding_cost", "subsystem_turnover", "instrument_turnover", "recent_avg_price", "recent_avg_annual_price_vol"],
        [
            .. system.Instruments.Select(code => (IReadOnlyList<object?>)
            [
                code, system.Accounts.SharpeRatioCostPerTrade[code], system.Accounts.SharpeRatioHoldingCost[code], system.Accounts.SubsystemTurnover[code],
                system.Accounts.InstrumentTurnover[code], system.Accounts.RecentAveragePrice[code], system.Accounts.RecentAverageAnnualVolatility[code],
            ]),
        ]);

    private static RecordTable InstrumentStatistics(string name, TradingSystem system)
    {
        string[] names = [.. AccountStatistics.Names.Where(n => !n.StartsWith("quant_ratio", StringComparison.Ordinal))];
        return new RecordTable(
            name,
            ["instrument", .. names],
            [.. system.Instruments.Select(code => (IReadOnlyList<object?>)[code, .. names.Select(n => (object?)system.Accounts.PandlForInstrument[code].Statistics[n])])]);
    }

    private static RecordTable PortfolioStatistics(string name, AccountCurve curve)
    {
        var net = curve.Net;
        (string Name, AccountCurve Curve)[] views =
        [
            ("net", net), ("gross", curve.Gross), ("costs", curve.Costs), ("net_percent", net.Percent), ("gross_percent", curve.Gross.Percent),
            ("net_percent_weekly", net.Percent.Weekly), ("net_percent_monthly", net.Percent.Monthly), ("net_percent_annual", net.Percent.Annual),
        ];
        return new RecordTable(
            name,
            ["stat", .. views.Select(v => v.Name)],
            [.. AccountStatistics.Names.Select(n => (IReadOnlyList<object?>)[n, .. views.Select(v => (object?)v.Curve.Statistics[n])])]);
    }
}
