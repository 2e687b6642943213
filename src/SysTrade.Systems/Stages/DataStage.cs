using System.Globalization;
using SysTrade.Data;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Graph;

namespace SysTrade.Systems.Stages;

/// <summary>The data source as outputs, so that values can say which data they were made from.</summary>
public sealed class DataStage : Stage
{
    private readonly MarketData _source;
    private readonly Lock _gate = new();
    private (DateTime? Start, MarketData Data)? _cut;

    /// <summary>Creates the stage over a data source.</summary>
    public DataStage(MarketData source)
        : base("data")
    {
        _source = source;
        RawPrice = ForInstrument("get_raw_price", "Back-adjusted price at every stamp (closes and intraday).", "price units", code => Of(code, s => s.RawPrice(code)), retain: false);
        DailyPrices = ForInstrument("daily_prices", "Back-adjusted price at the end of each business day; days without a price are NaN.", "price units", code => Of(code, MakeDailyPrices));
        HourlyPrices = ForInstrument("hourly_prices", "Back-adjusted price at the end of each hour with a price, closing stamps left out.", "price units", code => Of(code, s => s.HourlyPrices(code)));
        MultiplePrices = ForInstrument("get_multiple_prices", "Prices of the contract held, the next one and the carry contract.", "price units", code => Of(code, s => s.MultiplePrices(code)), retain: false);
        PointSize = ForInstrument("get_value_of_block_price_move", "Value of a price move of 1.0, per contract.", "instrument currency", code => Of(code, s => s.Instrument(code).PointSize));
        Currency = ForInstrument("get_instrument_currency", "Currency of the instrument.", "", code => Of(code, s => s.Instrument(code).Currency));
        AssetClass = ForInstrument("asset_class_for_instrument", "Asset class of the instrument.", "", code => Of(code, s => s.AssetClass(code)));
        Costs = ForInstrument("get_raw_cost_data", "Half spread and commissions.", "", code => Of(code, s => s.Costs(code)));
        RollsPerYear = ForInstrument("get_rolls_per_year", "Rolls in a year.", "rolls", code => Of(code, s => s.RollsPerYear(code)));
        FxForInstrument = ForInstrument("get_fx_for_instrument", "Value of one unit of the instrument's currency in the base currency.", "base currency", MakeFx);
    }

    /// <inheritdoc/>
    public override string Description => "Prices, FX rates and instrument facts from " + _source.Description + ".";

    /// <summary>Back-adjusted price at every stamp.</summary>
    public Output<TimeSeries> RawPrice { get; }

    /// <summary>Back-adjusted price by business day.</summary>
    public Output<TimeSeries> DailyPrices { get; }

    /// <summary>Back-adjusted price by hour.</summary>
    public Output<TimeSeries> HourlyPrices { get; }

    /// <summary>Prices of held, next and carry contracts.</summary>
    public Output<MultiplePrices> MultiplePrices { get; }

    /// <summary>Value of a price move of 1.0.</summary>
    public Output<double> PointSize { get; }

    /// <summary>Currency of the instrument.</summary>
    public Output<string> Currency { get; }

    /// <summary>Asset class of the instrument.</summary>
    public Output<string> AssetClass { get; }

    /// <summary>Half spread and commissions.</summary>
    public Output<InstrumentCosts> Costs { get; }

    /// <summary>Rolls in a year.</summary>
    public Output<int> RollsPerYear { get; }

    /// <summary>Instrument currency in base currency.</summary>
    public Output<TimeSeries> FxForInstrument { get; }

    /// <summary>The data from the config's start date on.</summary>
    internal MarketData Source
    {
        get
        {
            var start = StartDate();
            lock (_gate)
            {
                if (_cut is not { } cut || cut.Start != start) _cut = (start, start is null ? _source : _source.WithStartDate(start));
                return _cut.Value.Data;
            }
        }
    }

    /// <summary>How weekend rows become business days: with Friday as in the reference, or with the Monday after, when they can be traded on.</summary>
    internal Frequency DailyFrequency => Config.Quirks.WeekendRowsBookedToFriday ? Frequency.BusinessDay : Frequency.TradingDay;

    private TimeSeries MakeFx(string code)
    {
        var baseCurrency = Config.Text("base_currency");
        return Of(code, source => source.FxForInstrument(code, baseCurrency));
    }

    private TimeSeries MakeDailyPrices(string code, MarketData source) => source.RawPrice(code).To(DailyFrequency, Aggregation.Last);

    private T Of<T>(string code, Func<string, MarketData, T> read) => Of(code, source => read(code, source));

    /// <summary>Reads from the source; an error names the instrument it concerns, so that a run can go on without it.</summary>
    private T Of<T>(string code, Func<MarketData, T> read)
    {
        var source = Source;
        try
        {
            return read(source);
        }
        catch (SysTradeException error) when (error is not ConfigException && !Equals(error.Target, code))
        {
            throw new SysTradeException(error.ErrorId, error.Kind, $"{code}: {error.Message}", error.Remedy, code, error);
        }
    }

    private DateTime? StartDate()
    {
        if (Config.TextOrNull("start_date") is not { } text) return null;
        return DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new SysTradeException(
                "InvalidStartDate", SysErrorKind.InvalidArgument, $"start_date is '{text}'; expected a date such as 2000-01-31.", "Correct start_date in the config.", text);
    }
}
