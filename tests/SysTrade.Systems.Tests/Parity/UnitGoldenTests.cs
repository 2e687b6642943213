using SysTrade.Data;
using SysTrade.Domain;
using SysTrade.Quant.Volatility;
using SysTrade.Series;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Rules;
using SysTrade.Systems.Tools;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Parity;

/// <summary>Single formulas of fixed-parameter systems against the reference's answers on the same inputs, to 1e-9 of the column's scale.</summary>
public sealed class UnitGoldenTests
{
    private static readonly string[] Instruments = ["US10", "CORN", "EUROSTX", "GOLD_micro", "JPY", "CRUDE_W"];

    public static TheoryData<string, string> RuleOutputs => new(
        from code in (string[])["US10", "CORN"]
        from column in (string[])
        [
            "ewmac2_8", "ewmac4_16", "ewmac8_32", "ewmac16_64", "ewmac32_128", "ewmac64_256", "breakout10", "breakout20", "breakout40", "breakout80", "breakout160", "breakout320",
            "breakout40_smooth5", "carry10", "carry30", "carry60", "carry90", "carry125",
        ]
        select (code, column));

    [Theory]
    [MemberData(nameof(RuleOutputs))]
    public void Rule_OnTheReferencesInputs_GivesItsForecast(string code, string column)
    {
        var inputs = GoldenCsv.Golden("d_units", "rules", code + "_inputs.csv");
        var expected = GoldenCsv.Golden("d_units", "rules", code + "_outputs.csv")[column];
        var numbers = column.Split('_').Select(p => int.Parse(string.Concat(p.Where(char.IsAsciiDigit)))).ToArray();
        var forecast = column.StartsWith("ewmac", StringComparison.Ordinal) ? Ewmac.Forecast(inputs["price"], inputs["vol"], numbers[0], numbers[1])
            : column.StartsWith("carry", StringComparison.Ordinal) ? CarryRule.Forecast(inputs["raw_carry"], numbers[0])
            : Breakout.Forecast(inputs["price"], numbers[0], numbers.Length > 1 ? numbers[1] : null);

        Close.Equal(expected, forecast, what: $"{code} {column}");
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Buffering_OfARandomPosition_HoldsWhatTheReferenceHolds(bool toEdge, bool round)
    {
        var golden = GoldenCsv.Golden("d_units", "buffering.csv");
        var edges = Frame.Concat([Buffering.TopColumn, Buffering.BottomColumn], [golden["top_pos"], golden["bot_pos"]]);
        var held = Buffering.Apply(golden["position"], edges, toEdge, round);
        var expected = golden[$"edge{(toEdge ? 1 : 0)}_round{(round ? 1 : 0)}"];
        Close.Equal(expected, held, round ? 0 : 1e-12);
    }

    [Fact]
    public void BufferEdges_AreFilledPositionPlusAndMinusFilledWidth()
    {
        var golden = GoldenCsv.Golden("d_units", "buffering.csv");
        var edges = Buffering.Edges(golden["position"], golden["buffer"]);
        var (top, bottom) = (golden["top_pos"], golden["bot_pos"]);
        for (var i = 0; i < top.Count; i++)
        {
            // The file's edges were made before filling.
            if (double.IsNaN(top[i])) continue;
            Assert.Equal(top[i], edges[Buffering.TopColumn][i], 1e-12);
            Assert.Equal(bottom[i], edges[Buffering.BottomColumn][i], 1e-12);
        }
    }

    [Fact]
    public void CostDeflator_DividesByTheVeryLastVolatility()
    {
        var prices = GoldenCsv.Golden("d_units", "inputs", "daily_prices.csv");
        var golden = GoldenCsv.Golden("d_units", "cost_deflator.csv");
        var costs = new CashCosts { Costs = InstrumentCosts.Free, RollsPerYear = 0, RollMultiplier = 1, NormaliseByVolatility = true, DeflateByFinalVolatility = true };
        foreach (var code in Instruments) Close.Equal(golden[code], costs.Deflator(prices[code]), what: code);
    }

    /// <remarks>
    /// The turnovers are those of the forecasts in forecast_scalar_input, in units of the volatility from the first forecast on: for EUROSTX that is half a
    /// year after the first price.
    /// </remarks>
    [Theory]
    [InlineData("US10")]
    [InlineData("CORN")]
    [InlineData("EUROSTX")]
    [InlineData("GOLD_micro")]
    [InlineData("JPY")]
    [InlineData("CRUDE_W")]
    public void Turnover_OfATrendForecast_InUnitsOfTenOrOfVolatility(string code)
    {
        var forecast = GoldenCsv.Golden("d_units", "forecast_scalar_input.csv")[code];
        var price = GoldenCsv.Golden("d_units", "inputs", "daily_prices.csv")[code];
        var golden = GoldenCsv.Golden("d_units", "turnover.csv").Where("series", code);
        var options = SystemConfig.Empty.WithDefaults().Options("volatility_calculation");
        var volatility = VolatilityEstimators.Estimate("mixed_vol_calc", price.Difference(), new NamedOptions(options, "defaults"));
        Assert.Equal(1, Turnover.Of(forecast, 10) / golden.Where("normaliser", "10.0").Numbers("turnover")[0], 1e-9);
        volatility = volatility.Between(forecast.DropMissing().Index.First, null);
        Assert.Equal(1, Turnover.Of(forecast, volatility) / golden.Where("normaliser", "vol").Numbers("turnover")[0], 1e-9);
    }

    [Theory]
    [InlineData("US10")]
    [InlineData("CORN")]
    public void CarryChain_OfIntradayPrices_IsTheReferences(string code)
    {
        var golden = GoldenCsv.Golden("d_units", "carry", code + "_natural.csv");
        var system = CarrySystem(code, golden);
        Close.Equal(golden["raw_futures_roll"], system.RawData.RawRoll[code], what: "roll");
        Close.Equal(golden["roll_differentials"], system.RawData.RollDifferentials[code], what: "differential");
        Close.Equal(golden["annualised_roll"], system.RawData.AnnualisedRoll[code], what: "annualised");
        var daily = GoldenCsv.Golden("d_units", "carry", code + "_daily.csv")["daily_annualised_roll"];
        var ours = system.RawData.DailyAnnualisedRoll[code];
        var whole = daily.Between(ours.Index.First.AddDays(1), ours.Index.Last.AddDays(-1));
        Assert.True(whole.Count > 150);
        Close.Equal(whole, ours.Slice(1..^1), what: "daily");
    }

    [Theory]
    [InlineData("US10")]
    [InlineData("CORN")]
    public void RawCarry_IsTheAnnualisedRollOverAnnualVolatility(string code)
    {
        var daily = GoldenCsv.Golden("d_units", "carry", code + "_daily.csv");
        var volatility = GoldenCsv.Golden("d_units", "rules", code + "_inputs.csv")["vol"];
        Close.Equal(daily["raw_carry"], daily["daily_annualised_roll"] / (volatility * TradingCalendar.RootBusinessDaysInYear));
    }

    private static TradingSystem CarrySystem(string code, GoldenCsv golden)
    {
        var index = TimeIndex.From(golden.Moments("date"));
        var prices = new MultiplePrices(
            index, golden["PRICE"].Reindex(index), golden["CARRY"].Reindex(index), golden["PRICE"].Reindex(index), Contracts(golden, "PRICE_CONTRACT"), Contracts(golden, "CARRY_CONTRACT"), Contracts(golden, "PRICE_CONTRACT"));
        var store = new InMemorySeriesStore();
        store.Write(SeriesKind.AdjustedPrices, code, new ColumnSet(index, Column.OfNumbers("price", prices.Price.ToArray())));
        store.Write(SeriesKind.MultiplePrices, code, prices.ToColumns());
        var catalog = new InstrumentCatalog("golden", [new Instrument(code, code, 1, "USD", "", 0, 0, 0, "")], new Dictionary<string, double>(), new Dictionary<string, RollParameters>());
        return new TradingSystem(new MarketData(store, catalog), SystemConfig.Parse("compatibility: pysystemtrade"));
    }

    private static int[] Contracts(GoldenCsv golden, string column) => [.. golden.Text(column).Select(t => t.Length == 0 || t == "nan" ? 0 : int.Parse(t))];
}
