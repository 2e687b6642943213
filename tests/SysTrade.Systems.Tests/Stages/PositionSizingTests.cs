using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Stages;

public sealed class PositionSizingTests
{
    private const double Missing = double.NaN;

    private static readonly TestInstrument Plain = new("A", Days.Closes(100, 101, 102, 103));

    [Fact]
    public void ChainInDollars_GivesEightyContractsAtAnAverageForecast()
    {
        var system = TestSystem.Given([Plain with { Held = Days.Closes(50, Missing, 40, 80) }], "", ("given", Days.Series(10, -5, 0, 20)));
        var sizing = system.PositionSize;
        Assert.Equal((16000.0, 16.0, 2560.0, 160.0, "USD"), (sizing.NotionalTradingCapital.Value, sizing.PercentageVolTarget.Value, sizing.AnnualCashVolTarget.Value, sizing.DailyCashVolTarget.Value, sizing.BaseCurrency.Value));
        Close.Equal(Days.Series(50, Missing, 40, 80), sizing.UnderlyingPrice["A"]);
        Close.Equal(Days.Series(0.5, 0.5, 0.4, 0.8), sizing.BlockValue["A"]);
        Close.Equal(Days.Series(4, 4, 5, 2.5), sizing.PriceVolatility["A"]);
        Close.Equal(Days.Series(2, 2, 2, 2), sizing.InstrumentCurrencyVol["A"]);
        Close.Equal(Days.Series(2, 2, 2, 2), sizing.InstrumentValueVol["A"]);
        Close.Equal(Days.Series(80, 80, 80, 80), sizing.AveragePosition["A"]);
        Close.Equal(Days.Series(80, -40, 0, 160), sizing.SubsystemPosition["A"]);
    }

    [Fact]
    public void PointSizeAndFx_DivideThePosition()
    {
        var instrument = Plain with { PointSize = 10, Currency = "EUR" };
        var system = TestSystem.With(
            Market.Of([instrument], ("EUR", Days.Series(1.25, Missing, 1.6, 2))),
            TestSystem.GivenRule + "\nnotional_trading_capital: 16000\npercentage_vol_target: 16", new GivenRawData(), new GivenForecasts(("given", Days.Series(10, 10, 10, 10))));
        Close.Equal(Days.Series(25, Missing, 32, 40), system.PositionSize.InstrumentValueVol["A"]);
        Close.Equal(Days.Series(6.4, Missing, 5, 4), system.PositionSize.SubsystemPosition["A"]);
    }

    [Fact]
    public void OtherBaseCurrency_ConvertsThroughTheDollar()
    {
        var system = TestSystem.With(
            Market.Of([Plain], ("EUR", Days.Series(1.25, 1.25, 1.25, 1.25))),
            TestSystem.GivenRule + "\nbase_currency: EUR\nnotional_trading_capital: 16000\npercentage_vol_target: 16", new GivenRawData(), new GivenForecasts(("given", Days.Series(10, 10, 10, 10))));
        Close.Equal(Days.Series(100, 100, 100, 100), system.PositionSize.SubsystemPosition["A"]);
    }

    [Fact]
    public void LongOnlyInstrument_IsNeverShort()
    {
        TestInstrument[] two = [Plain, Plain with { Code = "B" }];
        var system = TestSystem.Given(two, "long_only_instruments: [A]", ("given", Days.Series(10, -5, 0, -20)));
        Close.Equal(Days.Series(80, 0, 0, 0), system.PositionSize.SubsystemPosition["A"]);
        Close.Equal(Days.Series(80, -40, 0, -160), system.PositionSize.SubsystemPosition["B"]);
    }

    [Fact]
    public void SubsystemBuffer_IsAShareOfTheAveragePosition()
    {
        var system = TestSystem.Given([Plain], "", ("given", Days.Series(10, -5, 0, 20)));
        Close.Equal(Days.Series(8, 8, 8, 8), system.PositionSize.SubsystemBuffers["A"]);
        Close.Equal(Days.Series(88, -32, 8, 168), system.PositionSize.BuffersForSubsystemPosition["A"]["top_pos"]);
        Close.Equal(Days.Series(72, -48, -8, 152), system.PositionSize.BuffersForSubsystemPosition["A"]["bot_pos"]);
    }
}
