using SysTrade.Systems.Export;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Tests.Support;

namespace SysTrade.Systems.Tests.Export;

public sealed class OutputTablesTests
{
    private static readonly TradingSystem System = SmallMarket.System();

    private static IReadOnlyList<OutputTable> Of(Output output) => OutputTables.Of(System, output);

    private static RecordTable Record(Output output) => Assert.IsType<RecordTable>(Assert.Single(Of(output)));

    [Fact]
    public void SeriesByInstrument_IsOneTableWithAColumnForEach()
    {
        var table = Assert.IsType<SeriesTable>(Assert.Single(Of(System.RawData.DailyPrices)));
        Assert.Equal("rawdata.get_daily_prices", table.Name);
        Assert.Equal(["A", "B", "C"], table.Columns.Select(c => c.Name));
        Assert.Equal(SmallMarket.Length, table.Index().Count);
        Assert.True(table.Columns[2].Series.Count < SmallMarket.Length);
    }

    [Fact]
    public void ChosenInstruments_AreThoseInTheTable() =>
        Assert.Equal(["C", "A"], Assert.IsType<SeriesTable>(OutputTables.Of(System, System.RawData.DailyPrices, ["C", "A"])[0]).Columns.Select(c => c.Name));

    [Fact]
    public void SeriesByInstrumentAndRule_IsOneTableInAFolderForEachInstrument()
    {
        var tables = Of(System.ForecastScaleCap.CappedForecast);
        Assert.Equal(["forecastScaleCap.get_capped_forecast/A", "forecastScaleCap.get_capped_forecast/B", "forecastScaleCap.get_capped_forecast/C"], tables.Select(t => t.Name));
        Assert.All(tables, t => Assert.Equal(["breakout20", "carry", "ewmac4"], ((SeriesTable)t).Columns.Select(c => c.Name)));
        Assert.Equal(["carry"], ((SeriesTable)OutputTables.Of(System, System.ForecastScaleCap.CappedForecast, ["A"], ["carry"])[0]).Columns.Select(c => c.Name));
    }

    [Fact]
    public void FrameByInstrument_IsOneTableInAFolderForEach()
    {
        var tables = Of(System.Portfolio.BuffersForPosition);
        Assert.Equal(3, tables.Count);
        Assert.Equal(["top_pos", "bot_pos"], ((SeriesTable)tables[0]).Columns.Select(c => c.Name));
    }

    [Fact]
    public void WholeFrameAndSeries_AreOneTable()
    {
        Assert.Equal(["A", "B", "C"], Assert.IsType<SeriesTable>(Assert.Single(Of(System.Portfolio.InstrumentWeights))).Columns.Select(c => c.Name));
        Assert.Equal(["value"], Assert.IsType<SeriesTable>(Assert.Single(Of(System.Portfolio.InstrumentDiversificationMultiplier))).Columns.Select(c => c.Name));
    }

    [Fact]
    public void Curves_AreReturnsOrGrossCostsAndNetWithTheirMembers()
    {
        var tables = Of(System.Accounts.Portfolio);
        Assert.Equal(["accounts.portfolio", "accounts.portfolio.members"], tables.Select(t => t.Name));
        Assert.Equal(["gross", "costs", "net"], ((SeriesTable)tables[0]).Columns.Select(c => c.Name));
        Assert.Equal(["A", "B", "C"], ((SeriesTable)tables[1]).Columns.Select(c => c.Name));
        Assert.Equal(["A", "B", "C"], Assert.IsType<SeriesTable>(Assert.Single(Of(System.Accounts.PandlForInstrument))).Columns.Select(c => c.Name));
        Assert.Equal(["breakout20", "carry", "ewmac4"], Assert.IsType<SeriesTable>(Assert.Single(Of(System.Accounts.PandlForTradingRule))).Columns.Select(c => c.Name));
    }

    [Fact]
    public void Numbers_AreRecordsWithTheNamesTheyBelongTo()
    {
        var points = Record(System.Data.PointSize);
        Assert.Equal(["instrument", "value"], points.Headings);
        Assert.Equal([["A", 50.0], ["B", 10.0], ["C", 2000.0]], points.Rows);
        Assert.Equal([[20.0]], Record(System.ForecastScaleCap.ForecastCap).Rows);
        Assert.Equal(["rule", "value"], Record(System.ForecastScaleCap.FixedForecastScalar).Headings);
        var turnover = Record(System.Accounts.ForecastTurnover);
        Assert.Equal(["instrument", "rule", "value"], turnover.Headings);
        Assert.Equal(9, turnover.Rows.Count);
    }

    [Fact]
    public void ListsAreJoinedAndMappingsHaveARowForEachEntry()
    {
        Assert.Equal([["A B C"]], Record(System.Base.InstrumentList).Rows);
        Assert.Equal([["A", "breakout20 carry ewmac4"], ["B", "breakout20 carry ewmac4"], ["C", "breakout20 carry ewmac4"]], Record(System.CombForecast.TradingRuleList).Rows);
        var weights = Record(System.Portfolio.FixedInstrumentWeights);
        Assert.Equal(["name", "value"], weights.Headings);
        Assert.Equal([["A", 0.3], ["B", 0.3], ["C", 0.4]], weights.Rows);
    }

    [Fact]
    public void Records_HaveAColumnForEachProperty()
    {
        var costs = Record(System.Data.Costs);
        Assert.Equal(["instrument", "PriceSlippage", "PerBlock", "Percentage", "PerTrade"], costs.Headings);
        Assert.Equal(["C", 0.001, 1.5, 0.0, 3.0], costs.Rows[2]);
    }

    [Fact]
    public void MultiplePrices_AreATableForEachInstrument()
    {
        var tables = Of(System.Data.MultiplePrices);
        Assert.Equal("data.get_multiple_prices/A", tables[0].Name);
        Assert.Equal(20201200, ((SeriesTable)tables[0]).Columns.Single(c => c.Name == "PRICE_CONTRACT").Series[0]);
    }

    [Fact]
    public void EveryOutputOfASystem_CanBeWritten()
    {
        var folder = Directory.CreateTempSubdirectory("systrade-export-");
        try
        {
            var files = System.Outputs.SelectMany(Of).Select(t => CsvTableWriter.Write(t, folder.FullName)).ToArray();
            Assert.True(files.Length >= System.Outputs.Count());
            Assert.Equal(files.Length, files.Distinct().Count());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
