using SysTrade.Data;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Quant.Volatility;
using SysTrade.Series;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Tools;

namespace SysTrade.Systems.Stages;

/// <summary>Returns, volatility and carry, made once for all rules. Takes data; gives series by instrument.</summary>
/// <remarks>Formulas: handbook, stage rawdata.</remarks>
public partial class RawData : Stage
{
    /// <summary>Creates the stage.</summary>
    public RawData()
        : base("rawdata")
    {
        const string Price = "price units", Daily = "price units per day";
        DailyPrices = ForInstrument("get_daily_prices", "Back-adjusted daily price.", Price, MakeDailyPrices);
        NaturalPrices = ForInstrument("get_natural_frequency_prices", "Back-adjusted price at every stamp.", Price, code => System.Data.RawPrice[code], retain: false);
        HourlyPrices = ForInstrument("get_hourly_prices", "Back-adjusted hourly price.", Price, code => System.Data.HourlyPrices[code]);
        DailyReturns = ForInstrument("daily_returns", "Change of the daily price.", Daily, MakeDailyReturns);
        HourlyReturns = ForInstrument("hourly_returns", "Change of the hourly price.", "price units per hour", code => HourlyPrices![code].Difference());
        DailyReturnsVolatility = ForInstrument("daily_returns_volatility", "Standard deviation of daily returns by the configured estimator.", Daily, MakeVolatility);
        AnnualisedReturnsVolatility = ForInstrument("annualised_returns_volatility", "Daily volatility times sixteen.", "price units per year", code => DailyReturnsVolatility![code] * TradingCalendar.RootBusinessDaysInYear, retain: false);
        DenominatorPrice = ForInstrument("daily_denominator_price", "Daily price of the contract held, the denominator of percentage returns.", Price, MakeDenominatorPrice);
        DailyPercentageReturns = ForInstrument("get_daily_percentage_returns", "Daily return over the price of the contract held.", "fraction per day", code => DailyReturns![code] / DenominatorPrice![code].ForwardFill());
        DailyPercentageVolatility = ForInstrument("get_daily_percentage_volatility", "Daily volatility as a percentage of the price of the contract held.", "% per day", MakePercentageVolatility);
        VolNormalisedReturns = ForInstrument("get_daily_vol_normalised_returns", "Daily return over the volatility known the day before.", "standard deviations", code => DailyReturns![code] / DailyReturnsVolatility![code].Shift());
        CumulativeVolNormalisedReturns = ForInstrument("get_cumulative_daily_vol_normalised_returns", "Running sum of volatility-normalised returns: a price with equal volatility.", "standard deviations", code => VolNormalisedReturns![code].CumulativeSum());
        RawRoll = ForInstrument("raw_futures_roll", "Price of the contract held less the carry contract's; exact zeros are missing.", Price, code => Carry.RawRoll(System.Data.MultiplePrices[code]), retain: false);
        RollDifferentials = ForInstrument("roll_differentials", "Years from the contract held to the carry contract.", "years", code => Carry.RollDifferentials(System.Data.MultiplePrices[code]), retain: false);
        AnnualisedRoll = ForInstrument("annualised_roll", "Raw roll by year.", "price units per year", code => RawRoll![code] / RollDifferentials![code], retain: false);
        DailyAnnualisedRoll = ForInstrument("daily_annualised_roll", "Mean annualised roll of each business day.", "price units per year", code => AnnualisedRoll![code].To(System.Data.DailyFrequency, Aggregation.Mean));
        RawCarry = ForInstrument("raw_carry", "Annualised roll over annualised volatility.", "Sharpe ratio", code => DailyAnnualisedRoll![code] / AnnualisedReturnsVolatility![code]);
        AssetClassPrice = ForInstrument("daily_vol_normalised_price_for_asset_class_with_redundant_instrument_code", "Running sum of the median volatility-normalised return in the asset class.", "standard deviations", [AssetClassOption], MakeAssetClassPrice);
        NormalisedPriceForAssetClass = ForInstrument("normalised_price_for_asset_class", "The same on the days of the instrument, forward-filled.", "standard deviations", MakeNormalisedPriceForAssetClass);
        SmoothedCarry = ForInstrument("smoothed_carry", "Exponentially weighted mean of raw carry.", "Sharpe ratio", [SmoothDaysOption], MakeSmoothedCarry);
        AssetClassCarry = ForInstrument("median_carry_for_asset_class_with_redundant_instrument_code", "Median smoothed carry in the asset class.", "Sharpe ratio", [AssetClassOption, SmoothDaysOption], MakeAssetClassCarry);
        MedianCarryForAssetClass = ForInstrument("median_carry_for_asset_class", "The same on the days of the instrument's carry, forward-filled.", "Sharpe ratio", [SmoothDaysOption], MakeMedianCarryForAssetClass);
        Skew = ForInstrument("skew", "Skew of percentage returns in a window of calendar days.", "", [LookbackOption], MakeSkew);
        NegativeSkew = ForInstrument("neg_skew", "Minus the skew.", "", [LookbackOption], (code, options) => -Skew![code, options]);
        Kurtosis = ForInstrument("kurtosis", "Excess kurtosis of percentage returns in a window of calendar days.", "", [LookbackOption], MakeKurtosis);
        FactorValue = ForInstrument("get_factor_value_for_instrument", "A factor of the instrument.", "", [FactorOption], MakeFactorValue, passesOptionsOn: true);
        AverageFactorValue = ForInstrument("average_factor_value_for_instrument", "Average of the instrument's factor over fifteen years.", "", [FactorOption], MakeAverageFactorValue, passesOptionsOn: true);
        FactorValuesAllInstruments = ForSystem("factor_values_all_instruments", "A factor of every instrument in the system.", "", [FactorOption], MakeFactorValuesAllInstruments, retain: false, passesOptionsOn: true);
        CurrentAverageFactorValueOverAllAssets = ForSystem("current_average_factor_values_over_all_assets", "Mean of a factor over the instruments in the system.", "", [FactorOption], MakeCurrentAverage, passesOptionsOn: true);
        HistoricAverageFactorValueAllAssets = ForSystem("historic_average_factor_value_all_assets", "Average of that mean over fifteen years.", "", [FactorOption], MakeHistoricAverage, passesOptionsOn: true);
        FactorValuesOverAssetClass = ForInstrument("factor_values_over_asset_class", "A factor of every instrument of the asset class there are data for, in the system or not.", "", [AssetClassOption, FactorOption], MakeFactorValuesOverAssetClass, retain: false, passesOptionsOn: true);
        CurrentAverageFactorValueOverAssetClass = ForInstrument("current_average_factor_value_over_asset_class", "Mean of a factor over the instruments of the asset class there are data for, in the system or not.", "", [AssetClassOption, FactorOption], MakeCurrentAverageOverAssetClass, passesOptionsOn: true);
        AverageFactorValueInAssetClass = ForInstrument("average_factor_value_in_asset_class_for_instrument", "The same for the instrument's own asset class.", "", [FactorOption], (code, options) => CurrentAverageFactorValueOverAssetClass![code, options], retain: false, passesOptionsOn: true);
        DemeanedFactorValue = ForInstrument("get_demeanded_factor_value", "A factor less an average of it.", "", [FactorOption, DemeanOption], MakeDemeanedFactorValue, passesOptionsOn: true);
        RollsPerYear = ForInstrument("rolls_per_year", "Rolls in a year; 0 with a warning when the instrument has no roll parameters.", "rolls", MakeRollsPerYear);
        CostData = ForInstrument("get_raw_cost_data", "Half spread and commissions.", "", code => System.Data.Costs[code]);
        PointSize = ForInstrument("get_value_of_block_price_move", "Value of a price move of 1.0, per contract.", "instrument currency", code => System.Data.PointSize[code]);
        Fx = ForInstrument("get_fx_for_instrument", "Instrument currency in base currency.", "base currency", code => System.Data.FxForInstrument[code]);
    }

    /// <inheritdoc/>
    public override string Description => "Prices, returns, volatility and carry of each instrument.";

    /// <summary>Back-adjusted daily price.</summary>
    public Output<TimeSeries> DailyPrices { get; }

    /// <summary>Back-adjusted price at every stamp.</summary>
    public Output<TimeSeries> NaturalPrices { get; }

    /// <summary>Back-adjusted hourly price.</summary>
    public Output<TimeSeries> HourlyPrices { get; }

    /// <summary>Change of the daily price.</summary>
    public Output<TimeSeries> DailyReturns { get; }

    /// <summary>Change of the hourly price.</summary>
    public Output<TimeSeries> HourlyReturns { get; }

    /// <summary>Daily volatility, price units.</summary>
    public Output<TimeSeries> DailyReturnsVolatility { get; }

    /// <summary>Annual volatility, price units.</summary>
    public Output<TimeSeries> AnnualisedReturnsVolatility { get; }

    /// <summary>Daily price of the contract held.</summary>
    public Output<TimeSeries> DenominatorPrice { get; }

    /// <summary>Daily return as a fraction.</summary>
    public Output<TimeSeries> DailyPercentageReturns { get; }

    /// <summary>Daily volatility in percent.</summary>
    public Output<TimeSeries> DailyPercentageVolatility { get; }

    /// <summary>Daily return over the volatility of the day before.</summary>
    public Output<TimeSeries> VolNormalisedReturns { get; }

    /// <summary>Running sum of <see cref="VolNormalisedReturns"/>.</summary>
    public Output<TimeSeries> CumulativeVolNormalisedReturns { get; }

    /// <summary>Price less carry price.</summary>
    public Output<TimeSeries> RawRoll { get; }

    /// <summary>Years between the contracts.</summary>
    public Output<TimeSeries> RollDifferentials { get; }

    /// <summary>Raw roll by year.</summary>
    public Output<TimeSeries> AnnualisedRoll { get; }

    /// <summary>Annualised roll by business day.</summary>
    public Output<TimeSeries> DailyAnnualisedRoll { get; }

    /// <summary>Carry as a Sharpe ratio.</summary>
    public Output<TimeSeries> RawCarry { get; }

    /// <summary>Rolls in a year.</summary>
    public Output<int> RollsPerYear { get; }

    /// <summary>Half spread and commissions.</summary>
    public Output<InstrumentCosts> CostData { get; }

    /// <summary>Value of a price move of 1.0.</summary>
    public Output<double> PointSize { get; }

    /// <summary>Instrument currency in base currency.</summary>
    public Output<TimeSeries> Fx { get; }

    /// <summary>The error of an instrument that has closing prices only.</summary>
    internal static MissingDataException NoHours(string code, string consequence, string remedy) =>
        new("HourlyPricesMissing", $"{code} has closing prices only, and {consequence}.", remedy, code);

    private TimeSeries MakeDailyPrices(string code)
    {
        var prices = System.Data.DailyPrices[code];
        return prices.Count > 0 ? prices : throw new MissingDataException(
            "PriceNotFound", $"Instrument {code} has no daily price from the start date on.",
            "Move start_date, or leave the instrument out (exclude_instrument_lists.ignore_instruments).", code);
    }

    private TimeSeries MakeDailyReturns(string code)
    {
        var prices = DailyPrices[code];
        if (Config.Quirks.ReturnsLostAroundMissingDays) return prices.Difference();

        // The return over a gap belongs to the day the price is known again; a day without a price has no return.
        return prices.Transform(ReturnsOverGaps.Difference);
    }

    private TimeSeries MakeVolatility(string code)
    {
        const string Section = "volatility_calculation";
        var options = Config.Options(Section).ToDictionary(o => o.Key, o => o.Value, StringComparer.Ordinal);
        var returnsName = TakeText(options, "name_returns_attr_in_rawdata", "daily_returns");
        var name = TakeText(options, "func", "sysquant.estimators.vol.mixed_vol_calc");
        var multiplier = Config.DoubleOrNull(Section + ".multiplier_to_get_daily_vol") ?? 1;
        options.Remove("multiplier_to_get_daily_vol");
        var returns = returnsName switch
        {
            "daily_returns" => DailyReturns[code],
            "hourly_returns" => HourlyReturns[code],
            _ => OtherReturns(code, returnsName),
        };
        var volatility = VolatilityEstimators.Estimate(name, returns, new NamedOptions(options, Section));
        return multiplier == 1 ? volatility : volatility * multiplier;
    }

    private TimeSeries OtherReturns(string code, string name)
    {
        const string Path = "volatility_calculation.name_returns_attr_in_rawdata";
        return System.FindOutput($"{Name}.{name}", Config.Place(Path)).GetValue(new OutputArguments(code)) as TimeSeries ?? throw new SysTradeException(
            "VolatilityData", SysErrorKind.InvalidArgument, $"{Config.Place(Path)} is {name}, which is not a series.", "Name an output of rawdata that gives a series for an instrument.", name);
    }

    private static string TakeText(Dictionary<string, object?> options, string name, string fallback) =>
        options.Remove(name, out var value) && value is string text ? text : fallback;

    private TimeSeries MakeDenominatorPrice(string code)
    {
        if (System.Data.Source.HasMultiplePrices(code)) return System.Data.MultiplePrices[code].Price.To(System.Data.DailyFrequency, Aggregation.Last);
        System.Warn("denominator." + code, $"{code} has no multiple prices: percentage volatility uses the back-adjusted price, which can be negative, and carry is not available.");
        return DailyPrices[code];
    }

    private TimeSeries MakePercentageVolatility(string code)
    {
        var volatility = DailyReturnsVolatility[code];
        return volatility / DenominatorPrice[code].Reindex(volatility.Index).ForwardFill().Absolute() * 100.0;
    }

    private int MakeRollsPerYear(string code)
    {
        try
        {
            return System.Data.RollsPerYear[code];
        }
        catch (MissingDataException error)
        {
            System.Warn("rolls." + code, $"{code} has no roll parameters ({error.Message}); no roll cost is charged. That is right for a spot instrument only.");
            return 0;
        }
    }
}
