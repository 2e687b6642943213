using SysTrade.Data.Building;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Tests.Building;

public sealed class RollCalendarTests
{
    private static readonly RollParameters Quarterly = Contracts.Quarterly;

    [Fact]
    public void Year_ByHand()
    {
        // Expiry on the 15th, roll 10 days before: the 5th, moved to the nearest weekday.
        var calendar = RollCalendar.Build(Contracts.Year(), Quarterly);
        Assert.Equal(
            [
                new Roll(At("2024-03-05"), 20240300, 20240600, 20240600), new Roll(At("2024-06-05"), 20240600, 20240900, 20240900),
                new Roll(At("2024-09-05"), 20240900, 20241200, 20241200), new Roll(At("2024-12-05"), 20241200, 20250300, 20250300),
            ],
            calendar.Rolls);
        Assert.Empty(calendar.Findings);
        Assert.Empty(calendar.Check(Contracts.Year(), Quarterly));
    }

    [Fact]
    public void RollThatIsNotDue_IsNotMade()
    {
        var calendar = RollCalendar.Build(Contracts.Year().Until(At("2024-08-01")), Quarterly);
        Assert.Equal([20240300, 20240600], calendar.Rolls.Select(r => r.Current));
    }

    [Fact]
    public void SampleInstruments_GiveTheCalendarTheyWereMadeWith()
    {
        for (var number = 0; number < 12; number++)
        {
            var (made, prices, parameters) = Contracts.Sample(number);
            Assert.Equal(RollCalendar.From("", made.RollCalendar).Rolls, RollCalendar.Build(prices, parameters, RollCalendarOptions.Reference).Rolls);
            Assert.DoesNotContain(RollCalendar.From(prices.Instrument, made.RollCalendar).Check(prices, parameters), f => f.Severity == FindingSeverity.Error);
        }
    }

    [Fact]
    public void TradingDaysBeforeExpiry_CountDaysWithPrices()
    {
        // Expiry Friday 15 March 2024 less three trading days is Tuesday; without prices on that day it is Monday.
        var options = new RollCalendarOptions { Timing = RollTiming.TradingDaysBeforeExpiry(3) };
        Assert.Equal(At("2024-03-12"), RollCalendar.Build(Contracts.Year(), Quarterly, options).Rolls[0].Date);
        var holiday = Contracts.Year().Select((_, bars) => Without(bars, At("2024-03-13")));
        Assert.Equal(At("2024-03-11"), RollCalendar.Build(holiday, Quarterly, options).Rolls[0].Date);
    }

    [Fact]
    public void ByVolume_RollsWhenTheNextContractTradesMore_AndOnTheDayOfTheParametersAtLatest()
    {
        var prices = Contracts.Year().Select((contract, bars) => WithVolume(bars, stamp => contract switch
        {
            20240300 => 100,
            20240600 => stamp >= At("2024-02-20") ? 1000 : 10,
            _ => 1,
        }));
        var options = new RollCalendarOptions { Timing = RollTiming.ByVolume() };
        var calendar = RollCalendar.Build(prices, Quarterly, options);
        Assert.Equal(At("2024-02-20"), calendar.Rolls[0].Date);
        Assert.Equal(At("2024-06-05"), calendar.Rolls[1].Date);
        // Nothing after the day is looked at.
        var known = RollCalendar.Build(prices.Until(At("2024-02-20")), Quarterly, options with { AsOf = At("2024-02-20") });
        Assert.Equal(calendar.Rolls[0], known.Rolls[0]);
    }

    [Fact]
    public void KnownExpiry_GoesBeforeTheParameters()
    {
        var options = new RollCalendarOptions { Expiries = new Dictionary<int, DateOnly> { [20240300] = new(2024, 3, 11) } };
        Assert.Equal(At("2024-03-01"), RollCalendar.Build(Contracts.Year(), Quarterly, options).Rolls[0].Date);
    }

    [Fact]
    public void OfTwoDaysEquallyNear_TheEarlierIsTaken_AndOfItsStampsTheLast()
    {
        var near = Contracts.Series(("2024-03-04 10:00", 1), ("2024-03-04 23:00", 1), ("2024-03-06 23:00", 1), ("2024-06-03 23:00", 1));
        var prices = Contracts.Of((20240300, near), (20240600, near), (20240900, near));
        Assert.Equal(At("2024-03-04"), RollCalendar.Build(prices, Quarterly).Rolls[0].Date);
    }

    [Fact]
    public void MissingContract_IsPassedOverAndTold()
    {
        var year = Contracts.Year();
        var prices = Contracts.Of([.. year.Contracts.Where(c => c != 20240600).Select(c => (c, year.Prices(c)))]);
        var calendar = RollCalendar.Build(prices, Quarterly);
        Assert.Equal(20240900, calendar.Rolls[0].Next);
        Assert.Contains(calendar.Findings, f => f is { Id: "ContractSkipped", Contract: 20240600 });
        Assert.Contains(calendar.Check(prices, Quarterly), f => f is { Id: "ContractSkipped", Severity: FindingSeverity.Warning });
    }

    [Fact]
    public void ContractsThatNeverOverlap_BeginTheCalendarAnewAndSaySo()
    {
        var year = Contracts.Year();
        // June ends before September begins.
        var prices = year.Select((c, bars) => c >= 20240900 ? bars.Between(At("2024-07-01"), null) : bars);
        var calendar = RollCalendar.Build(prices, Quarterly);
        Assert.Equal([20240900, 20241200], calendar.Rolls.Select(r => r.Current));
        var told = Assert.Single(calendar.Findings, f => f.Id == "RollDateUnpriced");
        Assert.Contains("20240600 to 20240900", told.Text, StringComparison.Ordinal);
        Assert.Contains("1 roll(s)", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void NoTwoContracts_AreAnErrorThatNamesWhatThereIs()
    {
        var error = Assert.Throws<SysTradeException>(() => RollCalendar.Build(Contracts.Of((20240300, Contracts.Daily("2024-01-02", 20, i => i))), Quarterly));
        Assert.Equal("NoRolls", error.ErrorId);
        Assert.Contains("20240300", error.Message, StringComparison.Ordinal);
        Assert.Equal("InvalidRollParameters", Assert.Throws<SysTradeException>(() => RollCalendar.Build(Contracts.Year(), Quarterly with { CarryOffset = 3 })).ErrorId);
    }

    [Fact]
    public void ContractOutsideTheHoldCycle_IsNoBeginning() =>
        Assert.Equal(20240600, RollCalendar.Build(Contracts.Year(), Quarterly with { HoldRollCycle = "MUZ" }).Rolls[0].Current);

    [Fact]
    public void Check_FindsEveryFault()
    {
        var prices = Contracts.Year();
        RollCalendar Calendar(params Roll[] rolls) => new("TEST", rolls);
        string[] Found(RollCalendar calendar) => [.. calendar.Check(prices, Quarterly).Where(f => f.Severity == FindingSeverity.Error).Select(f => f.Id).Distinct()];
        var (first, second) = (new Roll(At("2024-03-05"), 20240300, 20240600, 20240600), new Roll(At("2024-06-05"), 20240600, 20240900, 20240900));
        Assert.Empty(Found(Calendar(first, second)));
        Assert.Equal(["NoRolls"], Found(Calendar()));
        Assert.Equal(["RollDateNotIncreasing"], Found(Calendar(first, second with { Date = first.Date })));
        Assert.Equal(["RollChainBroken"], Found(Calendar(first, second with { Current = 20240900, Next = 20241200, Carry = 20241200 })));
        Assert.Equal(["RollDateUnpriced"], Found(Calendar(first with { Date = At("2024-03-09") }, second)));
        Assert.Equal(["RollBackwards"], Found(Calendar(first with { Current = 20240600, Next = 20240300, Carry = 20240300 })));
        Assert.Contains("CarryIsCurrent", Found(Calendar(first with { Carry = 20240300 })));
        Assert.Contains("ContractPricesNotFound", Found(Calendar(first with { Next = 20340600 })));
        Assert.Contains("InvalidContract", Found(Calendar(first with { Carry = 20241300 })));
        Assert.Contains(Calendar(first with { Date = At("2024-03-20") }).Check(null, Quarterly), f => f.Id == "RollAfterExpiry");
        Assert.Contains(Calendar(first with { Carry = 20240900 }).Check(null, Quarterly), f => f.Id == "OtherCarryContract");
    }

    [Fact]
    public void Repair_OfEachFault_GivesACalendarWithoutErrors()
    {
        var prices = Contracts.Year();
        var good = RollCalendar.Build(prices, Quarterly);
        Roll[][] faulty =
        [
            [.. good.Rolls.Reverse()],
            [good.Rolls[0] with { Date = At("2024-03-09") }, .. good.Rolls.Skip(1)],
            [good.Rolls[0], good.Rolls[1] with { Date = good.Rolls[0].Date }, .. good.Rolls.Skip(2)],
            [good.Rolls[0], good.Rolls[0] with { Date = At("2024-03-06") }, .. good.Rolls.Skip(1)],
            [good.Rolls[0], .. good.Rolls.Skip(2)],
            [good.Rolls[0] with { Carry = 20440600 }, .. good.Rolls.Skip(1)],
            [new Roll(At("2023-12-05"), 20231200, 20240300, 20240300), .. good.Rolls],
        ];
        foreach (var rolls in faulty)
        {
            var repaired = new RollCalendar("TEST", rolls).Repair(prices, Quarterly);
            Assert.NotEmpty(repaired.Findings);
            Assert.DoesNotContain(repaired.Check(prices, Quarterly), f => f.Severity == FindingSeverity.Error);
            Assert.NotNull(MultiplePriceBuilder.Build(prices, repaired, Quarterly));
        }

        var same = good.Repair(prices, Quarterly);
        Assert.Equal(good.Rolls, same.Rolls);
        Assert.Empty(same.Findings);
    }

    [Fact]
    public void Columns_AndBack_AreTheSame()
    {
        var calendar = RollCalendar.Build(Contracts.Year(), Quarterly);
        Assert.Equal(calendar.Rolls, RollCalendar.From("TEST", calendar.ToColumns()).Rolls);
    }

    private static DateTime At(string day) => Stores.Moment(day).Add(TradingCalendar.DailyCloseStamp);

    private static ColumnSet Without(ColumnSet bars, DateTime stamp) => new(
        TimeIndex.From(bars.Index.Where(t => t != stamp)),
        [.. bars.Columns.Select(c => Column.OfNumbers(c.Name, [.. c.Numbers.ToArray().Where((_, i) => bars.Index[i] != stamp)]))]);

    private static ColumnSet WithVolume(ColumnSet bars, Func<DateTime, double> volume) => new(
        bars.Index, [.. bars.Columns.Select(c => c.Name == ContractPrices.Volume ? Column.OfNumbers(c.Name, [.. bars.Index.Select(volume)]) : c)]);
}
