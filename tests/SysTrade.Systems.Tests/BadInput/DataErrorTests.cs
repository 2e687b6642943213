using SysTrade.Domain.Errors;
using SysTrade.Systems.Tests.Support;

namespace SysTrade.Systems.Tests.BadInput;

/// <summary>What is missing in the data is named with the instrument, the source and what to do.</summary>
public sealed class DataErrorTests
{
    private static readonly TestInstrument Corn = Market.Walking("CORN", 1, 60);

    private static TradingSystem Make(TestInstrument instrument, string more = "") => TestSystem.Of(Market.Of(instrument), TestSystem.Rules + "\n" + more);

    private static void Names(SysTradeException error, string errorId, string remedy)
    {
        Assert.Equal((errorId, "CORN"), (error.ErrorId, error.Target));
        Assert.Contains("CORN", error.Message, StringComparison.Ordinal);
        Assert.Contains("the test market", error.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void NoCost() => Names(Assert.ThrowsAny<SysTradeException>(() => Make(Corn with { Spread = null }).Accounts.PandlForInstrument["CORN"]), "CostNotFound", "spreadcosts.csv");

    [Fact]
    public void NoFxRate()
    {
        var error = Assert.ThrowsAny<SysTradeException>(() => Make(Corn with { Currency = "EUR" }).PositionSize.SubsystemPosition["CORN"]);
        Names(error, "FxNotFound", "Add EURUSD");
    }

    [Fact]
    public void NoMultiplePrices() =>
        Names(Assert.ThrowsAny<SysTradeException>(() => Make(Corn with { HasMultiplePrices = false }).CombForecast.CombinedForecast["CORN"]), "MultiplePricesNotFound", "multiple prices");

    [Fact]
    public void NoPriceThatIsANumber() =>
        Names(Assert.ThrowsAny<SysTradeException>(() => Make(new("CORN", Days.Closes(20, _ => double.NaN))).RawData.DailyPrices["CORN"]), "AllPricesMissing", "CORN");

    [Fact]
    public void NoPriceFromTheStartDateOn() =>
        Names(Assert.ThrowsAny<SysTradeException>(() => Make(Corn, "start_date: 2030-01-01").RawData.DailyPrices["CORN"]), "NoPricesAfterStart", "earlier start date");

    [Fact]
    public void UnknownInstrument_NamesTheNearest()
    {
        var error = Assert.Throws<UnknownNameException>(() => Make(Corn, "instrument_weights: {CRON: 1}").Portfolio.NotionalPosition["CRON"]);
        Assert.Equal(("InstrumentNotFound", "CRON"), (error.ErrorId, error.Target));
        Assert.Contains("CORN", error.Nearest);
    }

    [Fact]
    public void FewerPricesThanVolatilityNeeds_GiveNoPositionAndNoError()
    {
        var system = TestSystem.Of(Market.Of(new TestInstrument("CORN", Days.Closes(100, 101, 102))), TestSystem.Rules);
        Assert.All(system.PositionSize.SubsystemPosition["CORN"].ToArray(), p => Assert.False(p > 0 || p < 0));
        Assert.Equal(0, system.Accounts.Portfolio.Value.Cumulative().LastValue);
    }

    [Fact]
    public void PriceThatNeverMoves_GivesNoInfinitePosition()
    {
        var system = TestSystem.Of(Market.Of(new TestInstrument("CORN", Days.Closes(100, _ => 50))), TestSystem.Rules);
        Assert.All(system.Accounts.BufferedPosition["CORN"].ToArray(), p => Assert.True(double.IsNaN(p) || double.IsFinite(p)));
    }

    [Fact]
    public void BadStartDate_NamesWhatWasFound()
    {
        var error = Assert.ThrowsAny<SysTradeException>(() => Make(Corn, "start_date: soon").RawData.DailyPrices["CORN"]);
        Assert.Equal("InvalidStartDate", error.ErrorId);
        Assert.Contains("'soon'", error.Message, StringComparison.Ordinal);
    }
}
