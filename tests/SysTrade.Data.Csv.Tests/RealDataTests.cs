using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Tests;

namespace SysTrade.Data.Csv.Tests;

/// <summary>The public sample data of pysystemtrade, and its own outputs on them.</summary>
public sealed class RealDataTests
{
    private static readonly Lazy<MarketData> Opened = new(() => CsvMarketData.Open(SharedFolder.File("data", "futures")));

    private static MarketData Data
    {
        get
        {
            SharedFolder.Require();
            return Opened.Value;
        }
    }

    [Fact]
    public void Open_RealFolder_ListsInstrumentsWithPrices()
    {
        Assert.Equal(31, Data.Instruments.Count);
        Assert.Equal("AUD", Data.Instruments[0]);
        Assert.Equal("VIX", Data.Instruments[^1]);
        Assert.Equal(586, Data.Catalog.Codes.Count);
        Assert.Equal(["Ags", "Bond", "Equity", "FX", "Metals", "OilGas", "Vol"], Data.AssetClasses);
        Assert.Equal(["BTP3", "GILT", "KR3", "SOFR", "US10", "US20", "US5"], Data.InstrumentsInAssetClass("Bond"));
    }

    [Fact]
    public void Open_ParentOfFutures_FindsTheSameFolder()
    {
        var parent = CsvMarketData.Open(SharedFolder.File("data"));
        Assert.Equal(Data.Description, parent.Description);
    }

    [Fact]
    public void EveryInstrument_ReadsWithoutError()
    {
        foreach (var code in Data.Instruments)
        {
            var raw = Data.RawPrice(code);
            var multiple = Data.MultiplePrices(code);
            Assert.True(raw.Count > 5000, code);
            Assert.True(multiple.Count >= raw.Count, code);
            Assert.All(multiple.PriceContract, c => Assert.InRange(c, 19600000, 20300000));
            Assert.True(Data.FxForInstrument(code, "USD").Count > 0, code);
            Assert.True(Data.Costs(code).PriceSlippage > 0, code);
            Assert.InRange(Data.RollsPerYear(code), 1, 12);
        }
    }

    [Fact]
    public void RawPrice_US10_HasKnownCells()
    {
        var price = Data.RawPrice("US10");
        Assert.Equal(48423, price.Count);
        Assert.Equal(new DateTime(1982, 8, 30, 23, 0, 0), price.Index.First);
        Assert.Equal(-36.41405249999997, price[0]);
        Assert.Equal(9935, price.Index.Count(t => t.TimeOfDay == new TimeSpan(23, 0, 0)));
        Assert.Equal(1719, price.Values.ToArray().Count(double.IsNaN));
    }

    [Fact]
    public void MultiplePrices_AUD_HasKnownCells()
    {
        var prices = Data.MultiplePrices("AUD");
        Assert.Equal(50920, prices.Count);
        Assert.Equal(0.7092, prices.Price[0]);
        Assert.Equal(0.6972, prices.Carry[0]);
        Assert.Equal(19870900, prices.PriceContract[0]);
        Assert.Equal(19871200, prices.ForwardContract[0]);
        Assert.Equal(0.7140000000000001, prices.Price[1]);
    }

    [Fact]
    public void Coverage_RealFolder_ReportsWhatHasNoPricesWithoutFailing()
    {
        var coverage = Data.Coverage();
        Assert.Equal(31, coverage.Instruments.Count);
        Assert.Equal(586 - 31, coverage.WithoutPrices.Count);
        Assert.Contains("BUND", coverage.WithoutPrices);
        Assert.Empty(coverage.Gaps);
    }

    [Fact]
    public void RawPrice_ConfiguredInstrumentWithoutPrices_SaysThatPricesAreMissing()
    {
        var error = Assert.Throws<MissingDataException>(() => Data.RawPrice("BUND"));
        Assert.Equal("PriceNotFound", error.ErrorId);
        Assert.Contains("BUND", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DailyPrices_Chapter15Instruments_EqualReference()
    {
        var data = Data.WithStartDate(new DateTime(2000, 1, 3));
        var golden = GoldenCsv.Golden("a_chapter15_base", "daily_prices.csv");
        foreach (var code in golden.Columns) Close.Equal(golden[code], data.DailyPrices(code), what: code);
    }

    [Fact]
    public void MultiplePrices_DailyPriceOfContractHeld_EqualsReference()
    {
        var data = Data.WithStartDate(new DateTime(2000, 1, 3));
        var golden = GoldenCsv.Golden("a_chapter15_base", "daily_denominator_price.csv");
        foreach (var code in golden.Columns) Close.Equal(golden[code], data.MultiplePrices(code).Price.To(Frequency.BusinessDay, Aggregation.Last), what: code);
    }

    [Fact]
    public void FxForInstrument_Chapter15Instruments_EqualReference()
    {
        var data = Data.WithStartDate(new DateTime(2000, 1, 3));
        var golden = GoldenCsv.Golden("a_chapter15_base", "fx_rate.csv");
        foreach (var code in golden.Columns)
        {
            var ours = data.FxForInstrument(code, "USD");
            // The reference's 1.0 series run to the day on which they were made.
            Close.Equal(golden[code].Between(null, ours.Index.Last), ours, what: code);
        }
    }

    [Fact]
    public void FxRate_DirectInverseAndCross_EqualReference()
    {
        var golden = GoldenCsv.Golden("d_units", "fx_rates_2019.csv");
        foreach (var pair in golden.Columns)
        {
            var ours = Data.FxRate(pair[..3], pair[3..]);
            Close.Equal(golden[pair], ours.Between(golden[pair].Index.First, golden[pair].Index.Last), what: pair);
        }
    }

    [Fact]
    public void FxRate_Summary_EqualsReference()
    {
        var golden = GoldenCsv.Golden("d_units", "fx_rates_summary.csv");
        for (var row = 0; row < golden.RowCount; row++)
        {
            var pair = golden.Text("code")[row];
            var wallClock = pair == "USDUSD" ? golden.Moments("last")[row] : (DateTime?)null;
            var ours = Data.FxRate(pair[..3], pair[3..], wallClock);
            Assert.Equal(golden.Numbers("n")[row], ours.Count);
            Assert.Equal(golden.Moments("first")[row], ours.Index.First);
            Assert.Equal(golden.Moments("last")[row], ours.Index.Last);
            Close.Equal([golden.Numbers("first_value")[row], golden.Numbers("last_value")[row]], [ours[0], ours[^1]], what: pair);
        }
    }

    [Fact]
    public void HourlyPrices_US10_LeaveOutClosesAndMissingHours()
    {
        var hourly = Data.HourlyPrices("US10");
        Assert.DoesNotContain(double.NaN, hourly.Values.ToArray());
        // Counted with pandas: rows not at 23:00:00, resample("H").last().dropna().
        Assert.Equal(20151, hourly.Count);
        Assert.Equal(new DateTime(2013, 10, 2, 11, 0, 0), hourly.Index.First);
        Assert.Equal(2509547.8670673077, hourly.Values.ToArray().Sum(), 1e-5);
    }
}
