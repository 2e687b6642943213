using SysTrade.Domain;
using SysTrade.Series;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Tools;

namespace SysTrade.Systems.Stages;

/// <summary>Turns a combined forecast into contracts as if all capital were in one instrument. Takes forecasts, volatility and FX; gives subsystem positions.</summary>
/// <remarks>Formulas: handbook, stage positionSize.</remarks>
public class PositionSizing : Stage
{
    /// <summary>Creates the stage.</summary>
    public PositionSizing()
        : base("positionSize")
    {
        BlockValue = ForInstrument("get_block_value", "Value of a price move of 1 %, per contract.", "instrument currency", MakeBlockValue, retain: false);
        InstrumentCurrencyVol = ForInstrument("get_instrument_currency_vol", "Daily volatility of one contract in its own currency.", "instrument currency per day", MakeCurrencyVol, retain: false);
        FxRate = ForInstrument("get_fx_rate", "Instrument currency in base currency.", "base currency", code => System.Data.FxForInstrument[code]);
        InstrumentValueVol = ForInstrument("get_instrument_value_vol", "Daily volatility of one contract in base currency.", "base currency per day", MakeValueVol);
        UnderlyingPrice = ForInstrument("get_underlying_price", "Price of the contract held.", "price units", code => System.RawData.DenominatorPrice[code], retain: false);
        PriceVolatility = ForInstrument("get_price_volatility", "Daily percentage volatility.", "% per day", code => System.RawData.DailyPercentageVolatility[code], retain: false);
        PercentageVolTarget = ForSystem("get_percentage_vol_target", "Annual volatility aimed at.", "% of capital", () => Config.Double("percentage_vol_target"));
        NotionalTradingCapital = ForSystem("get_notional_trading_capital", "Capital positions are sized for.", "base currency", () => Config.Double("notional_trading_capital"));
        BaseCurrency = ForSystem("get_base_currency", "Currency of the account.", "", () => Config.Text("base_currency"));
        AnnualCashVolTarget = ForSystem("annual_cash_vol_target", "Annual volatility aimed at, in cash.", "base currency", () => NotionalTradingCapital!.Value * PercentageVolTarget!.Value / 100.0);
        DailyCashVolTarget = ForSystem("get_daily_cash_vol_target", "Daily volatility aimed at, in cash.", "base currency", () => AnnualCashVolTarget!.Value / TradingCalendar.RootBusinessDaysInYear);
        AveragePosition = ForInstrument("get_average_position_at_subsystem_level", "Contracts held at an average forecast with all capital in this instrument (volatility scalar).", "contracts", code => DailyCashVolTarget!.Value / InstrumentValueVol![code]);
        SubsystemPosition = ForInstrument("get_subsystem_position", "Contracts held with all capital in this instrument.", "contracts", MakeSubsystemPosition);
        SubsystemBuffers = ForInstrument("get_subsystem_buffers", "Half width of the no-trade buffer around the subsystem position.", "contracts", MakeBuffers, retain: false);
        BuffersForSubsystemPosition = ForInstrument("get_buffers_for_subsystem_position", "Edges of the no-trade buffer around the subsystem position (top_pos, bot_pos).", "contracts", code => Buffering.Edges(SubsystemPosition![code], SubsystemBuffers![code]), retain: false);
    }

    /// <inheritdoc/>
    public override string Description => "Positions as if all capital were in one instrument.";

    /// <summary>Value of a 1 % move.</summary>
    public Output<TimeSeries> BlockValue { get; }

    /// <summary>Daily volatility of a contract, instrument currency.</summary>
    public Output<TimeSeries> InstrumentCurrencyVol { get; }

    /// <summary>Instrument currency in base currency.</summary>
    public Output<TimeSeries> FxRate { get; }

    /// <summary>Daily volatility of a contract, base currency.</summary>
    public Output<TimeSeries> InstrumentValueVol { get; }

    /// <summary>Price of the contract held.</summary>
    public Output<TimeSeries> UnderlyingPrice { get; }

    /// <summary>Daily percentage volatility.</summary>
    public Output<TimeSeries> PriceVolatility { get; }

    /// <summary>Annual volatility aimed at, percent.</summary>
    public Output<double> PercentageVolTarget { get; }

    /// <summary>Capital positions are sized for.</summary>
    public Output<double> NotionalTradingCapital { get; }

    /// <summary>Currency of the account.</summary>
    public Output<string> BaseCurrency { get; }

    /// <summary>Annual volatility aimed at, cash.</summary>
    public Output<double> AnnualCashVolTarget { get; }

    /// <summary>Daily volatility aimed at, cash.</summary>
    public Output<double> DailyCashVolTarget { get; }

    /// <summary>Volatility scalar.</summary>
    public Output<TimeSeries> AveragePosition { get; }

    /// <summary>Position with all capital in the instrument.</summary>
    public Output<TimeSeries> SubsystemPosition { get; }

    /// <summary>Half width of the buffer.</summary>
    public Output<TimeSeries> SubsystemBuffers { get; }

    /// <summary>Edges of the buffer.</summary>
    public Output<Frame> BuffersForSubsystemPosition { get; }

    private TimeSeries MakeBlockValue(string code) => UnderlyingPrice[code].ForwardFill() * System.Data.PointSize[code] * 0.01;

    private TimeSeries MakeCurrencyVol(string code)
    {
        var (block, volatility) = (BlockValue[code], PriceVolatility[code]);
        var common = block.Index.Intersect(volatility.Index);
        return block.Reindex(common).ForwardFill() * volatility.Reindex(common);
    }

    private TimeSeries MakeValueVol(string code)
    {
        var volatility = InstrumentCurrencyVol[code];
        return volatility.ForwardFill() * FxRate[code].ReindexFill(volatility.Index);
    }

    private TimeSeries MakeSubsystemPosition(string code)
    {
        var forecast = System.CombForecast.CombinedForecast[code];
        var position = AveragePosition[code].KnownAt(forecast.Index, Config.Quirks).ReindexFill(forecast.Index) * forecast / System.ForecastScaleCap.TargetAbsoluteForecast.Value;
        var longOnly = Config.Contains("long_only_instruments") && Config.TextList("long_only_instruments").Contains(code);
        return longOnly ? position.Clip(0, double.PositiveInfinity) : position;
    }

    private TimeSeries MakeBuffers(string code)
    {
        var position = SubsystemPosition[code];
        return Buffering.HalfWidth(Config, position, AveragePosition[code].AlignTo(position.Index, Config.Quirks));
    }
}
