using System.Globalization;
using CsCheck;
using SysTrade.Domain.Errors;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Estimation;
using SysTrade.Quant.Optimisation;
using SysTrade.Series;
using SysTrade.Tests;

namespace SysTrade.Quant.Tests.Optimisation;

public sealed class SharpeRatioAdjustmentTests(ITestOutputHelper output)
{
    private static readonly double[] Quantiles = [-0.8416212335729143, -0.2533471031357997, 0.2533471031357997, 0.8416212335729143];

    [Fact]
    public void Multiplier_GoldenTable_IsNearReference()
    {
        var golden = GoldenCsv.Golden("d_units", "SR_adjustment_ratio.csv");
        var (d, rho, years, ratio) = (golden.Numbers("SR_diff"), golden.Numbers("avg_correlation"), golden.Numbers("years"), golden.Numbers("ratio"));
        var differences = new List<double>();
        for (var i = 0; i < d.Length; i++)
        {
            var exact = SharpeRatioAdjustment.Multiplier(d[i], rho[i], years[i]);
            differences.Add(Math.Abs(exact - ratio[i]));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"SR {d[i],6:F3}  correlation {rho[i],5:F2}  years {years[i],4}  exact {exact:F6}  reference {ratio[i]:F6}  difference {exact - ratio[i],10:E2}"));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{d.Length} cases: largest {differences.Max():E2}, mean {differences.Average():E2}, median {differences.Order().ElementAt(d.Length / 2):E2}"));
        Assert.True(differences.Max() < 1.5e-2);
    }

    [Fact]
    public void Multiplier_UncorrelatedAssets_IsAverageOfSharesOfSharpeRatio()
    {
        // Without correlation weights are in proportion to means: (0.5 + point) / (1 + point).
        var omega = Math.Sqrt(2.0 / 50);
        var expected = Quantiles.Average(q => (0.5 + 0.1 + (omega * q)) / (1 + 0.1 + (omega * q))) / 0.5;
        Assert.Equal(expected, SharpeRatioAdjustment.Multiplier(0.1, 0, 50), 1e-12);
    }

    [Theory]
    [InlineData(0, 0.5, 10)]
    [InlineData(double.NaN, 0.5, 10)]
    [InlineData(0.3, double.NaN, 10)]
    [InlineData(0.3, 0.5, 0)]
    [InlineData(0.01, 0, 1)]
    public void Multiplier_NothingKnown_IsOne(double difference, double correlation, double years) =>
        Assert.Equal(1, SharpeRatioAdjustment.Multiplier(difference, correlation, years));

    [Fact]
    public void Multiplier_AnyArguments_HasSignOfDifferenceAndIsSureOfMuchData() =>
        Gen.Select(Gen.Double[-1, 1], Gen.Double[-0.9, 0.99], Gen.Double[0.1, 100]).Sample((d, rho, years) =>
        {
            var multiplier = SharpeRatioAdjustment.Multiplier(d, rho, years);
            Assert.InRange(multiplier, 0, 2);
            Assert.True((multiplier - 1) * d >= 0);
            var certain = SharpeRatioAdjustment.Multiplier(d, rho, 1e15);
            var (a, b) = (Math.Max(0, 0.5 + d - (rho * 0.5)), Math.Max(0, 0.5 - (rho * (0.5 + d))));
            if (d != 0) Assert.Equal(2 * a / (a + b), certain, 1e-5);
        });

    [Fact]
    public void Multiplier_ClosedForm_EqualsGeneralOptimiser() =>
        Gen.Select(Gen.Double[-1.5, 1.5], Gen.Double[-0.9, 0.95], Gen.Double[0.5, 50]).Sample((d, rho, years) =>
        {
            var correlation = new CorrelationMatrix(["a", "b"], new[,] { { 1, rho }, { rho, 1 } });
            var omega = Math.Sqrt(2 / years * (1 - rho));
            var average = Quantiles.Average(q => MaximumSharpeRatio.Optimise(new AssetEstimates(correlation, [0.15 * (0.5 + d + (omega * q)), 0.075], [0.15, 0.15], years)).Weights[0]);
            var expected = Math.Sign((average / 0.5) - 1) == Math.Sign(d) ? average / 0.5 : 1;
            Assert.Equal(expected, SharpeRatioAdjustment.Multiplier(d, rho, years), 1e-9);
        });

    [Fact]
    public void Apply_ThreeAssets_ScalesAndNormalises()
    {
        var result = SharpeRatioAdjustment.Apply([0.2, 0.3, 0.5], [0.1, 0.4, double.NaN], 0.3, 20);
        double[] expected = [0.2 * SharpeRatioAdjustment.Multiplier(-0.15, 0.3, 20), 0.3 * SharpeRatioAdjustment.Multiplier(0.15, 0.3, 20), 0.5];
        Close.Equal(expected.Select(e => e / expected.Sum()).ToArray(), result, 1e-12);
        Assert.Equal([0.7], SharpeRatioAdjustment.Apply([0.7], [3], 0, 1));
        Assert.Equal("LengthMismatch", Assert.Throws<SysTradeException>(() => SharpeRatioAdjustment.Apply([0.5, 0.5], [1], 0, 1)).ErrorId);
    }

    [Fact]
    public void ApplyCosts_EachRow_LeansTowardsCheapAssets()
    {
        var weights = new Frame(TimeIndex.From([new(2000, 1, 1), new(2001, 1, 1)]), ["dear", "cheap"], [[0.5, 0.8], [0.5, 0.2]]);
        var result = SharpeRatioAdjustment.ApplyCosts(weights, new Dictionary<string, double> { ["dear"] = -0.2, ["cheap"] = -0.02 });
        var (down, up) = (SharpeRatioAdjustment.Multiplier(-0.09, 0.5, 100), SharpeRatioAdjustment.Multiplier(0.09, 0.5, 100));
        Close.Equal([down / (down + up), 0.8 * down / ((0.8 * down) + (0.2 * up))], result["dear"].Values, 1e-12);
        Close.Equal([1, 1], result.RowSum().Values, 1e-12);
        Assert.Throws<UnknownNameException>(() => SharpeRatioAdjustment.ApplyCosts(weights, new Dictionary<string, double> { ["dear"] = -0.2 }));
    }
}
