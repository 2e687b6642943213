using SysTrade.Domain.Errors;
using SysTrade.Quant.Risk;
using SysTrade.Series;
using SysTrade.Tests;

namespace SysTrade.Quant.Tests;

public sealed class AssetClassBetasTests
{
    private static readonly TimeIndex Days = TimeIndex.BusinessDays(new DateTime(2020, 1, 6), new DateTime(2020, 1, 10));

    [Fact]
    public void TwoInstruments_ByHand()
    {
        // B moves twice as much as A and the same way: the index moves one and a half times as much as A.
        double[] a = [0.01, -0.02, 0.03, 0.01, -0.01];
        var returns = new Frame(Days, ["A", "B", "C"], [a, [.. a.Select(r => 2 * r)], [0.02, 0.02, -0.01, 0.03, 0]]);
        var betas = new AssetClassBetas(returns, ["Bonds", "Bonds", "Metals"], window: 5, minPeriods: 3);
        var of = betas.OfInstruments();
        Assert.Equal(1 / 1.5, of["A"].LastValue, 1e-12);
        Assert.Equal(2 / 1.5, of["B"].LastValue, 1e-12);
        Assert.Equal(1, of["C"].LastValue, 1e-12);
        Assert.True(double.IsNaN(of["A"][1]));

        var weights = Frame.Constant(Days, ["A", "B", "C"], [3, -1, 0.5]);
        var loadings = betas.Loadings(of, weights);
        Assert.Equal(["Bonds", "Metals"], loadings.Names);
        Assert.Equal((3 / 1.5) - (2 / 1.5), loadings["Bonds"].LastValue, 1e-12);
        Assert.Equal(0.5, loadings["Metals"].LastValue, 1e-12);

        // The portfolio without C returns 3a - 2a = a.
        var portfolio = betas.OfPortfolio(Frame.Constant(Days, ["A", "B", "C"], [3, -1, 0]));
        Assert.Equal(1 / 1.5, portfolio["Bonds"].LastValue, 1e-12);
    }

    [Fact]
    public void LaterReturns_ChangeNothingBefore()
    {
        var random = new Random(5);
        double[] Walk() => [.. Enumerable.Range(0, 60).Select(_ => random.NextDouble() - 0.5)];
        var index = TimeIndex.BusinessDays(new DateTime(2020, 1, 6), new DateTime(2020, 3, 27));
        var returns = new Frame(index, ["A", "B"], [Walk(), Walk()]);
        var all = new AssetClassBetas(returns, ["X", "X"], 20, 5).OfInstruments();
        var some = new AssetClassBetas(returns.Between(null, index[39]), ["X", "X"], 20, 5).OfInstruments();
        Close.Equal(all["B"].Slice(..40), some["B"], 0);
    }

    [Fact]
    public void ClassesThatDoNotFit_AreAnError() => Assert.Equal(
        "LengthMismatch", Assert.Throws<SysTradeException>(() => new AssetClassBetas(Frame.Constant(Days, ["A"], [0]), [])).ErrorId);
}
