using CsCheck;
using SysTrade.Data.Building;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Tests;

namespace SysTrade.Data.Tests.Building;

public sealed class ContinuousPricesTests
{
    [Fact]
    public void SmallCase_ByHand()
    {
        // March costs 100, 101, 102; June 110, 112, 115, 116, 118. The roll is on the third of March's days.
        var march = Contracts.Series(("2024-03-01", 100), ("2024-03-04", 101), ("2024-03-05", 102), ("2024-03-06", 103));
        var june = Contracts.Series(("2024-03-04", 110), ("2024-03-05", 112), ("2024-03-06", 115), ("2024-06-05", 116), ("2024-06-06", 118));
        var september = Contracts.Series(("2024-03-06", 120), ("2024-06-05", 130), ("2024-06-06", 131), ("2024-06-07", 133));
        var prices = Contracts.Of((20240300, march), (20240600, june), (20240900, september));
        var built = ContinuousPrices.Build(prices, Contracts.Quarterly);
        Assert.Equal([Day("2024-03-05"), Day("2024-06-05")], built.Calendar!.Rolls.Select(r => r.Date));
        Assert.Equal([Day("2024-03-06"), Day("2024-06-05"), Day("2024-06-06"), Day("2024-06-07")], built.Multiple.Index);
        Assert.Equal([115, 116, 131, 133], built.Multiple.Price.ToArray());
        Assert.Equal([120, 130, double.NaN, double.NaN], built.Multiple.Forward.ToArray());
        Assert.Equal([20240600, 20240600, 20240900, 20240900], built.Multiple.PriceContract);
        // The difference on 5 June is 130 - 116 = 14, the quotient 130 / 116.
        Assert.Equal([129, 130, 131, 133], built.Adjusted.ToArray());
        var proportional = BackAdjustment.Adjust(built.Multiple, Adjustment.Proportional);
        Assert.Equal([115 * 130 / 116.0, 130, 131, 133], proportional.ToArray().Select(v => Math.Round(v, 12)), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal([115, 116, 131, 133], BackAdjustment.Adjust(built.Multiple, Adjustment.None).ToArray());
    }

    [Fact]
    public void SampleInstruments_GiveThePricesTheyWereMadeWith()
    {
        for (var number = 0; number < 12; number++)
        {
            var (made, prices, parameters) = Contracts.Sample(number);
            var built = ContinuousPrices.Build(prices, parameters, options: RollCalendarOptions.Reference);
            var expected = MultiplePrices.From(made.MultiplePrices);
            Close.Equal(expected.Price, built.Multiple.Price, 0, made.Instrument.Code);
            Close.Equal(expected.Carry, built.Multiple.Carry, 0, made.Instrument.Code);
            Close.Equal(expected.Forward, built.Multiple.Forward, 0, made.Instrument.Code);
            Assert.Equal(expected.PriceContract, built.Multiple.PriceContract);
            Close.Equal(made.AdjustedPrices.Series("price"), BackAdjustment.Adjust(built.Multiple, missing: MissingAtRoll.CarryForward), 1e-12, made.Instrument.Code);
        }
    }

    [Fact]
    public void Panama_KeepsEveryChangeExceptAcrossRolls_AndProportionalEveryReturn()
    {
        for (var number = 0; number < 12; number++)
        {
            var (_, prices, parameters) = Contracts.Sample(number);
            var multiple = ContinuousPrices.Build(prices, parameters).Multiple;
            var (panama, proportional) = (BackAdjustment.Adjust(multiple), BackAdjustment.Adjust(multiple, Adjustment.Proportional));
            var scale = Close.Scale(panama.Values);
            for (var i = 1; i < multiple.Count; i++)
            {
                // Across a roll the change is that of the contract rolled into.
                var rolled = multiple.PriceContract[i] != multiple.PriceContract[i - 1];
                var before = rolled ? multiple.Forward[i - 1] : multiple.Price[i - 1];
                if (double.IsNaN(before + multiple.Price[i] + multiple.Price[i - 1])) continue;
                Assert.Equal(multiple.Price[i] - before, panama[i] - panama[i - 1], 1e-9 * scale);
                Assert.Equal(multiple.Price[i] / before, proportional[i] / proportional[i - 1], 1e-9);
            }

            Assert.Equal(multiple.Price.LastValue, panama.LastValue);
            Assert.Equal(multiple.Price.LastValue, proportional.LastValue);
        }
    }

    [Fact]
    public void Moves_DoNotChangeWhenLaterPricesAreLearnt() => Gen.Select(Gen.Int[0, 11], Gen.Double[0.3, 0.95]).Sample((number, share) =>
    {
        var (_, prices, parameters) = Contracts.Sample(number);
        var all = ContinuousPrices.Build(prices, parameters);
        var cut = all.Multiple.Index[(int)(share * all.Multiple.Count)];
        var known = ContinuousPrices.Build(prices.Until(cut), parameters);
        // Rolls at least a fortnight before the cut are what they were; the level of earlier prices moves with each roll, their changes do not.
        var old = known.Multiple.Index.FindAtOrBefore(cut.AddDays(-14).Ticks);
        Close.Equal(all.Multiple.Price.Slice(..old), known.Multiple.Price.Slice(..old), 0);
        Close.Equal(all.Adjusted.Difference().Slice(..old), known.Adjusted.Difference().Slice(..old), 1e-9);
    }, iter: 20);

    [Fact]
    public void Calendar_BackedOutOfPrices_BuildsThemAgain()
    {
        for (var number = 0; number < 12; number++)
        {
            var (_, prices, parameters) = Contracts.Sample(number);
            var built = ContinuousPrices.Build(prices, parameters);
            var backed = RollCalendar.FromMultiplePrices(prices.Instrument, built.Multiple);
            Assert.Equal(built.Calendar!.Rolls.Skip(1).Select(r => (r.Current, r.Next, r.Carry)), backed.Rolls.Select(r => (r.Current, r.Next, r.Carry)));
            var again = ContinuousPrices.Build(prices, backed, parameters);
            var from = again.Multiple.Index.First;
            Close.Equal(built.Multiple.Price.Between(from, null), again.Multiple.Price, 0);
            Close.Equal(built.Adjusted.Between(from, null), again.Adjusted, 1e-12);
        }
    }

    [Fact]
    public void RollWithoutAPriceOfBothOnItsLastRow_TakesTheLastRowThatHasThem()
    {
        var multiple = Multiple(
            ("2024-03-04", 101, 110, 20240300, 20240600), ("2024-03-05", 102, double.NaN, 20240300, 20240600), ("2024-03-06", 115, 120, 20240600, 20240900));
        Assert.Equal([101 + 9, 102 + 9, 115], BackAdjustment.Adjust(multiple).ToArray());
        Assert.Equal([101 + 8, 102 + 8, 115], BackAdjustment.Adjust(multiple, missing: MissingAtRoll.CarryForward).ToArray());
        var error = Assert.Throws<SysTradeException>(() => BackAdjustment.Adjust(multiple, missing: MissingAtRoll.Fail));
        Assert.Equal("RollDifferenceUnknown", error.ErrorId);
        Assert.Contains("20240300 to 20240600", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RollIntoAContractThatWasNotForward_IsAnError()
    {
        var multiple = Multiple(("2024-03-05", 102, 110, 20240300, 20240600), ("2024-03-06", 115, 120, 20240900, 20241200));
        var error = Assert.Throws<SysTradeException>(() => BackAdjustment.Adjust(multiple));
        Assert.Contains("the forward contract before it is 20240600", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Proportional_OfANegativePrice_IsRefused()
    {
        var multiple = Multiple(("2024-03-05", -2, 10, 20240300, 20240600), ("2024-03-06", 11, 12, 20240600, 20240900));
        Assert.Equal("PriceNotPositive", Assert.Throws<SysTradeException>(() => BackAdjustment.Adjust(multiple, Adjustment.Proportional)).ErrorId);
    }

    [Fact]
    public void FaultyCalendar_IsRefusedWithTheWayOut()
    {
        var calendar = new RollCalendar("TEST", [new Roll(Day("2024-03-05"), 20240300, 20240600, 20240600), new Roll(Day("2024-03-05"), 20240600, 20240900, 20240900)]);
        var error = Assert.Throws<SysTradeException>(() => MultiplePriceBuilder.Build(Contracts.Year(), calendar));
        Assert.Equal("InvalidRollCalendar", error.ErrorId);
        Assert.Contains("Repair", error.Remedy, StringComparison.Ordinal);
    }

    internal static MultiplePrices Multiple(params (string Stamp, double Price, double Forward, int Held, int Next)[] rows)
    {
        var index = TimeIndex.From(rows.Select(r => Day(r.Stamp)));
        TimeSeries Of(Func<(string Stamp, double Price, double Forward, int Held, int Next), double> value) => new(index, [.. rows.Select(value)]);
        int[] next = [.. rows.Select(r => r.Next)];
        return new MultiplePrices(index, Of(r => r.Price), Of(r => r.Forward), Of(r => r.Forward), [.. rows.Select(r => r.Held)], next, next);
    }

    private static DateTime Day(string day) => Stores.Moment(day);
}
