using SysTrade.Series.Kernels;
using SysTrade.Tests;

namespace SysTrade.Quant.Tests;

/// <summary>Statistics of whole columns against those of the reference's account curves.</summary>
public sealed class AccountStatisticsGoldenTests
{
    [Theory]
    [InlineData("net")]
    [InlineData("gross")]
    [InlineData("net_percent")]
    public void Statistics_OfPortfolioCurve_MatchReference(string view)
    {
        var curve = GoldenCsv.Golden("a_chapter15_base", "portfolio_pandl.csv")[view].ToArray();
        var file = GoldenCsv.Golden("a_chapter15_base", "portfolio_stats.csv");
        var expected = file.Text("stat").Zip(file.Numbers(view)).ToDictionary(x => x.First, x => x.Second);
        var test = TTest.OneSample(curve);
        Check("min", Statistics.Minimum(curve));
        Check("max", Statistics.Maximum(curve));
        Check("median", Statistics.Median(curve));
        Check("mean", Statistics.Mean(curve));
        Check("std", Statistics.StandardDeviation(curve));
        Check("skew", Statistics.Skew(curve));
        Check("t_stat", test.Statistic);
        Check("p_value", test.PValue);

        // These leave out zeros, and the reference's zeros carry rounding noise.
        Check("quant_ratio_lower", QuantileRatios.Lower(curve), 1e-3);
        Check("quant_ratio_upper", QuantileRatios.Upper(curve), 1e-3);

        void Check(string statistic, double actual, double tolerance = 1e-9) => Close.Equal([expected[statistic]], [actual], tolerance, $"{view} {statistic}");
    }
}
