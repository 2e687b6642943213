using SysTrade.Quant.Optimisation;
using static SysTrade.Systems.Configuration.ConfigKind;

namespace SysTrade.Systems.Configuration;

/// <content>Keys of systems.</content>
internal static partial class KnownKeys
{
    private static string[] DateMethods => ["expanding", "rolling", "in_sample"];

    private static IEnumerable<ConfigKey> System() =>
    [
        Key(SystemConfig.BaseConfigKey, Text | Mapping, "Configuration to start from; its top-level keys are replaced by those given here."),
        Table(Quirks.ConfigKey, "none, pysystemtrade, or a mapping of quirks to true or false.", Key("quirk", Switch | Text, "Reproduce it."), Text),
        new(StageRegistry.ConfigKey, Text | List, "Stages and lists of stages the system is made of.") { Choices = [.. StageRegistry.Provided.Names] },
        Key("start_date", Text, "First day of data that is used, YYYY-MM-DD."),
        Volatility(),
        .. Forecasts(),
        .. Positions(),
        .. Portfolio(),
        .. Risk(),
    ];

    private static ConfigKey Volatility() => Group(
        "volatility_calculation", "How volatility is estimated.",
        Func("Volatility estimator."),
        Key("name_returns_attr_in_rawdata", Text, "Output of rawdata whose volatility is taken."),
        Key("multiplier_to_get_daily_vol", Number, "Multiplies the result; for returns that are not daily."),
        Key("days", Number, "Span of the exponential weights, or window, business days."),
        Key("min_periods", WholeNumber, "Returns needed before the first value."),
        Key("slow_vol_years", Number, "Span of the long-run average, years of 256 days."),
        Key("proportion_of_slow_vol", Number, "Share of the long-run average, 0 to 1."),
        Key("vol_abs_min", Number, "Smallest volatility, price units per day."),
        Key("vol_floor", Switch, "Floor at a quantile of the past."),
        Key("floor_min_quant", Number, "That quantile, 0 to 1."),
        Key("floor_min_periods", WholeNumber, "Values before the floor applies."),
        Key("floor_days", WholeNumber, "Window of the quantile, business days."),
        Key("backfill", Switch, "Use the first value before it was known (looks ahead)."));

    private static IEnumerable<ConfigKey> Forecasts() =>
    [
        Table("trading_rules", "The trading rules by name.", Rule()),
        Key("forecast_scalar", Number, "Scalar of a rule that names none."),
        Table("forecast_scalars", "Scalar per rule.", Key("rule", Number, "Scalar.")),
        Key("use_forecast_scale_estimates", Switch, "Estimate forecast scalars."),
        Group(
            "forecast_scalar_estimate", "How forecast scalars are estimated.",
            Func(),
            Key("pool_instruments", Switch, "One scalar per rule from all instruments."),
            Key("window", WholeNumber, "Rows of the rolling mean."),
            Key("min_periods", WholeNumber, "Rows before the first value."),
            Key("backfill", Switch, "Use the first value before it was known (looks ahead).")),
        Key("forecast_cap", Number, "Largest forecast."),
        Key("forecast_floor", Number, "Smallest forecast; by default minus the cap."),
        Key("average_absolute_forecast", Number, "Average size of forecasts."),
        Key("use_attenuation", List, "Rules whose forecasts shrink in high volatility."),
        Key("rule_variations", List | Mapping, "Rules that may get weight: a list, or one per instrument."),
        Table("forecast_weights", "Weight per rule; or per instrument and rule; or an automatic grouping.", Key("rule", Any, "Weight."), List),
        Table(
            "forecast_div_multiplier", "Forecast diversification multiplier: a number, or one per instrument.",
            Key("instrument", Number, "Multiplier."), Number),
        Key("use_forecast_div_mult_estimates", Switch, "Estimate the forecast diversification multiplier."),
        Correlation("forecast_correlation_estimate", "Correlation of forecasts."),
        Multiplier("forecast_div_mult_estimate", "How the forecast diversification multiplier follows from correlations."),
        Key("use_forecast_weight_estimates", Switch, "Estimate forecast weights."),
        Group(
            "forecast_cost_estimates", "How costs of rules are estimated.",
            Key("use_pooled_costs", Switch, "Average the cost over instruments with the same rules."),
            Key("use_pooled_turnover", Switch, "Average the turnover over them.")),
        Key("forecast_weight_ewma_span", Number, "Smoothing of forecast weights, business days."),
        Key("forecast_post_ceiling_cost_SR", Number, "Rules that cost more are dropped, SR per year."),
        Weights("forecast_weight_estimate", "How forecast weights are estimated."),
        Table("forecast_mapping", "Forecast threshold per instrument.", Group(
            "instrument", "Mapping of its forecast.",
            Key("threshold", Number, "Forecasts smaller than this become zero."),
            Key("a_param", Number, "Multiplies the capped forecast."),
            Key("b_param", Number, "Slope beyond the threshold."))),
    ];

    private static IEnumerable<ConfigKey> Positions() =>
    [
        Key("percentage_vol_target", Number, "Annual volatility aimed at, percent of capital."),
        Key("notional_trading_capital", Number, "Capital, base currency."),
        Key("base_currency", Text, "Currency of capital and profit."),
        Group("capital_multiplier", "How capital follows profit.", Func("fixed_capital, full_compounding or half_compounding.")),
        Key("long_only_instruments", List, "Instruments whose position is never below zero."),
        Choice("buffer_method", "Width of the buffer around positions.", "forecast", "position", "none"),
        Key("buffer_size", Number, "Width as a share, 0 to 1."),
        Key("buffer_trade_to_edge", Switch, "Trade to the edge of the buffer."),
        Choice("positions_held", "Positions that reports, curves and orders are of; without it optimised ones where the system's own config sets small_system.", "buffered", "optimised"),
        Key("use_SR_costs", Switch, "Constant cost SR instead of cost per fill."),
        Key("vol_normalise_currency_costs", Switch, "Scale past costs with volatility."),
        Key("multiply_roll_costs_by", Number, "Share of a full trade that a roll costs."),
    ];

    private static IEnumerable<ConfigKey> Portfolio() =>
    [
        Key("instruments", List, "Instruments, where no weights are given."),
        Table("instrument_weights", "Weight per instrument, an automatic grouping, or equal.", Key("instrument", Number | Mapping, "Weight."), orElse: Text),
        Key("allocate_zero_instrument_weights_to_these_instruments", List, "Instruments that get no weight."),
        Key("instrument_div_multiplier", Number, "Instrument diversification multiplier."),
        Key("use_instrument_div_mult_estimates", Switch, "Estimate the instrument diversification multiplier."),
        Correlation("instrument_correlation_estimate", "Correlation of subsystem returns."),
        Multiplier("instrument_div_mult_estimate", "How the instrument diversification multiplier follows from correlations."),
        Key("use_instrument_weight_estimates", Switch, "Estimate instrument weights."),
        Key("instrument_weight_ewma_span", Number, "Smoothing of instrument weights, business days."),
        Weights("instrument_weight_estimate", "How instrument weights are estimated."),
        Group(
            "duplicate_instruments", "Instruments that are the same market.",
            Table("include", "The one that is kept, by name of the market.", Key("market", Text | List, "Instrument.")),
            Table("exclude", "Those left out.", Key("market", Text | List, "Instrument or instruments."))),
        Group(
            "exclude_instrument_lists", "Instruments left out or not traded.",
            Key("ignore_instruments", List, "Left out of everything."),
            Key("trading_restrictions", List, "Not traded: the law or the broker forbids it."),
            Key("bad_markets", List, "Not traded: too costly or too thin.")),
    ];

    private static IEnumerable<ConfigKey> Risk() =>
    [
        Group(
            "risk_overlay", "Limits beyond which all positions shrink; without this key there is none.",
            Key("max_risk_fraction_normal_risk", Number, "Portfolio risk, multiple of the target."),
            Key("max_risk_fraction_stdev_risk", Number, "Risk with shocked volatility, multiple of the target."),
            Key("max_risk_limit_sum_abs_risk", Number, "Sum of absolute risks, multiple of the target."),
            Key("max_risk_leverage", Number, "Sum of absolute positions, multiple of capital."),
            Key("shocked_vol_backfill", Switch, "Take the first shocked volatility for the time before it; looks ahead. True unless given, as in pysystemtrade.")),
        Correlation("instrument_returns_correlation", "Correlation of instruments' returns, for risk and dynamic optimisation."),
        Group(
            "small_system", "Dynamic optimisation.",
            Key("shadow_cost", Number, "Weight of costs against tracking error."),
            Key("cost_multiplier", Number, "Multiplies costs."),
            Key("tracking_error_buffer", Number, "Annual tracking error left alone, fraction of capital."),
            Key("shrink_instrument_returns_correlation", Number, "Weight of zero correlation, 0 to 1.")),
        Key("long_only_instruments_DO_ONLY", List, "Instruments the dynamic optimisation never holds short."),
    ];

    private static ConfigKey Rule() => new("rule", Mapping | Text | List, "A trading rule.")
    {
        Children =
        [
            Key("function", Text, "Name of the rule function."),
            Key("data", Text | List, "Outputs the function is given; by default data.daily_prices."),
            Table("other_args", "Arguments of the function; with leading underscores, of its data.", Key("argument", Any, "Value.")),
            Key("forecast_scalar", Number, "Scalar; before forecast_scalars."),
        ],
    };

    private static ConfigKey Multiplier(string name, string meaning) => Group(
        name, meaning, Func(), Key("ewma_span", Number, "Smoothing, business days."), Key("dm_max", Number, "Largest multiplier."));

    private static ConfigKey Correlation(string name, string meaning) => Group(
        name, meaning, [Func("Correlation estimator."),
        Key("pool_instruments", Switch, "Pool instruments with the same rules."),
        Key("frequency", Text, "Sampling."),
        Key("interval_frequency", Text, "How often a new matrix is estimated."),
        Choice("date_method", "Window of data.", DateMethods),
        Key("rollyears", Number, "Length of the rolling window, years."),
        .. Estimator(),
        Key("cleaning", Switch, "Fill unknown correlations."),
        Key("floor_at_zero", Switch, "No negative correlations."),
        Key("forward_fill_data", Switch, "Fill before sampling."),
        Key("forward_fill_price_index", Switch, "Fill cumulated returns before sampling."),
        Key("offdiag", Number, "Correlation where nothing is known."),
        Key("clip", Number, "Largest size of a correlation."),
        Key("shrinkage", Number, "Weight of the average correlation, 0 to 1.")]);

    private static ConfigKey Weights(string name, string meaning) => Group(
        name, meaning,
        Func("Optimiser."),
        Choice("method", "How weights are found from the past.", [.. WeightMethods.Names]),
        Key("pool_gross_returns", Switch, "Returns before costs from all instruments with the same rules."),
        Key("equalise_gross", Switch, "Same mean before costs for all."),
        Key("cost_multiplier", Number, "Multiplies costs."),
        Key("apply_cost_weight", Switch, "Adjust weights for costs after optimising."),
        Key("ceiling_cost_SR", Number, "Dearer rules are left out before optimising, SR per year."),
        Key("frequency", Text, "Sampling: D, W or M."),
        Choice("date_method", "Window of data.", DateMethods),
        Key("rollyears", Number, "Length of the rolling window, years."),
        Key("interval_frequency", Text, "How often weights are fitted again: 12M, M, W or a number of days such as 90D."),
        Key("cleaning", Switch, "Give assets without data a share."),
        Key("equalise_SR", Switch, "Assume the same SR for all."),
        Key("ann_target_SR", Number, "That SR."),
        Key("equalise_vols", Switch, "Assume the same volatility for all: weights are shares of risk, not of capital."),
        Key("shrinkage_SR", Number, "Weight of the common SR, 0 to 1."),
        Key("shrinkage_mean", Number, "Weight of the common mean, 0 to 1, where shrinkage_SR is not given."),
        Key("shrinkage_corr", Number, "Weight of the average correlation, 0 to 1."),
        Key("n_threads", WholeNumber, "Fitting periods estimated at the same time."),
        Key("monte_runs", WholeNumber, "Bootstrap: pasts drawn."),
        Key("bootstrap_length", WholeNumber, "Bootstrap: periods in each; by default as many as there are."),
        Key("bootstrap_block", WholeNumber, "Bootstrap: consecutive periods drawn together; by default one of each pooled instrument."),
        Key("bootstrap_seed", WholeNumber, "Bootstrap: seed; the same seed and data give the same weights."),
        Correlation("correlation_estimate", "Correlation of returns."),
        Group("mean_estimate", "Mean of returns.", [Func("Mean estimator."), .. Estimator()]),
        Group("vol_estimate", "Standard deviation of returns.", [Func("Standard deviation estimator."), .. Estimator()]));

    private static ConfigKey[] Estimator() =>
    [
        Key("using_exponent", Switch, "Exponential weights."),
        Key("ew_lookback", Number, "Span, periods."),
        Key("min_periods", WholeNumber, "Periods before the first value."),
    ];
}
