using CsCheck;
using SysTrade.Data.Building;
using SysTrade.Series;

namespace SysTrade.Data.Tests.Building;

public sealed class PriceCheckTests
{
    private static readonly DateTime Now = Stores.Moment("2030-01-01");

    /// <summary>Changes of one and two in turn: no rule is near its limit.</summary>
    private static TimeSeries Calm(int days = 100) => Contracts.Daily("2024-01-02", days, i => 100 + (i % 2) + (i % 4 / 2));

    [Fact]
    public void CalmPrices_Pass()
    {
        var result = PriceCheck.Series("TEST", Calm());
        Assert.Equal(PriceCheckOutcome.Passed, result.Outcome);
        Assert.Equal(100, result.Judged);
        Assert.Contains("none is suspect", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void PriceThatJumpsAndComesBack_IsOneFindingWithItsReason()
    {
        var found = Assert.Single(PriceCheck.Series("TEST", With(Calm(), 60, 150)).Suspects);
        Assert.Equal((PriceRule.Spike, 150.0, Calm().Index[60]), (found.Rule, found.Price, found.Date));
        Assert.True(found.Measure > found.Limit);
        Assert.Contains("the next row is back", found.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void PriceThatJumpsAndStays_IsOneFinding()
    {
        var moved = Calm().With([.. Calm().ToArray().Select((p, i) => i < 60 ? p : p + 50)]);
        Assert.Contains("the next row stays there", Assert.Single(PriceCheck.Series("TEST", moved).Suspects).Reason, StringComparison.Ordinal);
        Assert.Contains("no row after it yet", Assert.Single(PriceCheck.Series("TEST", moved.Slice(..61)).Suspects).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Spike_IsMeasuredAgainstTheChangesBeforeIt_ByHand()
    {
        // 30 changes of exactly 1 over one day each, then one of 9: nine times the mean before it. With itself in the mean it would be 7.1 times.
        var prices = Contracts.Series([.. Enumerable.Range(0, 32).Select(i => ($"{new DateTime(2024, 1, 1).AddDays(i):yyyy-MM-dd}", i == 31 ? 109.0 : 100.0 + (i % 2)))]);
        var change = Math.Abs(prices[31] - prices[30]);
        var found = Assert.Single(PriceCheck.Series("TEST", prices).Suspects);
        Assert.Equal(change, found.Measure, 1e-9);
        Assert.Empty(PriceCheck.Series("TEST", prices, new PriceCheckOptions { MaximumSpike = 9.5 }).Suspects);
    }

    [Fact]
    public void ChangeThatNeighboursMadeToo_IsConfirmed()
    {
        var jumped = Calm().With([.. Calm().ToArray().Select((p, i) => i < 60 ? p : p + 50)]);
        var prices = Contracts.Of((20240300, jumped), (20240600, jumped + 3), (20240900, Calm()));
        var result = PriceCheck.Contract(prices, 20240300);
        Assert.Equal(PriceCheckOutcome.Passed, result.Outcome);
        Assert.Equal(Calm().Index[60], Assert.Single(result.Confirmed));
        Assert.Contains("Neighbouring contracts did not", Assert.Single(PriceCheck.Contract(Contracts.Of((20240300, jumped), (20240600, Calm())), 20240300).Suspects).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10_100.0, PriceRule.Decimal, "about 100 times")]
    [InlineData(0.0, PriceRule.Range, "zero")]
    [InlineData(-5.0, PriceRule.Range, "below zero")]
    [InlineData(double.PositiveInfinity, PriceRule.Range, "infinite")]
    public void WrongPrices_AreNamedByTheirRule(double price, PriceRule rule, string expected) =>
        Assert.Contains(PriceCheck.Series("TEST", With(Calm(), 60, price)).Suspects, s => s.Rule == rule && s.Reason.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void NoData_NoNewData_AndTooFew_AreTold()
    {
        Assert.Equal(PriceCheckOutcome.NoData, PriceCheck.Series("TEST", TimeSeries.Empty).Outcome);
        Assert.Equal(PriceCheckOutcome.NoData, PriceCheck.Series("TEST", Contracts.Series(("2024-01-02", double.NaN))).Outcome);
        Assert.Equal(PriceCheckOutcome.NoNewData, PriceCheck.Series("TEST", Calm(), new PriceCheckOptions { After = Now }).Outcome);
        Assert.Equal(PriceCheckOutcome.TooShort, PriceCheck.Series("TEST", Calm(5)).Outcome);
        Assert.Equal(PriceCheckOutcome.Suspect, PriceCheck.Series("TEST", With(Calm(5), 2, 0)).Outcome);
    }

    [Fact]
    public void StalePricesGapsBarsAndTheFuture_AreFound()
    {
        var stale = Calm().With([.. Calm().ToArray().Select((p, i) => i is > 20 and < 60 ? 100 : p)]);
        Assert.Equal(PriceRule.Stale, Assert.Single(PriceCheck.Series("TEST", stale).Suspects).Rule);
        var gap = Calm().With([.. Calm().ToArray().Select((p, i) => i is > 20 and < 40 ? double.NaN : p)]);
        Assert.Equal(PriceRule.Gap, Assert.Single(PriceCheck.Series("TEST", gap).Suspects).Rule);
        Assert.Equal(PriceRule.Future, Assert.Single(PriceCheck.Series("TEST", Calm(), new PriceCheckOptions { Now = Calm().Index[98] }).Suspects).Rule);
        var bars = ContractPrices.BarsOf(Calm());
        var high = bars["HIGH"].Numbers.ToArray();
        high[30] -= 5;
        var broken = new ColumnSet(bars.Index, [.. bars.Columns.Select(c => c.Name == "HIGH" ? Column.OfNumbers("HIGH", high) : c)]);
        var found = Assert.Single(PriceCheck.Bars("TEST", 20240300, broken).Suspects);
        Assert.Equal((PriceRule.Bar, bars.Index[30]), (found.Rule, found.Date));
    }

    [Fact]
    public void ApprovedPrice_IsNotSuspect_UntilItChanges()
    {
        var spiked = With(Calm(), 60, 150);
        var approved = new Dictionary<DateTime, double> { [spiked.Index[60]] = 150 };
        Assert.Equal(PriceCheckOutcome.Passed, PriceCheck.Series("TEST", spiked, approved: approved).Outcome);
        Assert.Equal(PriceCheckOutcome.Suspect, PriceCheck.Series("TEST", With(Calm(), 60, 151), approved: approved).Outcome);
    }

    [Fact]
    public void Findings_AreTheSameWhenPricesAreScaled_AndForPastRowsWhenMoreAreLearnt() => Gen.Select(Gen.Int[1, 1000], Gen.Int[-6, 6]).Sample((seed, power) =>
    {
        var random = new Random(seed);
        var level = 100.0;
        var prices = Contracts.Daily("2024-01-02", 200, _ => level += random.Next(-4, 5) / 4.0);
        prices = With(With(prices, 70, prices[70] + 40), 150, prices[150] - 60);
        var dates = PriceCheck.Series("TEST", prices).Suspects.Select(s => (s.Date, s.Rule)).ToArray();
        Assert.Contains(dates, d => d.Date == prices.Index[70]);
        Assert.Equal(dates, PriceCheck.Series("TEST", prices * Math.Pow(2, power)).Suspects.Select(s => (s.Date, s.Rule)));
        Assert.Equal(dates.Where(d => d.Date < prices.Index[140]), PriceCheck.Series("TEST", prices.Slice(..141)).Suspects.Select(s => (s.Date, s.Rule)).Where(d => d.Date < prices.Index[140]));
    }, iter: 30);

    [Fact]
    public void SampleContracts_HaveFewSuspects()
    {
        var (suspects, judged) = (0, 0);
        for (var number = 0; number < 6; number++)
        {
            var (_, prices, _) = Contracts.Sample(number);
            foreach (var contract in prices.Contracts)
            {
                var result = PriceCheck.Contract(prices, contract);
                (suspects, judged) = (suspects + result.Suspects.Count(s => s.Rule is PriceRule.Spike or PriceRule.Decimal), judged + result.Judged);
            }
        }

        Assert.True(suspects < judged / 5000, $"{suspects} of {judged}");
    }

    [Fact]
    public void Filter_DropsByEachKey_WithItsReason()
    {
        var bars = Bars(("2024-01-02 10:00", 5, 0), ("2024-01-02 23:00", 5, 0), ("2024-01-03 23:00", 0, 9), ("2024-01-04 23:00", -1, 9), ("2029-12-31 23:00", 5, 9), ("2030-01-01 23:00", 5, 9), ("2024-01-05 10:00", 5, double.NaN));
        string[] Reasons(PriceFilter filter) => [.. filter.Apply(bars, Now).Dropped.Select(d => d.Reason)];
        Assert.Equal(["an intraday row without volume", "a price of zero", "stamped in the future"], Reasons(new PriceFilter()));
        Assert.Empty(Reasons(PriceFilter.None));
        Assert.Equal(["a day without volume"], Reasons(PriceFilter.None with { IgnoreZeroVolumesDaily = true }));
        Assert.Equal(["a price below zero"], Reasons(PriceFilter.None with { IgnoreNegativePrices = true }));
        Assert.Equal(4, new PriceFilter().Apply(bars, Now).Kept.Count);
    }

    [Fact]
    public void Delivery_TakesGoodRowsAndHoldsTheSuspectOne()
    {
        var (calm, cut) = (With(Calm(), 95, 150), 90);
        var bars = ContractPrices.BarsOf(calm);
        var stored = bars.Between(null, calm.Index[cut - 1]);
        var result = PriceUpdate.Apply("TEST", 20240300, stored, bars, Now);
        Assert.Equal(PriceCheckOutcome.Suspect, result.Outcome);
        Assert.Equal(9, result.Added);
        Assert.Equal(calm.Index[95], Assert.Single(result.Held).Date);
        Assert.Equal(99, result.Merged.Count);
        // The next day it is delivered again, and taken once a person has approved it.
        var again = PriceUpdate.Apply("TEST", 20240300, result.Merged, bars, Now);
        Assert.Equal((0, 1), (again.Added, again.Held.Count));
        var approved = PriceUpdate.Apply("TEST", 20240300, result.Merged, bars, Now, approved: new Dictionary<DateTime, double> { [calm.Index[95]] = 150 });
        Assert.Equal((1, PriceCheckOutcome.Passed, 100), (approved.Added, approved.Outcome, approved.Merged.Count));
    }

    [Fact]
    public void EmptyDelivery_IsNoData_AndOneWithoutNewRowsIsNoNewData()
    {
        var bars = ContractPrices.BarsOf(Calm());
        Assert.Equal(PriceCheckOutcome.NoData, PriceUpdate.Apply("TEST", 1, bars, bars.Between(Now, null), Now).Outcome);
        Assert.Equal(PriceCheckOutcome.NoNewData, PriceUpdate.Apply("TEST", 1, bars, bars, Now).Outcome);
        Assert.Equal(100, PriceUpdate.Apply("TEST", 1, null, bars, Now).Added);
    }

    [Fact]
    public void LastRow_IsRevised_AndOlderOnesAreOnlyTold()
    {
        var stored = ContractPrices.BarsOf(Calm(50));
        var result = PriceUpdate.Apply("TEST", 1, stored, ContractPrices.BarsOf(With(With(Calm(52), 20, 101.5), 49, 101.5)), Now);
        Assert.True(result.LastRevised);
        Assert.Equal(Calm().Index[20], Assert.Single(result.Revised).Date);
        Assert.Equal(52, result.Merged.Count);
        Assert.Equal((101.5, stored["FINAL"].Numbers[20]), (result.Merged["FINAL"].Numbers[49], result.Merged["FINAL"].Numbers[20]));
    }

    [Fact]
    public void Merging_ByHand()
    {
        var (hours, closes) = (Bars(("2024-01-02 10:00", 1, 3), ("2024-01-02 11:00", 2, 4), ("2024-01-03 10:00", 3, 5)), Bars(("2024-01-02 23:00", 2.5, 70), ("2024-01-04 23:00", 4, 80)));
        var mixed = PriceMerging.Mixed(closes, hours);
        Assert.Equal([1, 2, 2.5, 3, 4], mixed["FINAL"].Numbers.ToArray());
        var (daily, intraday) = PriceMerging.Split(mixed);
        Assert.Equal((2, 3), (daily.Count, intraday.Count));
        var days = PriceMerging.ToDaily(mixed);
        Assert.Equal([2.5, 3, 4], days["FINAL"].Numbers.ToArray());
        Assert.Equal([1.0, 3, 4], days["OPEN"].Numbers.ToArray());
        Assert.Equal([2.5, 3, 4], days["HIGH"].Numbers.ToArray());
        // Intraday volumes are summed; a day without any has the close's.
        Assert.Equal([7.0, 5, 80], days["VOLUME"].Numbers.ToArray());
        Assert.All(days.Index, t => Assert.Equal(23, t.Hour));
        Assert.Equal([1.0, 2, 3], PriceMerging.ToHourly(mixed)["FINAL"].Numbers.ToArray());
        var newer = Bars(("2024-01-02 23:00", 9, double.NaN), ("2024-01-05 23:00", 5, 1));
        Assert.Equal([2.5, 4, 5], PriceMerging.Full(closes, newer)["FINAL"].Numbers.ToArray());
        Assert.Equal([9.0, 4, 5], PriceMerging.Full(closes, newer, keepOlder: false)["FINAL"].Numbers.ToArray());
        Assert.Equal(70, PriceMerging.Full(closes, newer, keepOlder: false)["VOLUME"].Numbers[0]);
    }

    [Fact]
    public void Spread_ByHand()
    {
        var samples = Contracts.Series([.. new[] { 2.0, 2, 4, 2, 6, -1, 0, double.NaN }.Select((s, i) => ($"2024-01-{i + 1:00}", s))]);
        var estimate = SpreadEstimate.Of("TEST", samples, 0.01);
        Assert.Equal((1.0, 5, 3), (estimate.HalfSpread, estimate.Samples, estimate.Rejected));
        Assert.Equal((1.0, 2.0), (estimate.LowQuartile, estimate.HighQuartile));
        Assert.Equal(1.6, estimate.TrimmedMean, 1e-12);
        Assert.Contains("other units", estimate.Advice, StringComparison.Ordinal);
        Assert.Contains("agrees", SpreadEstimate.Of("TEST", samples, 1.1).Advice, StringComparison.Ordinal);
        Assert.Equal("TooFewSamples", Assert.Throws<Domain.Errors.MissingDataException>(() => SpreadEstimate.Of("TEST", samples.Slice(..3))).ErrorId);
    }

    [Fact]
    public void LiquidMonths_AreFoundByVolume()
    {
        var prices = Contracts.Year().Select((contract, bars) => new ColumnSet(
            bars.Index, [.. bars.Columns.Select(c => c.Name == ContractPrices.Volume ? Column.OfNumbers(c.Name, [.. bars.Index.Select(_ => contract / 100 % 100 is 3 or 12 ? 1000.0 : 10)]) : c)]));
        Assert.Equal("HZ", LiquidMonths.Cycle(prices).Letters);
        Assert.Equal(4, LiquidMonths.Volumes(prices).Count);
        Assert.Equal(1, LiquidMonths.Volumes(prices).Sum(v => v.Share), 1e-12);
        Assert.Equal("NoVolumes", Assert.Throws<Domain.Errors.MissingDataException>(() => LiquidMonths.Cycle(Contracts.Year())).ErrorId);
    }

    private static TimeSeries With(TimeSeries series, int row, double price)
    {
        var values = series.ToArray();
        values[row] = price;
        return series.With(values);
    }

    private static ColumnSet Bars(params (string Stamp, double Price, double Volume)[] rows)
    {
        rows = [.. rows.OrderBy(r => Stores.Moment(r.Stamp))];
        var bars = ContractPrices.BarsOf(Contracts.Series([.. rows.Select(r => (r.Stamp, r.Price))]));
        return new ColumnSet(bars.Index, [.. bars.Columns.Select(c => c.Name == ContractPrices.Volume ? Column.OfNumbers(c.Name, [.. rows.Select(r => r.Volume)]) : c)]);
    }
}
