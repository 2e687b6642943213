namespace SysTrade.Systems.Configuration;

/// <summary>One deviation of pysystemtrade, for lists and for the configuration key.</summary>
/// <param name="Name">Name in the configuration, for example <c>zero_forecasts_become_missing</c>.</param>
/// <param name="Effect">What happens when it is on.</param>
/// <param name="IsOn">Reads it.</param>
/// <param name="Switch">Gives the quirks with this one on or off.</param>
public sealed record QuirkDefinition(string Name, string Effect, Func<Quirks, bool> IsOn, Func<Quirks, bool, Quirks> Switch);

/// <summary>All quirks by their configuration names.</summary>
public static class QuirkCatalog
{
    /// <summary>Every quirk, in the order of the calculation from data to profit.</summary>
    public static IReadOnlyList<QuirkDefinition> All { get; } =
    [
        new("weekend_rows_booked_to_friday", "Saturday's and Sunday's prices count as Friday's.",
            q => q.WeekendRowsBookedToFriday, (q, on) => q with { WeekendRowsBookedToFriday = on }),
        new("returns_lost_around_missing_days", "A missing price loses the returns on both sides of it.",
            q => q.ReturnsLostAroundMissingDays, (q, on) => q with { ReturnsLostAroundMissingDays = on }),
        new("ewmac_calc_vol_of_levels", "Rules that compute their own volatility take it from levels instead of changes.",
            q => q.EwmacCalcVolOfLevels, (q, on) => q with { EwmacCalcVolOfLevels = on }),
        new("zero_forecasts_become_missing", "A forecast of zero is replaced by the last other forecast.",
            q => q.ZeroForecastsBecomeMissing, (q, on) => q with { ZeroForecastsBecomeMissing = on }),
        new("vol_attenuation_of_unknown_vol", "Forecasts double where the volatility is not yet known.",
            q => q.VolAttenuationOfUnknownVol, (q, on) => q with { VolAttenuationOfUnknownVol = on }),
        new("fitting_dates_slide", "Fitting periods are counted back from the last day of data.",
            q => q.FittingDatesSlide, (q, on) => q with { FittingDatesSlide = on }),
        new("seven_days_stamped_at_start", "Returns of seven days count as known on their first day.",
            q => q.SevenDaysStampedAtStart, (q, on) => q with { SevenDaysStampedAtStart = on }),
        new("roll_years_counts_intervals", "rollyears counts fitting intervals.",
            q => q.RollYearsCountsIntervals, (q, on) => q with { RollYearsCountsIntervals = on }),
        new("mean_estimator_ignores_frequency", "Means are annualised as weekly whatever the frequency.",
            q => q.MeanEstimatorIgnoresFrequency, (q, on) => q with { MeanEstimatorIgnoresFrequency = on }),
        new("weekly_resample_turns_missing_into_zero", "Weeks without data count as weeks of zero return.",
            q => q.WeeklyResampleTurnsMissingIntoZero, (q, on) => q with { WeeklyResampleTurnsMissingIntoZero = on }),
        new("cash_costs_averaged_over_cost_days", "Cash costs given to weight fitting are averaged over the days that have one.",
            q => q.CashCostsAveragedOverCostDays, (q, on) => q with { CashCostsAveragedOverCostDays = on }),
        new("shrinkage_mean_key_never_read", "shrinkage_mean of the instrument weights has no effect.",
            q => q.ShrinkageMeanKeyNeverRead, (q, on) => q with { ShrinkageMeanKeyNeverRead = on }),
        new("unnormalised_handcraft_weights", "Handcrafted weights are cleaned before they sum to one.",
            q => q.UnnormalisedHandcraftWeights, (q, on) => q with { UnnormalisedHandcraftWeights = on }),
        new("idm_reindex_loses_hourly", "Multipliers and weights are missing at the stamps of hourly series.",
            q => q.IdmReindexLosesHourly, (q, on) => q with { IdmReindexLosesHourly = on }),
        new("daily_values_known_during_the_day", "Hourly positions are sized with their own day's volatility, weights and multipliers.",
            q => q.DailyValuesKnownDuringTheDay, (q, on) => q with { DailyValuesKnownDuringTheDay = on }),
        new("optimisation_ignores_risk_overlay", "The dynamic optimisation follows positions before the risk overlay.",
            q => q.OptimisationIgnoresRiskOverlay, (q, on) => q with { OptimisationIgnoresRiskOverlay = on }),
        new("contract_values_backfilled", "Contract values run back to before they were known.",
            q => q.ContractValuesBackfilled, (q, on) => q with { ContractValuesBackfilled = on }),
        new("optimisation_costs_over_final_value", "Costs of a day are taken relative to the value of a contract on the last day.",
            q => q.OptimisationCostsOverFinalValue, (q, on) => q with { OptimisationCostsOverFinalValue = on }),
        new("breaches_inside_buffer_stay", "Optimised positions outside their bounds stay while the tracking error is small.",
            q => q.BreachesInsideBufferStay, (q, on) => q with { BreachesInsideBufferStay = on }),
        new("adjustment_may_pass_bounds", "Trading part of the way may leave optimised positions outside their bounds.",
            q => q.AdjustmentMayPassBounds, (q, on) => q with { AdjustmentMayPassBounds = on }),
        new("all_zero_optimum_keeps_positions", "Positions are kept when none at all would be best.",
            q => q.AllZeroOptimumKeepsPositions, (q, on) => q with { AllZeroOptimumKeepsPositions = on }),
        new("positions_without_data_closed", "Optimised positions in instruments without data become zero.",
            q => q.PositionsWithoutDataClosed, (q, on) => q with { PositionsWithoutDataClosed = on }),
        new("missing_correlation_stops_the_day", "Days on which a correlation is missing are not optimised.",
            q => q.MissingCorrelationStopsTheDay, (q, on) => q with { MissingCorrelationStopsTheDay = on }),
        new("optimised_costs_by_buffered_turnover", "Optimised positions pay Sharpe ratio costs for the turnover of the buffered ones.",
            q => q.OptimisedCostsByBufferedTurnover, (q, on) => q with { OptimisedCostsByBufferedTurnover = on }),
        new("half_compounding_formula", "Half compounding applies the multiplier to the return twice.",
            q => q.HalfCompoundingFormula, (q, on) => q with { HalfCompoundingFormula = on }),
        new("first_position_is_not_a_trade", "Opening the first position costs nothing.",
            q => q.FirstPositionIsNotATrade, (q, on) => q with { FirstPositionIsNotATrade = on }),
        new("irregular_daily_falls_back_to_hourly_prices", "Irregular daily series are valued with hourly prices.",
            q => q.IrregularDailyFallsBackToHourlyPrices, (q, on) => q with { IrregularDailyFallsBackToHourlyPrices = on }),
        new("cost_deflator_looks_ahead", "Past cash costs are scaled by the volatility of the last day.",
            q => q.CostDeflatorLooksAhead, (q, on) => q with { CostDeflatorLooksAhead = on }),
        new("curves_remembered_by_printed_positions", "An instrument earns the profit of fixed capital where its positions for the capital there is begin and end alike.",
            q => q.CurvesRememberedByPrintedPositions, (q, on) => q with { CurvesRememberedByPrintedPositions = on }),
        new("subsystem_roll_costs_not_scaled", "Subsystem curves pay roll costs without multiply_roll_costs_by.",
            q => q.SubsystemRollCostsNotScaled, (q, on) => q with { SubsystemRollCostsNotScaled = on }),
        new("forecast_pandl_ignores_fx_when_sizing", "Positions behind a forecast's profit are sized without the FX rate.",
            q => q.ForecastPandlIgnoresFxWhenSizing, (q, on) => q with { ForecastPandlIgnoresFxWhenSizing = on }),
        new("weighted_curves_lagged_twice", "Weighted curves and curves per rule trade one day late.",
            q => q.WeightedCurvesLaggedTwice, (q, on) => q with { WeightedCurvesLaggedTwice = on }),
        new("order_simulator_double_lag", "Simulated positions are shifted by a fill each time they are read again.",
            q => q.OrderSimulatorDoubleLag, (q, on) => q with { OrderSimulatorDoubleLag = on }),
        new("simulated_rolls_on_fills_only", "Rolls of simulated positions are charged for the average over the moments of fills.",
            q => q.SimulatedRollsOnFillsOnly, (q, on) => q with { SimulatedRollsOnFillsOnly = on }),
        new("limit_fills_valued_at_market", "Fills of simulated limit orders are valued at the price of their moment.",
            q => q.LimitFillsValuedAtMarket, (q, on) => q with { LimitFillsValuedAtMarket = on }),
        new("limit_order_slippage", "Limit orders that sell pay slippage, those that buy do not.",
            q => q.LimitOrderSlippage, (q, on) => q with { LimitOrderSlippage = on }),
    ];
}
