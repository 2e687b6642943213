namespace SysTrade.Systems.Configuration;

/// <summary>
/// Deviations of pysystemtrade that change numbers and that can be reproduced. Each is off by default, which gives the right
/// number; on gives pysystemtrade's. Set by the configuration key <c>compatibility</c>: <c>pysystemtrade</c> (all on), <c>none</c>, or a
/// mapping <c>{base: pysystemtrade, zero_forecasts_become_missing: false}</c> for single ones.
/// </summary>
public sealed partial record Quirks
{
    /// <summary>Nothing is reproduced; the default.</summary>
    public static Quirks None { get; } = new();

    /// <summary>Everything is reproduced, so that results can be compared with pysystemtrade's.</summary>
    public static Quirks Pysystemtrade { get; } = QuirkCatalog.All.Aggregate(None, (quirks, quirk) => quirk.Switch(quirks, true));

    /// <summary>
    /// The reference builds a weighted profit curve from positions that already carry the fill delay and delays them again, so weighted
    /// curves and curves per rule trade one day late. Right: the delay is applied once.
    /// </summary>
    public bool WeightedCurvesLaggedTwice { get; init; }

    /// <summary>
    /// The reference keeps the positions its order simulator inferred from fills, and shifts them by one fill every time they are read
    /// again, so the reported profit is not that of the fills. Right: positions follow from the fills once.
    /// </summary>
    public bool OrderSimulatorDoubleLag { get; init; }

    /// <summary>
    /// The reference averages the position over the moments of simulated fills when it charges rolls, so one that is held through a roll without
    /// trading pays nothing for it, and rolls after the last fill are free. Right: over all the time it is held.
    /// </summary>
    public bool SimulatedRollsOnFillsOnly { get; init; }

    /// <summary>
    /// The reference values the fill of a simulated limit order at the price of its moment, which is beyond the limit, and not at the limit that was
    /// paid. Right: profit is that of the fills.
    /// </summary>
    public bool LimitFillsValuedAtMarket { get; init; }

    /// <summary>
    /// The reference multiplies hourly forecasts with the volatility, weights and multipliers stamped with the same day's midnight, which know that
    /// day's close. Right: hours use what was known when their day began.
    /// </summary>
    public bool DailyValuesKnownDuringTheDay { get; init; }

    /// <summary>
    /// The reference turns a forecast of exactly zero into a missing one, which is then filled with the last other value, so a rule can
    /// never be flat. Right: zero is a forecast.
    /// </summary>
    public bool ZeroForecastsBecomeMissing { get; init; }

    /// <summary>
    /// The reference sizes the positions behind a forecast's profit without the FX rate and then converts the profit with it, so curves in
    /// different currencies have different risk. Right: both use the rate.
    /// </summary>
    public bool ForecastPandlIgnoresFxWhenSizing { get; init; }

    /// <summary>
    /// The reference's <c>ewmac_calc_vol</c> family (normalised momentum, asset-class trend, the example rule with defaults) and the factor
    /// rules divide by the volatility of the series' level. Right: by the volatility of its changes. The shipped forecast scalars of these
    /// rules were fitted to the reference's way: with the right one they need new scalars, estimated or fixed.
    /// </summary>
    public bool EwmacCalcVolOfLevels { get; init; }

    /// <summary>
    /// The reference takes daily returns between prices that were not filled, so that one missing price loses two returns and the move
    /// across the gap. Right: the return after a gap is the whole move since the last price.
    /// </summary>
    public bool ReturnsLostAroundMissingDays { get; init; }

    /// <summary>
    /// The reference books Saturday's and Sunday's prices to the Friday before, so Friday knows Sunday evening's price. Right: they belong
    /// to Monday's session.
    /// </summary>
    public bool WeekendRowsBookedToFriday { get; init; }

    /// <summary>
    /// The reference never recognises an irregular daily series as daily (it compares a rounded number with an unrounded one), and takes
    /// hourly prices on daily stamps for its profit. Right: it is daily and uses daily prices.
    /// </summary>
    public bool IrregularDailyFallsBackToHourlyPrices { get; init; }

    /// <summary>
    /// The reference counts fitting periods backwards from the last day of data, so all estimates of the past change when a day is added.
    /// Right: periods are anchored in the calendar and past ones stay.
    /// </summary>
    public bool FittingDatesSlide { get; init; }

    /// <summary>
    /// The reference's mean estimator annualises as if returns were weekly whatever the frequency, while the standard deviation uses the
    /// frequency. Right: both use it. No difference for weekly returns.
    /// </summary>
    public bool MeanEstimatorIgnoresFrequency { get; init; }

    /// <summary>
    /// The reference's weekly returns are zero where an asset has no data, so one that starts late looks quiet, uncorrelated and present
    /// before it exists. Right: a period without data is missing.
    /// </summary>
    public bool WeeklyResampleTurnsMissingIntoZero { get; init; }

    /// <summary>
    /// The reference averages cash costs over the days that have one when it feeds the weight fitting, so costs appear many times too
    /// large. Right: over all days.
    /// </summary>
    public bool CashCostsAveragedOverCostDays { get; init; }

    /// <summary>
    /// The reference reads <c>rollyears</c> as a number of fitting intervals, so 5 with weekly intervals is five weeks. Right: years.
    /// </summary>
    public bool RollYearsCountsIntervals { get; init; }

    /// <summary>
    /// The reference applies <c>multiply_roll_costs_by</c> to the roll costs of the portfolio only; subsystem curves pay rolls in full.
    /// Right: to both.
    /// </summary>
    public bool SubsystemRollCostsNotScaled { get; init; }

    /// <summary>
    /// The reference's volatility attenuation doubles a forecast where the volatility is unknown (it ranks a missing value lowest), and counts such
    /// days among those that later days are ranked with. Right: no attenuation until it is known, and ranks among the days it is known.
    /// </summary>
    public bool VolAttenuationOfUnknownVol { get; init; }

    /// <summary>
    /// In the reference's order simulator limit orders that sell pay slippage and those that buy do not. Right: a limit order that is
    /// filled at its limit pays none.
    /// </summary>
    public bool LimitOrderSlippage { get; init; }

    /// <summary>
    /// The reference's handcrafted weights do not sum to one when Sharpe ratios are equalised, and cleaning mixes them with weights that do.
    /// Right: they are normalised first.
    /// </summary>
    public bool UnnormalisedHandcraftWeights { get; init; }

    /// <summary>
    /// The reference's half compounding multiplies the capital multiplier into the return once too often: m(1 + m r). Right: m(1 + r), capped
    /// at one.
    /// </summary>
    public bool HalfCompoundingFormula { get; init; }

    /// <summary>
    /// The reference scales past cash costs by volatility relative to the last day's, so the past knows the present, and a price that stood
    /// still at the end makes costs infinite. Right: relative to the average of the last year with movement, as costs are known for today.
    /// </summary>
    public bool CostDeflatorLooksAhead { get; init; }

    /// <summary>
    /// The reference looks multipliers and weights up at exactly the stamps of an hourly series before filling, so all portfolio positions
    /// become missing. Right: the last known value holds.
    /// </summary>
    public bool IdmReindexLosesHourly { get; init; }

    /// <summary>
    /// The reference never reads <c>instrument_weight_estimate.shrinkage_mean</c> and shrinks by its built-in 0.9. Right: the key is the
    /// shrinkage of the means where <c>shrinkage_SR</c> is not given.
    /// </summary>
    public bool ShrinkageMeanKeyNeverRead { get; init; }

    /// <summary>
    /// The reference takes the first position of a series as given, so opening it costs nothing. Right: it is a trade from zero.
    /// </summary>
    public bool FirstPositionIsNotATrade { get; init; }

    /// <summary>
    /// The reference stamps returns of seven days (frequency <c>7D</c>) at the first of them, so an estimate that ends within a span knows up to six
    /// days more than it may. Right: they are stamped when they are known.
    /// </summary>
    public bool SevenDaysStampedAtStart { get; init; }

    /// <summary>
    /// The reference remembers the curve of an instrument by the printed form of its positions, which shows the first and last five rows, so
    /// positions for the capital there is earn the profit of fixed capital where both ends print the same. Right: each has its own curve.
    /// </summary>
    public bool CurvesRememberedByPrintedPositions { get; init; }

    /// <summary>
    /// The reference's dynamic optimisation follows positions before the risk overlay, so the overlay has no effect on what it holds. Right: those
    /// after it.
    /// </summary>
    public bool OptimisationIgnoresRiskOverlay { get; init; }

    /// <summary>
    /// The reference's contract values run back to before they were known, with the first known one. Right: they are missing there.
    /// </summary>
    public bool ContractValuesBackfilled { get; init; }

    /// <summary>
    /// The reference's dynamic optimisation divides the cost of a contract on a day by the value of a contract on the last day. Right: by that of
    /// the same day.
    /// </summary>
    public bool OptimisationCostsOverFinalValue { get; init; }

    /// <summary>
    /// The reference leaves positions outside their bounds alone when the tracking error is inside its buffer. Right: bounds hold whatever the
    /// tracking error.
    /// </summary>
    public bool BreachesInsideBufferStay { get; init; }

    /// <summary>
    /// The reference trades part of the way to the optimised positions even where that ends outside the bounds. Right: at least as far as the bounds.
    /// </summary>
    public bool AdjustmentMayPassBounds { get; init; }

    /// <summary>
    /// The reference takes no position at all for a failure and keeps what there was. Right: it is an answer like any other.
    /// </summary>
    public bool AllZeroOptimumKeepsPositions { get; init; }

    /// <summary>
    /// The reference's dynamic optimisation closes the position of an instrument it knows too little about. Right: what cannot be priced is
    /// held and reported.
    /// </summary>
    public bool PositionsWithoutDataClosed { get; init; }

    /// <summary>
    /// The reference cannot optimise a day on which a correlation is missing, as in the first weeks when no pair has enough returns, and keeps its
    /// positions. Right: what stands for a correlation where nothing is known (<c>offdiag</c>) stands there too.
    /// </summary>
    public bool MissingCorrelationStopsTheDay { get; init; }

    /// <summary>
    /// The reference charges optimised positions, with costs in Sharpe ratio units, for the turnover of the buffered ones. Right: for their own.
    /// </summary>
    public bool OptimisedCostsByBufferedTurnover { get; init; }

    /// <summary>Names of the quirks that are on, as in the configuration.</summary>
    public IReadOnlyList<string> Active => QuirkCatalog.All.Where(q => q.IsOn(this)).Select(q => q.Name).ToArray();
}
