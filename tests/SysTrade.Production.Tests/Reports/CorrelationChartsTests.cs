using SysTrade.Charts;
using SysTrade.Production.Reports;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Fitting;

namespace SysTrade.Production.Tests.Reports;

public sealed class CorrelationChartsTests
{
    private static readonly DateTime Start = new(2020, 1, 1);

    [Fact]
    public void Of_TwoPeriods_StepsAtTheirStartsAndEndsWithTheLast()
    {
        var charts = CorrelationCharts.Of(List(3, 0.2, 0.6), "US10");
        Assert.Equal(["US10: average correlation", "US10: correlation of each pair", "US10: in force from 2021-01-01"], charts.Select(c => c.Title));
        var average = Assert.Single(Assert.IsType<StepChart>(charts[0]).Series).Values;
        Assert.Equal([Start, Start.AddYears(1), Start.AddYears(2)], average.Index.ToArray());
        Assert.Equal([0.2, 0.6, 0.6], average.ToArray().Select(v => Math.Round(v, 12)));
        var pairs = Assert.IsType<StepChart>(charts[1]);
        Assert.Null(pairs.Selector);
        Assert.Equal(["i0 and i1", "i0 and i2", "i1 and i2"], pairs.Series.Select(s => s.Name));
        Assert.All(pairs.Series, s => Assert.Equal([0.2, 0.6, 0.6], s.Values.ToArray()));
        var matrix = Assert.IsType<HeatmapChart>(charts[2]);
        Assert.Equal([1, 0.6, 0.6], matrix.Values[0]);
    }

    [Fact]
    public void Of_SomePairs_ChoosesOneAtATime() => Assert.Equal("Pair", Assert.IsType<StepChart>(CorrelationCharts.Of(List(6, 0.1))[1]).Selector);

    [Fact]
    public void Of_ManyPairs_ShowsEachAssetWithTheOthers()
    {
        var chart = Assert.IsType<StepChart>(CorrelationCharts.Of(List(30, 0.1, 0.5))[1]);
        Assert.Equal(("average correlation of each with the others", "Asset", 30), (chart.Title, chart.Selector, chart.Series.Count));
        Assert.Equal([0.1, 0.5, 0.5], chart.Series[7].Values.ToArray().Select(v => Math.Round(v, 12)));
    }

    [Fact]
    public void Of_NothingFitted_HasNoCharts()
    {
        Assert.Empty(CorrelationCharts.Of(new CorrelationList(["a", "b"], [])));
        Assert.Empty(CorrelationCharts.Of(List(1, 0.1)));
    }

    /// <summary>Periods of a year, in each of which all correlations are the same.</summary>
    private static CorrelationList List(int assets, params double[] correlations)
    {
        string[] names = [.. Enumerable.Range(0, assets).Select(i => $"i{i}")];
        return new CorrelationList(names, [.. correlations.Select((c, p) => new CorrelationPeriod(
            new FitPeriod(Start, Start.AddYears(p), Start.AddYears(p), Start.AddYears(p + 1)), CorrelationMatrix.Boring(names, c)))]);
    }
}
