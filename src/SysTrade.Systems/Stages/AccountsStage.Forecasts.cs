using System.Diagnostics.CodeAnalysis;
using SysTrade.Domain;
using SysTrade.Series;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Tools;

namespace SysTrade.Systems.Stages;

/// <content>Profit and loss of single forecasts and of trading rules. Costs are always in Sharpe ratio units; positions are never whole.</content>
public partial class AccountsStage
{
    /// <summary>A rule on an instrument, with all capital.</summary>
    public Output<AccountCurve> PandlForInstrumentForecast { get; private set; }

    /// <summary>A rule on an instrument, with its share of the system.</summary>
    public Output<AccountCurve> PandlForInstrumentForecastWeighted { get; private set; }

    /// <summary>A rule on an instrument, with its share of the rule.</summary>
    public Output<AccountCurve> PandlForInstrumentForecastWeightedWithinRule { get; private set; }

    /// <summary>A rule as if it were the whole system.</summary>
    public Output<AccountCurve> PandlForTradingRule { get; private set; }

    /// <summary>A rule with its share of the system.</summary>
    public Output<AccountCurve> PandlForTradingRuleWeighted { get; private set; }

    /// <summary>A rule on every instrument with all capital each.</summary>
    public Output<AccountCurve> PandlForTradingRuleUnweighted { get; private set; }

    /// <summary>Every rule with its share of the system.</summary>
    public Output<AccountCurve> PandlForAllTradingRules { get; private set; }

    /// <summary>Every rule as if it were the whole system.</summary>
    public Output<AccountCurve> PandlForAllTradingRulesUnweighted { get; private set; }

    /// <summary>The rules of an instrument with their shares of the system.</summary>
    public Output<AccountCurve> PandlForInstrumentRules { get; private set; }

    /// <summary>The rules of an instrument with all capital each.</summary>
    public Output<AccountCurve> PandlForInstrumentRulesUnweighted { get; private set; }

    /// <summary>Weight of a rule on an instrument, before scaling: instrument weight, IDM, forecast weight and FDM multiplied.</summary>
    public Output<TimeSeries> JointWeight { get; private set; }

    /// <summary>Sum of the joint weights of an instrument's rules.</summary>
    public Output<TimeSeries> TotalWeightOfInstrument { get; private set; }

    /// <summary>Sum of the joint weights of the system.</summary>
    public Output<TimeSeries> TotalWeight { get; private set; }

    /// <summary>Sum of the joint weights of a rule.</summary>
    public Output<TimeSeries> TotalWeightOfRule { get; private set; }

    [MemberNotNull(nameof(PandlForInstrumentForecast), nameof(PandlForInstrumentForecastWeighted), nameof(PandlForInstrumentForecastWeightedWithinRule), nameof(PandlForTradingRule), nameof(PandlForTradingRuleWeighted), nameof(PandlForTradingRuleUnweighted), nameof(PandlForAllTradingRules), nameof(PandlForAllTradingRulesUnweighted), nameof(PandlForInstrumentRules), nameof(PandlForInstrumentRulesUnweighted), nameof(JointWeight), nameof(TotalWeightOfInstrument), nameof(TotalWeight), nameof(TotalWeightOfRule))]
    private void DefineForecasts()
    {
        JointWeight = ForInstrumentRule("unnormalised_weight_for_forecast_and_instrument", "Instrument weight, IDM, forecast weight and FDM multiplied.", "weight", MakeJointWeight, retain: false);
        TotalWeightOfInstrument = ForInstrument("total_unnormalised_weight_for_instrument", "Sum of the joint weights of the instrument's rules.", "weight", code => Sum(System.CombForecast.TradingRuleList[code].Select(rule => JointWeight[code, rule])), retain: false);
        TotalWeight = ForSystem("total_unnormalised_weight_across_all_instruments_and_forecasts", "Sum of the joint weights of the system.", "weight", () => Sum(System.PerInstrument(System.Instruments, code => TotalWeightOfInstrument[code])));
        TotalWeightOfRule = ForRule("total_unnormalised_weight_for_trading_rule", "Sum of the joint weights of the rule.", "weight", rule => Sum(InstrumentsWithRule(rule).Select(code => JointWeight[code, rule])));
        PandlForInstrumentForecast = ForArguments("pandl_for_instrument_forecast", OutputScope.InstrumentRule, "The rule on the instrument, with all capital.", Currency, a => new AccountCurve(MakeForecastPandl(a, null)));
        PandlForInstrumentForecastWeighted = ForArguments("pandl_for_instrument_forecast_weighted", OutputScope.InstrumentRule, "The rule on the instrument, with its share of the system.", Currency, a => Weighted(a, TotalWeight.Value));
        PandlForInstrumentForecastWeightedWithinRule = ForArguments("pandl_for_instrument_forecast_weighted_within_trading_rule", OutputScope.InstrumentRule, "The rule on the instrument, with its share of the rule.", Currency, a => Weighted(a, TotalWeightOfRule.ForRule(a.Rule!)));
        PandlForTradingRule = ForArguments("pandl_for_trading_rule", OutputScope.Rule, "The rule as if it were the whole system.", Currency, a => OverInstruments(a, PandlForInstrumentForecastWeightedWithinRule, isWeighted: true));
        PandlForTradingRuleWeighted = ForArguments("pandl_for_trading_rule_weighted", OutputScope.Rule, "The rule with its share of the system.", Currency, a => OverInstruments(a, PandlForInstrumentForecastWeighted, isWeighted: true));
        PandlForTradingRuleUnweighted = ForArguments("pandl_for_trading_rule_unweighted", OutputScope.Rule, "The rule on every instrument, with all capital each.", Currency, a => OverInstruments(a, PandlForInstrumentForecast, isWeighted: false));
        PandlForAllTradingRules = ForArguments("pandl_for_all_trading_rules", OutputScope.System, "Every rule with its share of the system.", Currency, a => OverRules(a, PandlForTradingRuleWeighted, isWeighted: true));
        PandlForAllTradingRulesUnweighted = ForArguments("pandl_for_all_trading_rules_unweighted", OutputScope.System, "Every rule as if it were the whole system.", Currency, a => OverRules(a, PandlForTradingRule, isWeighted: false));
        PandlForInstrumentRules = ForArguments("pandl_for_instrument_rules", OutputScope.Instrument, "The rules of the instrument with their shares of the system.", Currency, a => OverRules(a, PandlForInstrumentForecastWeighted, isWeighted: true));
        PandlForInstrumentRulesUnweighted = ForArguments("pandl_for_instrument_rules_unweighted", OutputScope.Instrument, "The rules of the instrument with all capital each.", Currency, a => OverRules(a, PandlForInstrumentForecast, isWeighted: false));
    }

    private IReadOnlyList<string> InstrumentsWithRule(string rule)
    {
        System.Rules.Rule(rule);
        return [.. System.Instruments.Where(code => System.CombForecast.TradingRuleList[code].Contains(rule))];
    }

    private ProfitAndLoss MakeForecastPandl(OutputArguments arguments, TimeSeries? weight)
    {
        var (code, rule) = (arguments.Instrument!, arguments.Rule!);
        var forecast = System.ForecastScaleCap.CappedForecast[code, rule];
        var average = AverageForecastPosition(code);
        var positions = average.KnownAt(forecast.Index, Config.Quirks).ReindexFill(forecast.Index) * (forecast / System.ForecastScaleCap.TargetAbsoluteForecast.Value);
        var capital = TimeSeries.Constant(forecast.Index, NotionalCapital);
        var delayFill = arguments.DelayFill ?? true;
        if (weight is not null)
        {
            // The reference weighs positions that were already lagged and then lags them again.
            if (Config.Quirks.WeightedCurvesLaggedTwice && delayFill) positions = positions.Shift();
            (positions, capital, average) = (Weigh(positions, weight), Weigh(capital, weight), Weigh(average, weight));
        }

        var pandl = new PositionPandl
        {
            Price = PriceFor(code, forecast),
            Decided = positions,
            Fx = System.PositionSize.FxRate[code],
            PointSize = System.Data.PointSize[code],
            Capital = capital,
            DelayFill = delayFill,
        };
        var traded = pandl.Traded();
        var costs = new SharpeRatioCosts(ForecastSharpeRatioCost[code, rule], average, System.RawData.DailyReturnsVolatility[code]).Of(pandl, traded);
        return new ProfitAndLoss(pandl.Gross(traded), pandl.ToBase(costs), capital) { Positions = traded };
    }

    /// <summary>Contracts that run at the volatility target with all capital: the reference forgets that the instrument may be in another currency.</summary>
    private TimeSeries AverageForecastPosition(string code)
    {
        var target = NotionalCapital * System.PositionSize.PercentageVolTarget.Value / 100.0 / TradingCalendar.RootBusinessDaysInYear;
        var volatility = System.RawData.DailyReturnsVolatility[code] * System.Data.PointSize[code];
        return Config.Quirks.ForecastPandlIgnoresFxWhenSizing ? target / volatility : target / (volatility * System.PositionSize.FxRate[code].ReindexFill(volatility.Index));
    }

    private AccountCurve Weighted(OutputArguments arguments, TimeSeries total)
    {
        var weight = JointWeight[arguments.Instrument!, arguments.Rule!];
        return new AccountCurve(MakeForecastPandl(arguments, weight / total.Reindex(weight.Index).ForwardFill()), isWeighted: true);
    }

    private static TimeSeries Weigh(TimeSeries series, TimeSeries weight) => series * weight.ReindexFill(series.Index);

    private TimeSeries MakeJointWeight(string code, string rule)
    {
        var forecastWeights = System.CombForecast.ForecastWeights[code];
        if (!forecastWeights.Contains(rule)) return TimeSeries.Constant(forecastWeights.Index, 0);
        var parts = Frame.Concat(
            ["idm", "fdm", "instrument", "forecast"],
            [
                System.Portfolio.InstrumentDiversificationMultiplier.Value,
                System.CombForecast.ForecastDiversificationMultiplier[code],
                System.Portfolio.InstrumentWeights.Value[code],
                forecastWeights[rule],
            ]).ForwardFill().BackFill();
        return parts["idm"] * parts["fdm"] * parts["instrument"] * parts["forecast"];
    }

    private static TimeSeries Sum(IEnumerable<TimeSeries> series)
    {
        var all = series.ToArray();
        return Frame.Concat([.. all.Select((_, i) => i.ToString())], all).ForwardFill().RowSum();
    }

    private AccountCurve OverInstruments(OutputArguments arguments, Output<AccountCurve> output, bool isWeighted)
    {
        var instruments = InstrumentsWithRule(arguments.Rule!);
        _ = System.Portfolio.InstrumentWeights.Value;
        return Group(instruments, System.PerInstrument(instruments, code => output.Get(arguments with { Instrument = code })), NotionalCapitalSeries, isWeighted);
    }

    private AccountCurve OverRules(OutputArguments arguments, Output<AccountCurve> output, bool isWeighted)
    {
        var rules = arguments.Instrument is { } code
            ? System.CombForecast.TradingRuleList[code]
            : [.. System.Instruments.SelectMany(c => System.CombForecast.TradingRuleList[c]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return Group(rules, [.. rules.Select(rule => output.Get(arguments with { Rule = rule }))], NotionalCapitalSeries, isWeighted);
    }
}
