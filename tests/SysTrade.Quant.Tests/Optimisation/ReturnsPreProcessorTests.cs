using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Quant.Optimisation;
using SysTrade.Series;
using SysTrade.Tests;

namespace SysTrade.Quant.Tests.Optimisation;

public sealed class ReturnsPreProcessorTests
{
    // Two weeks from Monday 6 January 2020.
    private static readonly TimeIndex Days = TimeIndex.BusinessDays(new(2020, 1, 6), new(2020, 1, 17));
    private static readonly PreProcessingOptions Own = new() { PoolGrossReturns = false, UsePooledTurnover = false };
    private static readonly PreProcessingOptions OwnAsReference = Own with { Conventions = OptimisationConventions.Pysystemtrade };

    [Fact]
    public void CostSharpeRatios_OwnCosts_AreMeanCostOverDeviationOfGross()
    {
        // Profits on eight days, costs on two of them.
        double[] gross = [1, -1, 2, -2, 0, 1, -1, 2, -2, 0];
        var deviation = Math.Sqrt(20.0 / 7);
        var instrument = Instrument("X", gross, [-0.4, 0, 0, 0, 0, -0.4, 0, 0, 0, 0]);
        Assert.Equal(16 * (-0.8 / 8) / deviation, new ReturnsPreProcessor([instrument], Own).CostSharpeRatios("X")["r"], 1e-14);
        Assert.Equal(16 * -0.4 / deviation, new ReturnsPreProcessor([instrument], OwnAsReference).CostSharpeRatios("X")["r"], 1e-14);
    }

    [Fact]
    public void NetReturnsFor_OneInstrument_TakesOffWhatWasPaid()
    {
        double[] gross = [1, -1, 2, -2, 0, 1, -1, 2, -2, 3];
        var instrument = Instrument("X", gross, [-0.4, 0, 0, 0, 0, -0.5, 0, 0, 0, 0]);
        var net = new ReturnsPreProcessor([instrument], Own).NetReturnsFor("X");
        Assert.Equal((Frequency.Week, 1), (net.Frequency, net.PooledInstruments));
        Close.Equal([0 - (4 * 0.1), 3 - (5 * 0.1)], net.Returns["r"].Values, 1e-12);
        var doubled = new ReturnsPreProcessor([instrument], Own with { CostMultiplier = 2 }).NetReturnsFor("X");
        Close.Equal([0 - (4 * 0.2), 3 - (5 * 0.2)], doubled.Returns["r"].Values, 1e-12);
    }

    [Fact]
    public void NetReturnsFor_WeekWithoutProfits_IsMissingOrZeroAsReference()
    {
        var instrument = Instrument("X", [0, 0, 0, 0, 0, 1, -1, 2, -2, 3], new double[10]);
        Close.Equal([double.NaN, 3], new ReturnsPreProcessor([instrument], Own).NetReturnsFor("X").Returns["r"].Values, 1e-12);
        var costs = Instrument("X", [0, 0, 0, 0, 0, 1, -1, 2, -2, 3], [0, 0, 0, 0, 0, -1e-9, 0, 0, 0, 0]);
        Close.Equal([0, 3], new ReturnsPreProcessor([costs], OwnAsReference).NetReturnsFor("X").Returns["r"].Values, 1e-7);
    }

    [Fact]
    public void NetReturnsFor_Pooled_StacksInstrumentsAtOwnCosts()
    {
        var x = Instrument("X", [1, -1, 2, -2, 0, 1, -1, 2, -2, 3], new double[10]);
        var y = Instrument("Y", [10, -10, 20, -20, 5, 10, -10, 20, -20, 30], [-1, -1, -1, -1, -1, -1, -1, -1, -1, -1]);
        var options = new PreProcessingOptions { UsePooledTurnover = false };
        var processor = new ReturnsPreProcessor([x, y], options);
        var free = processor.NetReturnsFor("X");
        Assert.Equal(2, free.PooledInstruments);
        Assert.Equal([new(2020, 1, 12), new DateTime(2020, 1, 12).AddMicroseconds(1), new(2020, 1, 19), new DateTime(2020, 1, 19).AddMicroseconds(1)], free.Returns.Index.ToArray());
        Close.Equal([0, 5, 3, 30], free.Returns["r"].Values, 1e-12);

        // Y's costs are a share of deviation, so X pays the same share of its own.
        var dear = processor.NetReturnsFor("Y");
        Close.Equal([5 - 5, 30 - 5], [dear.Returns["r"][1], dear.Returns["r"][3]], 1e-12);
        var sharpeRatio = processor.CostSharpeRatios("Y")["r"];
        var deviation = Deviation(1, -1, 2, -2, 1, -1, 2, -2, 3);
        Close.Equal([sharpeRatio / 16 * deviation * 4], [dear.Returns["r"][0]], 1e-12);
    }

    [Fact]
    public void CostSharpeRatios_Pooled_AverageCostsOrTurnovers()
    {
        double[] gross = [1, -1, 2, -2, 1, 1, -1, 2, -2, 3];
        var (x, y) = (Instrument("X", gross, [.. gross.Select(_ => -0.1)]), Instrument("Y", gross, [.. gross.Select(_ => -0.3)]));
        var own = new ReturnsPreProcessor([x, y], new PreProcessingOptions { UsePooledTurnover = false });
        var (costX, costY) = (own.CostSharpeRatios("X")["r"], own.CostSharpeRatios("Y")["r"]);
        Assert.Equal(3, costY / costX, 1e-12);
        Assert.Equal((costX + costY) / 2, new ReturnsPreProcessor([x, y], new PreProcessingOptions { UsePooledCosts = true }).CostSharpeRatios("X")["r"], 1e-12);
        var turnovers = Turnovers(10, 30);
        Assert.Equal(costX / 10 * 20, new ReturnsPreProcessor([x, y], new PreProcessingOptions(), turnovers).CostSharpeRatios("X")["r"], 1e-12);
        Assert.Equal(double.NaN, new ReturnsPreProcessor([x, y], new PreProcessingOptions(), Turnovers(0, 30)).CostSharpeRatios("X")["r"]);
    }

    [Fact]
    public void NetReturnsFor_EqualisedGross_HasCommonMean()
    {
        var (x, y) = (Instrument("X", [1, 2, 3, 4, 5, 1, 2, 3, 4, 5], new double[10]), Instrument("Y", [11, 12, 13, 14, 15, 11, 12, 13, 14, 15], new double[10]));
        var net = new ReturnsPreProcessor([x, y], new PreProcessingOptions { UsePooledTurnover = false, EqualiseGross = true, Frequency = Frequency.BusinessDay }).NetReturnsFor("X");
        Assert.Equal(8, net.Returns["r"].ToArray().Average(), 1e-12);
        Close.Equal([6, 6, 7, 7], net.Returns["r"].Values[..4], 1e-12);
    }

    [Fact]
    public void ReturnsPreProcessor_MissingInputs_AreErrors()
    {
        var x = Instrument("X", new double[10], new double[10]);
        var y = x with { Name = "Y" };
        Assert.Equal("NothingToFit", Assert.Throws<SysTradeException>(() => new ReturnsPreProcessor([], Own)).ErrorId);
        Assert.Equal("TurnoversNeeded", Assert.Throws<SysTradeException>(() => new ReturnsPreProcessor([x, y], new PreProcessingOptions())).ErrorId);
        Assert.Throws<UnknownNameException>(() => new ReturnsPreProcessor([x], Own).NetReturnsFor("Z"));
        var partial = new Dictionary<string, IReadOnlyDictionary<string, double>> { ["X"] = new Dictionary<string, double> { ["r"] = 1 } };
        Assert.Throws<UnknownNameException>(() => new ReturnsPreProcessor([x, y], new PreProcessingOptions(), partial).CostSharpeRatios("X"));
    }

    [Fact]
    public void From_Sections_ReadsBoth()
    {
        var weights = new NamedOptions(new Dictionary<string, object?> { ["cost_multiplier"] = 2.0, ["pool_gross_returns"] = false, ["equalise_gross"] = true, ["frequency"] = "M", ["method"] = "handcraft" }, "w");
        var costs = new NamedOptions(new Dictionary<string, object?> { ["use_pooled_costs"] = true, ["use_pooled_turnover"] = false }, "c");
        var expected = new PreProcessingOptions { CostMultiplier = 2, PoolGrossReturns = false, EqualiseGross = true, Frequency = Frequency.Month, UsePooledCosts = true, UsePooledTurnover = false };
        Assert.Equal(expected, PreProcessingOptions.From(weights, costs));
    }

    private static InstrumentPandl Instrument(string name, double[] gross, double[] costs) => new(name, new Frame(Days, ["r"], [gross]), new Frame(Days, ["r"], [costs]));

    private static Dictionary<string, IReadOnlyDictionary<string, double>> Turnovers(double x, double y) => new()
    {
        ["X"] = new Dictionary<string, double> { ["r"] = x },
        ["Y"] = new Dictionary<string, double> { ["r"] = y },
    };

    private static double Deviation(params double[] x) => Math.Sqrt(x.Sum(v => Math.Pow(v - x.Average(), 2)) / (x.Length - 1));
}
