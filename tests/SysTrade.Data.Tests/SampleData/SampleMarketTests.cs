using SysTrade.Data.SampleData;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Tests.SampleData;

public sealed class SampleMarketTests
{
    private static readonly SampleDataOptions Options = new() { Instruments = 48, Years = 8 };
    private static readonly SampleMarketGenerator Generator = new(Options);
    private static readonly Lazy<MarketData> Made = new(() => Generator.ToMarketData());

    private static MarketData Data => Made.Value;

    [Fact]
    public void EveryInstrument_IsComplete()
    {
        Assert.Equal(48, Data.Instruments.Count);
        var coverage = Data.Coverage();
        Assert.Empty(coverage.Gaps);
        Assert.Empty(coverage.WithoutPrices);
        Assert.Equal(["Ags", "Bond", "Equity", "FX", "Metals", "OilGas", "Vol"], Data.AssetClasses);
        foreach (var code in Data.Instruments)
        {
            var daily = Data.DailyPrices(code);
            Assert.True(daily.Count > 3 * 250, $"{code}: {daily}");
            Assert.True(daily.Index.Last >= new DateTime(2024, 12, 30), $"{code}: {daily}");
            Assert.Equal(daily.Index, Data.MultiplePrices(code).Price.To(Frequency.BusinessDay, Aggregation.Last).Index);
            Assert.Equal(0, Data.HourlyPrices(code).Count);
            Assert.True(Data.FxForInstrument(code, "EUR").LastValue > 0);
            Assert.InRange(Data.RollsPerYear(code), 1, 12);
            Assert.NotEmpty(Data.Catalog.Details(code)!.SubClass);
        }
    }

    [Fact]
    public void FirstSix_TradeTheTextbookSystem() => Assert.Equal(["SOFR", "US10", "EUROSTX", "V2X", "MXP", "CORN"], Generator.Codes.Take(6));

    [Fact]
    public void Stamps_AreDailyCloses()
    {
        foreach (var code in Data.Instruments) Assert.All(Data.RawPrice(code).Index, t => Assert.Equal(TradingCalendar.DailyCloseStamp, t.TimeOfDay));
        Assert.All(Data.FxRate("EUR", "USD").Index, t => Assert.Equal(TradingCalendar.DailyCloseStamp, t.TimeOfDay));
    }

    [Fact]
    public void HolidaysAndMissingPrices_Occur()
    {
        Assert.Equal(-1, Data.RawPrice("US10").Index.Find(new DateTime(2023, 7, 4, 23, 0, 0).Ticks));
        Assert.NotEqual(-1, Data.RawPrice("BUND").Index.Find(new DateTime(2023, 7, 4, 23, 0, 0).Ticks));
        Assert.Equal(-1, Data.RawPrice("BUND").Index.Find(new DateTime(2023, 4, 7, 23, 0, 0).Ticks));
        var missing = Data.Instruments.Sum(c => Data.MultiplePrices(c).Forward.Values.ToArray().Count(double.IsNaN));
        Assert.InRange(missing, 100, 20_000);
    }

    [Theory]
    [InlineData(1, 8, 48)]
    [InlineData(2, 3, 60)]
    [InlineData(3, 20, 48)]
    public void RollsMultipleAndAdjustedPrices_FollowFromTheContractPricesByTheReferencesRules(int seed, int years, int instruments)
    {
        var generator = new SampleMarketGenerator(new SampleDataOptions { Seed = seed, Years = years, Instruments = instruments });
        for (var number = 0; number < instruments; number++)
        {
            var made = generator.MakeInstrument(number);
            var finals = new SortedDictionary<int, SortedDictionary<DateTime, double>>();
            foreach (var (key, prices) in made.Contracts)
            {
                var final = prices.Series("FINAL");
                finals[key.Contract] = new(Enumerable.Range(0, final.Count).ToDictionary(i => final.Index[i], i => final[i]));
            }

            var reference = new ReferenceBuilding(generator.Catalog.RollParameters(made.Instrument.Code)!, finals);
            var rolls = reference.RollCalendar();
            var calendar = made.RollCalendar;
            Assert.Equal(rolls.Select(r => r.Date), calendar.Index);
            Assert.Equal(rolls.Select(r => r.Current), calendar.Contracts("current_contract").ToArray());
            Assert.Equal(rolls.Select(r => r.Next), calendar.Contracts("next_contract").ToArray());
            Assert.Equal(rolls.Select(r => r.Carry), calendar.Contracts("carry_contract").ToArray());

            var rows = reference.MultiplePrices(rolls);
            var multiple = MultiplePrices.From(made.MultiplePrices);
            Assert.Equal(rows.Select(r => r.Date), multiple.Index);
            Assert.Equal(rows.Select(r => r.Price), multiple.Price.ToArray());
            Assert.Equal(rows.Select(r => r.Carry), multiple.Carry.ToArray());
            Assert.Equal(rows.Select(r => r.Forward), multiple.Forward.ToArray());
            Assert.Equal(rows.Select(r => r.PriceContract), multiple.PriceContract);
            Assert.Equal(rows.Select(r => r.CarryContract), multiple.CarryContract);
            Assert.Equal(rows.Select(r => r.ForwardContract), multiple.ForwardContract);

            var panama = ReferenceBuilding.Panama(rows);
            var adjusted = made.AdjustedPrices.Series("price");
            Assert.Equal(multiple.Index, adjusted.Index);
            var scale = panama.Max(Math.Abs);
            for (var i = 0; i < panama.Count; i++) Assert.Equal(panama[i] / scale, adjusted[i] / scale, 1e-12);
        }
    }

    [Fact]
    public void AdjustedMoves_AreThoseOfTheContractHeld_AwayFromRolls()
    {
        foreach (var code in Data.Instruments)
        {
            var (adjusted, multiple) = (Data.RawPrice(code), Data.MultiplePrices(code));
            var compared = 0;
            for (var i = 1; i < adjusted.Count; i++)
            {
                if (multiple.PriceContract[i] != multiple.PriceContract[i - 1]) continue;
                var move = multiple.Price[i] - multiple.Price[i - 1];
                if (double.IsNaN(move)) continue;
                Assert.Equal(move, adjusted[i] - adjusted[i - 1], 1e-9 * Math.Max(1, Math.Abs(adjusted[i])));
                compared++;
            }

            Assert.True(compared > 0.9 * adjusted.Count, code);
            Assert.Equal(multiple.Price.LastValue, adjusted.LastValue);
        }
    }

    [Fact]
    public void Bars_HoldTheirPrices()
    {
        foreach (var key in Data.Store.Keys(SeriesKind.ContractPrices).Where((_, i) => i % 7 == 0))
        {
            var bars = Data.Store.Read(SeriesKind.ContractPrices, key);
            var tick = Data.Catalog.SpreadCost(ContractPriceKey.Parse(key).Instrument);
            Assert.NotNull(tick);
            for (var i = 0; i < bars.Count; i++)
            {
                double open = bars["OPEN"].Numbers[i], high = bars["HIGH"].Numbers[i], low = bars["LOW"].Numbers[i], final = bars["FINAL"].Numbers[i];
                Assert.True(
                    low <= open && low <= final && open <= high && final <= high && low > 0, $"{key} {bars.Index[i]:yyyy-MM-dd}: {open} {high} {low} {final}");
                Assert.True(bars["VOLUME"].Numbers[i] >= 1);
            }
        }
    }

    [Fact]
    public void Costs_AreThoseOfFutures()
    {
        foreach (var code in Data.Instruments)
        {
            var price = Data.MultiplePrices(code).Price.ForwardFill();
            var moves = Data.DailyPrices(code).ForwardFill().Difference().DropMissing().ToArray();
            var volatility = Math.Sqrt(moves.Sum(m => m * m) / moves.Length) * TradingCalendar.RootBusinessDaysInYear;
            var cost = Data.Costs(code).SharpeRatioCost(price.LastValue, volatility, Data.Instrument(code).PointSize);
            Assert.True(cost is > 0.0002 and < 0.02, $"{code}: {cost}");
        }
    }

    [Fact]
    public void Curves_AreLikeThoseOfTheirClass()
    {
        // Price less carry contract, nearer less farther delivery, over price: positive is backwardation.
        double Years(int price, int carry) => ContractMonth.YearFraction(carry) - ContractMonth.YearFraction(price);
        double Slope(string code)
        {
            var m = Data.MultiplePrices(code);
            var slopes = Enumerable.Range(0, m.Count)
                .Select(i => (m.Price[i] - m.Carry[i]) / Years(m.PriceContract[i], m.CarryContract[i]) / m.Price[i])
                .Where(s => !double.IsNaN(s))
                .ToArray();
            return slopes.Average();
        }

        double Mean(string assetClass) => Data.InstrumentsInAssetClass(assetClass).Average(Slope);
        Assert.InRange(Mean("Bond"), 0.002, 0.03);
        Assert.InRange(Mean("Metals"), -0.04, 0);
        Assert.InRange(Mean("Vol"), -1.5, -0.05);
        Assert.InRange(Mean("FX"), -0.03, 0.03);
        Assert.All(Data.Instruments, code => Assert.InRange(Slope(code), -2, 1));
    }

    [Fact]
    public void Returns_HaveClustersTailsAndCommonMoves()
    {
        double[] Moves(string code) => Data.DailyPrices(code).ForwardFill().Difference().Values[1..].ToArray();
        double Correlation(double[] x, double[] y)
        {
            var n = Math.Min(x.Length, y.Length);
            var (a, b) = (x[^n..], y[^n..]);
            var (meanA, meanB) = (a.Average(), b.Average());
            return a.Zip(b, (p, q) => (p - meanA) * (q - meanB)).Sum()
                / Math.Sqrt(a.Sum(p => (p - meanA) * (p - meanA)) * b.Sum(q => (q - meanB) * (q - meanB)));
        }

        Assert.InRange(Correlation(Moves("SP500"), Moves("EUROSTX")), 0.4, 0.9);
        Assert.InRange(Correlation(Moves("SP500"), Moves("V2X")), -0.8, -0.1);
        Assert.InRange(Correlation(Moves("US10"), Moves("BUND")), 0.4, 0.95);
        Assert.InRange(Correlation(Moves("CORN"), Moves("US10")), -0.3, 0.3);
        double Averaged(Func<double[], double> statistic) => Data.Instruments.Average(c => statistic(Moves(c)));
        Assert.InRange(Averaged(m => m.Length * m.Sum(x => x * x * x * x) / Math.Pow(m.Sum(x => x * x), 2)), 4, 20);
        Assert.InRange(Averaged(m => Correlation(m[1..].Select(Math.Abs).ToArray(), m[..^1].Select(Math.Abs).ToArray())), 0.05, 0.5);
    }

    [Fact]
    public void FutureOnACurrency_FollowsItsRate()
    {
        var (future, rate) = (Data.MultiplePrices("EUR").Price, Data.FxRate("EUR", "USD"));
        for (var i = 0; i < future.Count; i += 50)
        {
            if (!double.IsNaN(future[i])) Assert.InRange(future[i] / rate.AsOf(future.Index[i]), 0.97, 1.03);
        }
    }

    [Fact]
    public void MoreInstruments_LeaveTheFirstOnesAsTheyWere()
    {
        var few = new SampleMarketGenerator(Options with { Instruments = 3 });
        var many = new SampleMarketGenerator(Options with { Instruments = 120 });
        Assert.Equal(few.Codes, many.Codes.Take(3));
        Assert.Equal("SYN_001", many.Codes[48]);
        Assert.Equal(120, many.Codes.Distinct().Count());
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(few.MakeInstrument(i).AdjustedPrices["price"].Numbers.ToArray(), many.MakeInstrument(i).AdjustedPrices["price"].Numbers.ToArray());
            Assert.Equal(few.Catalog.Get(few.Codes[i]), many.Catalog.Get(few.Codes[i]));
        }

        Assert.Equal(few.MakeFx("JPYUSD")["PRICE"].Numbers.ToArray(), many.MakeFx("JPYUSD")["PRICE"].Numbers.ToArray());
    }

    [Fact]
    public void MadeUpInstruments_AreWholeToo()
    {
        var generator = new SampleMarketGenerator(new SampleDataOptions { Instruments = 90, Years = 4, IncludeContractPrices = false });
        for (var i = 48; i < 90; i++)
        {
            var made = generator.MakeInstrument(i);
            Assert.True(made.AdjustedPrices.Count > 500);
            Assert.DoesNotContain(double.NaN, made.AdjustedPrices["price"].Numbers.ToArray());
            Assert.Empty(made.Contracts);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(60)]
    public void ShortestAndLongestHistory_CanBeMade(int years)
    {
        var generator = new SampleMarketGenerator(new SampleDataOptions { Instruments = 20, Years = years, Seed = 7, IncludeContractPrices = false });
        for (var i = 0; i < 20; i++) Assert.True(generator.MakeInstrument(i).AdjustedPrices.Count > 150 * (years - 1));
    }

    [Fact]
    public void OtherSeed_IsAnotherMarket()
    {
        var other = new SampleMarketGenerator(Options with { Seed = 2 }).MakeInstrument(1).AdjustedPrices["price"].Numbers.ToArray();
        Assert.NotEqual(Generator.MakeInstrument(1).AdjustedPrices["price"].Numbers.ToArray(), other);
    }

    [Theory]
    [InlineData(0, 15, 2024)]
    [InlineData(1000, 15, 2024)]
    [InlineData(10, 1, 2024)]
    [InlineData(10, 61, 2024)]
    [InlineData(10, 5, 1960)]
    public void Options_OutOfRange_Raise(int instruments, int years, int end)
    {
        var options = new SampleDataOptions { Instruments = instruments, Years = years, End = new DateOnly(end, 12, 31) };
        Assert.Equal("ParameterOutOfRange", Assert.Throws<SysTradeException>(() => new SampleMarketGenerator(options)).ErrorId);
    }

    [Theory]
    [InlineData(100, null, true)]
    [InlineData(101, null, false)]
    [InlineData(101, true, true)]
    [InlineData(5, false, false)]
    public void ContractPrices_AreKeptForUpTo100Instruments_UnlessSaid(int instruments, bool? asked, bool kept) =>
        Assert.Equal(kept, new SampleDataOptions { Instruments = instruments, IncludeContractPrices = asked }.KeepsContractPrices);

    [Fact]
    public void Hours_LeaveEveryCloseAsItIsAndMoveAsMuchAsDaysDo()
    {
        var plain = new SampleMarketGenerator(new SampleDataOptions { Instruments = 2, Years = 3, IncludeContractPrices = false });
        var hourly = new SampleMarketGenerator(plain.Options with { IncludeHours = true });
        for (var number = 0; number < 2; number++)
        {
            var (closes, all) = (plain.MakeInstrument(number).AdjustedPrices.Series("price"), hourly.MakeInstrument(number).AdjustedPrices.Series("price"));
            Assert.Equal(closes.Count + ((closes.Count - 1) * SampleHours.PerDay), all.Count);
            Assert.Equal(closes.ToArray(), all.Reindex(closes.Index).ToArray());
            double Daily(TimeSeries series) => Math.Sqrt(series.Difference().ToArray().Skip(1).Select(x => x * x).Sum());
            Assert.InRange(Daily(all) / Daily(closes), 0.6, 1.7);
            Assert.Equal(all.ToArray(), hourly.MakeInstrument(number).AdjustedPrices.Series("price").ToArray());
        }
    }
}
