using SysTrade.Data.Building;
using SysTrade.Domain.Errors;
using SysTrade.Tests;

namespace SysTrade.Data.Tests.Building;

public sealed class TransformTests
{
    [Fact]
    public void Inverse_ExchangesHighAndLow()
    {
        var bars = new ColumnSet(
            Contracts.Series(("2024-03-05", 1)).Index,
            Column.OfNumbers("OPEN", [4]), Column.OfNumbers("HIGH", [8]), Column.OfNumbers("LOW", [2]), Column.OfNumbers("FINAL", [5]), Column.OfNumbers("VOLUME", [9]));
        var turned = new PriceTransform(Multiplier: 100, Offset: 1, IsInverse: true).Of(bars);
        Assert.Equal([26, 51, 13.5, 21, 9], turned.Columns.Select(c => c.Numbers[0]));
        Assert.Equal([-4, -2, -8, -5, 9], new PriceTransform(Multiplier: -1).Of(bars).Columns.Select(c => c.Numbers[0]));
    }

    [Fact]
    public void Clone_OfMultiplePrices_HasAnAdjustedSeriesOfItsOwn()
    {
        var (_, prices, parameters) = Contracts.Sample(0);
        var built = ContinuousPrices.Build(prices, parameters);
        var clone = new PriceTransform(0.5).CopyAs(built, "HALF");
        Assert.Equal("HALF", clone.Instrument);
        Close.Equal(built.Adjusted * 0.5, clone.Adjusted, 1e-12);
        var inverse = new PriceTransform(IsInverse: true).CopyAs(built, "INVERSE");
        Assert.Equal(1 / built.Multiple.Price.LastValue, inverse.Adjusted.LastValue);
        Assert.Equal("InvalidInstrumentCode", Assert.Throws<SysTradeException>(() => new PriceTransform().CopyAs(built, "../x")).ErrorId);
        Assert.Equal("ParameterOutOfRange", Assert.Throws<SysTradeException>(() => new PriceTransform(0).CopyAs(built, "X")).ErrorId);
    }

    [Fact]
    public void SplicedContracts_AreOneInstrumentsUntilTheDayAndTheOthersAfter()
    {
        var year = Contracts.Year();
        var day = Stores.Moment("2024-05-01");
        var mini = new PriceTransform(Offset: 0.25).CopyAs(year, "MINI");
        var spliced = PriceSplice.Contracts(year, mini, day);
        Assert.Equal("MINI", spliced.Instrument);
        Assert.Equal(year.Contracts, spliced.Contracts);
        Assert.Equal(year.Prices(20240600).AsOf(day.AddDays(-1)), spliced.Prices(20240600).AsOf(day.AddDays(-1)));
        Assert.Equal(mini.Prices(20240600).LastValue, spliced.Prices(20240600).LastValue);
        Assert.Equal(year.Prices(20240600).Count, spliced.Prices(20240600).Count);
        Assert.NotNull(ContinuousPrices.Build(spliced, Contracts.Quarterly));
    }

    [Theory]
    [InlineData(Adjustment.Panama, 30, 31, 42)]
    [InlineData(Adjustment.Proportional, 20, 30, 42)]
    [InlineData(Adjustment.None, 10, 15, 42)]
    public void SplicedSeries_MeetAtTheirLastCommonDay(Adjustment method, double first, double second, double third)
    {
        // On the 3rd the older series stands at 20 and the newer at 40.
        var older = Contracts.Series(("2024-01-01", 10), ("2024-01-02", method == Adjustment.Panama ? 11 : 15), ("2024-01-03", 20), ("2024-01-04", 25));
        var newer = Contracts.Series(("2024-01-03", 40), ("2024-01-05", 42));
        var joined = PriceSplice.Adjusted(older, newer, Stores.Moment("2024-01-03 12:00"), method);
        Assert.Equal([first, second], joined.ToArray()[..2]);
        Assert.Equal(third, joined.LastValue);
        Assert.Equal("NoOverlap", Assert.Throws<SysTradeException>(() => PriceSplice.Adjusted(older, Contracts.Series(("2024-02-03", 40)), Stores.Moment("2024-02-03"))).ErrorId);
    }
}
