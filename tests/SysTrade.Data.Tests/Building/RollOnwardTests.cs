using CsCheck;
using SysTrade.Data.Building;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Tests;

namespace SysTrade.Data.Tests.Building;

public sealed class RollOnwardTests
{
    private static readonly Gen<(int Number, Adjustment Method)> Cases = Gen.Select(Gen.Int[0, 11], Gen.OneOf(Gen.Const(Adjustment.Panama), Gen.Const(Adjustment.Proportional)));

    [Fact]
    public void RollingAndExtending_DayByDay_EqualsBuildingFromScratch() => Cases.Sample(
        c =>
        {
            var (_, prices, parameters) = Contracts.Sample(c.Number);
            var whole = ContinuousPrices.Build(prices, parameters, c.Method);
            var rolls = whole.Calendar!.Rolls;
            var start = rolls[^4].Date;
            var live = ContinuousPrices.Build(prices.Until(start), new RollCalendar(prices.Instrument, rolls.SkipLast(4)), parameters, c.Method);
            for (var k = rolls.Count - 4; k < rolls.Count; k++)
            {
                var end = k + 1 < rolls.Count ? rolls[k + 1].Date : prices.Last!.Value;
                var rolled = live.RollOnward(parameters, prices.Until(rolls[k].Date));
                Assert.Empty(rolled.Findings);
                Assert.Equal(rolls[k], rolled.Roll);
                live = rolled.After;
                // In two goes, as two days would be.
                live = live.Extend(prices.Until(rolls[k].Date + ((end - rolls[k].Date) / 2))).Extend(prices.Until(end));
            }

            // Rolling leaves a row of its own one second after; the rest are the same rows.
            var kept = TimeIndex.From(live.Multiple.Index.Where(t => t.Second == 0));
            Close.Equal(whole.Multiple.Price, live.Multiple.Price.Reindex(kept), 0, "price");
            Close.Equal(whole.Multiple.Carry, live.Multiple.Carry.Reindex(kept), 0, "carry");
            Close.Equal(whole.Multiple.Forward, live.Multiple.Forward.Reindex(kept), 0, "forward");
            Close.Equal(whole.Adjusted, live.Adjusted.Reindex(kept), 1e-12, "adjusted");
            Close.Equal(BackAdjustment.Adjust(live.Multiple, c.Method), live.Adjusted, 1e-12, "restitched");
            Assert.Equal((whole.PriceContract, whole.ForwardContract, whole.CarryContract), (live.PriceContract, live.ForwardContract, live.CarryContract));
        },
        iter: 12);

    [Fact]
    public void Roll_ByHand()
    {
        var prices = Of(
            ContinuousPricesTests.Multiple(("2024-03-04", 101, 110, 20240300, 20240600), ("2024-03-05", 102, 112, 20240300, 20240600)));
        var rolled = prices.RollOnward(Contracts.Quarterly);
        var after = rolled.After;
        Assert.Equal(10, rolled.Difference);
        Assert.Equal([Day("2024-03-04"), Day("2024-03-05"), Day("2024-03-05 00:00:01")], after.Multiple.Index);
        Assert.Equal([101, 102, 112], after.Multiple.Price.ToArray());
        Assert.Equal((20240600, 20240900, 20240900), (after.PriceContract, after.ForwardContract, after.CarryContract));
        Assert.Equal([111, 112, 112], after.Adjusted.ToArray());
        Assert.Equal(ContinuousState.Consistent, ContinuousPriceState.Of(after.Adjusted, after.Multiple));
    }

    [Fact]
    public void MissingForward_IsInferredFromItsUsualDistance_AndTold()
    {
        // The distances are 9, 11, 10; the middle one is 10.
        var prices = Of(ContinuousPricesTests.Multiple(
            ("2024-03-01", 100, 109, 20240300, 20240600), ("2024-03-04", 101, 112, 20240300, 20240600), ("2024-03-05", 103, 113, 20240300, 20240600),
            ("2024-03-06", 104, double.NaN, 20240300, 20240600)));
        var rolled = prices.RollOnward(Contracts.Quarterly);
        var told = Assert.Single(rolled.Findings);
        Assert.Equal("PriceInferred", told.Id);
        Assert.Equal(20240600, told.Contract);
        // A row with both prices stands before the roll, as the reference makes it.
        Assert.Equal([100, 101, 103, 104, 104, 114], rolled.After.Multiple.Price.ToArray());
        Assert.Equal([20240300, 20240600], rolled.After.Multiple.PriceContract[^2..]);
        Assert.Equal([110, 111, 113, 114, 114, 114], rolled.After.Adjusted.ToArray());
    }

    [Fact]
    public void MissingForward_IsTakenFromItsOwnPricesWhenTheyHaveIt()
    {
        var prices = Of(ContinuousPricesTests.Multiple(("2024-03-05", 103, 113, 20240300, 20240600), ("2024-03-06", 104, double.NaN, 20240300, 20240600)));
        var rolled = prices.RollOnward(Contracts.Quarterly, Contracts.Of((20240600, Contracts.Series(("2024-03-06", 120))), (20240900, Contracts.Series(("2024-03-06", 131)))));
        Assert.Empty(rolled.Findings);
        Assert.Equal(16, rolled.Difference);
        Assert.Equal([113, 120, 131], rolled.After.Multiple.Forward.ToArray());
        Assert.Equal([119, 120, 120], rolled.After.Adjusted.ToArray());
    }

    [Fact]
    public void ForwardThatNeverHadAPrice_IsAnError()
    {
        var prices = Of(ContinuousPricesTests.Multiple(("2024-03-05", 103, double.NaN, 20240300, 20240600), ("2024-03-06", 104, double.NaN, 20240300, 20240600)));
        var error = Assert.Throws<SysTradeException>(() => prices.RollOnward(Contracts.Quarterly));
        Assert.Equal("RollDifferenceUnknown", error.ErrorId);
        Assert.Contains("20240600", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HistoryFromBeforeTheMultiplePrices_IsKeptAndMoved()
    {
        var multiple = ContinuousPricesTests.Multiple(("2024-03-04", 101, 110, 20240300, 20240600), ("2024-03-05", 102, 112, 20240300, 20240600));
        var prices = new ContinuousPrices("TEST", multiple, Contracts.Series(("2023-01-03", 55), ("2024-03-04", 101), ("2024-03-05", 102)));
        Assert.Equal([65, 111, 112, 112], prices.RollOnward(Contracts.Quarterly).After.Adjusted.ToArray());
    }

    [Fact]
    public void PricesThatContradict_AreNotRolled()
    {
        var multiple = ContinuousPricesTests.Multiple(("2024-03-04", 101, 110, 20240300, 20240600), ("2024-03-05", 102, 112, 20240300, 20240600));
        var prices = new ContinuousPrices("TEST", multiple, Contracts.Series(("2024-03-04", 101), ("2024-03-05", 102.5)));
        Assert.Equal("PricesInconsistent", Assert.Throws<SysTradeException>(() => prices.RollOnward(Contracts.Quarterly)).ErrorId);
        Assert.Equal("PricesInconsistent", Assert.Throws<SysTradeException>(() => prices.Extend(Contracts.Year())).ErrorId);
    }

    private static ContinuousPrices Of(MultiplePrices multiple) => new("TEST", multiple, BackAdjustment.Adjust(multiple));

    private static DateTime Day(string day) => Stores.Moment(day);
}
