using SysTrade.Domain.Errors;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.InstrumentSelection;

namespace SysTrade.Quant.Tests;

public sealed class InstrumentSelectorTests
{
    private static readonly SelectionOptions Half = new() { MaximumWeight = 0.5 };

    [Fact]
    public void NetSharpeRatio_ByHand()
    {
        // 10 contracts x 0.5 x 2 = 10 at the largest forecast: 0.5 - 0.02 - 0.125 / 100.
        Assert.Equal(0.47875, InstrumentSelector.NetSharpeRatio(new SelectionCandidate("A", 10, 0.02), 0.5, Half), 1e-15);
        Assert.Equal(0.47875, InstrumentSelector.NetSharpeRatio(new SelectionCandidate("A", 10, 0.02), 0.9, Half), 1e-15);
        Assert.True(InstrumentSelector.NetSharpeRatio(new SelectionCandidate("A", 0.4, 0.02), 0.5, Half) < -9000);
        Assert.Equal(0, InstrumentSelector.NetSharpeRatio(new SelectionCandidate("A", 10, 0.02), 0, Half));
    }

    [Fact]
    public void Selection_TakesTheBestThenWhatDiversifiesAndLeavesWhatIsTooBig()
    {
        string[] names = ["A", "B", "C", "D"];
        var correlations = new CorrelationMatrix(names, new[,] { { 1, 0.95, 0, 0 }, { 0.95, 1, 0, 0 }, { 0, 0, 1, 0 }, { 0, 0, 0, 1.0 } });
        var steps = InstrumentSelector.Select([new("A", 10, 0.01), new("B", 10, 0.011), new("C", 10, 0.05), new("D", 0.2, 0)], correlations, Half);
        Assert.Equal("A", steps[0].Added);
        Assert.Equal("C", steps[1].Added);
        Assert.DoesNotContain("D", steps[^1].Instruments);
        Assert.Equal([0.5, 0.5], steps[1].Weights);
        Assert.Equal(Math.Sqrt(2), steps[1].DiversificationMultiplier, 1e-12);
        Assert.Equal(10 * 0.5 * Math.Sqrt(2) * 2, steps[1].MaximumPositions[0], 1e-12);
        var (a, c) = (0.5 - 0.01 - 0.00125, 0.5 - 0.05 - 0.00125);
        Assert.Equal((a + c) / 2 * Math.Sqrt(2), steps[1].SharpeRatio, 1e-12);
    }

    [Fact]
    public void NothingToChooseFrom_IsAnError()
    {
        var none = Assert.Throws<SysTradeException>(() => InstrumentSelector.Select([new("A", double.NaN, 0)], CorrelationMatrix.Identity(["A"])));
        Assert.Equal("NoCandidate", none.ErrorId);
        Assert.Throws<SysTradeException>(() => InstrumentSelector.Select([new("A", 1, 0)], CorrelationMatrix.Identity(["A"]), new SelectionOptions { MaximumWeight = 0 }));
        Assert.Throws<UnknownNameException>(() => InstrumentSelector.Select([new("B", 1, 0)], CorrelationMatrix.Identity(["A"])));
    }
}
