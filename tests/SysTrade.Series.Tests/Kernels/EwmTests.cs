using CsCheck;
using SysTrade.Series.Kernels;
using SysTrade.Tests;

namespace SysTrade.Series.Tests.Kernels;

public sealed class EwmTests
{
    private const double Nan = double.NaN;

    [Fact]
    public void Mean_SpanThree_MatchesHandComputation()
    {
        // alpha = 1/2: weights 1, then 1/2 and 1, then 1/4, 1/2 and 1.
        double[] expected = [2, (1 + 6) / 1.5, (0.5 + 3 + 4) / 1.75];
        Close.Equal(expected, Mean([2, 6, 4], Decay.Span(3)), 1e-15);
    }

    [Fact]
    public void Mean_GapWithDecay_AgesAndRepeats()
    {
        double[] expected = [Nan, 2, 2, (0.5 + 6) / 1.25];
        Close.Equal(expected, Mean([Nan, 2, Nan, 6], Decay.Span(3)), 1e-15);
    }

    [Fact]
    public void Mean_GapIgnored_DoesNotAge()
    {
        double[] expected = [2, 2, (1 + 6) / 1.5];
        Close.Equal(expected, Mean([2, Nan, 6], Decay.Span(3), ignoreMissing: true), 1e-15);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 4)]
    public void Mean_MinPeriods_CountsValues(int minPeriods, int firstRow)
    {
        var means = Mean([Nan, 1, Nan, 2, 3], Decay.Span(3), minPeriods);
        Assert.All(means[..firstRow], m => Assert.True(double.IsNaN(m)));
        Assert.All(means[firstRow..], m => Assert.False(double.IsNaN(m)));
    }

    [Fact]
    public void Mean_CentreOfMassZero_IsLastValue() => Close.Equal([3, 3, 5], Mean([3, Nan, 5], Decay.Com(0)), 0);

    [Fact]
    public void Variance_TwoValues_IsSampleVariance()
    {
        // Bias correction makes two values' variance half their squared difference, whatever the weights.
        var result = new double[2];
        Ewm.Variance([1, 4], Decay.Span(9), 0, false, result);
        Close.Equal([Nan, 4.5], result, 1e-14);
    }

    [Fact]
    public void Variance_ThreeValues_MatchesHandComputation()
    {
        // Weights 1/4, 1/2, 1; mean 30/7 of (2, 6, 4); W^2 / (W^2 - sum w^2) = 3.0625 / 1.75.
        var mean = 30.0 / 7;
        var biased = ((0.25 * (2 - mean) * (2 - mean)) + (0.5 * (6 - mean) * (6 - mean)) + ((4 - mean) * (4 - mean))) / 1.75;
        var result = new double[3];
        Ewm.Variance([2, 6, 4], Decay.Span(3), 0, false, result);
        Assert.Equal(biased * 3.0625 / 1.75, result[2], 1e-14);
    }

    [Fact]
    public void StandardDeviation_EqualValues_IsExactlyZero()
    {
        var result = new double[5];
        Ewm.StandardDeviation([0.1, 0.1, 0.1, 0.1, 0.1], Decay.Span(35), 0, false, result);
        Assert.Equal([Nan, 0, 0, 0, 0], result);
    }

    [Fact]
    public void Covariance_IncompleteRows_DoNotCount()
    {
        var result = new double[4];
        Ewm.Covariance([1, 2, Nan, 3], [2, Nan, 5, 8], Decay.Span(9), 0, true, result);
        Close.Equal([Nan, Nan, Nan, 6], result, 1e-14);
    }

    [Fact]
    public void Correlation_LinearColumns_IsOneOrMinusOne()
    {
        double[] x = [1, 4, 2, 8];
        var result = new double[4];
        Ewm.Correlation(x, x.Select(v => 3 - (2 * v)).ToArray(), Decay.Span(5), 2, true, result);
        Close.Equal([Nan, -1, -1, -1], result, 1e-14);
    }

    [Fact]
    public void Correlation_ConstantColumn_IsMissing()
    {
        var result = new double[3];
        Ewm.Correlation([1, 2, 3], [5, 5, 5], Decay.Span(5), 0, true, result);
        Assert.All(result, r => Assert.True(double.IsNaN(r)));
    }

    [Theory]
    [InlineData("x", "y", "xy")]
    [InlineData("x", "z", "xz")]
    [InlineData("y", "z", "yz")]
    [InlineData("x", "x", "xx")]
    public void Correlation_GoldenPairs_MatchPandas(string first, string second, string column)
    {
        var input = GoldenCsv.Golden("d_units", "ewm_corr_input.csv");
        var expected = GoldenCsv.Golden("d_units", "ewm_corr_span50_mp20_ignorena.csv").Numbers(column);
        var result = new double[expected.Length];
        Ewm.Correlation(input.Numbers(first), input.Numbers(second), Decay.Span(50), 20, true, result);
        Close.Equal(expected, result, 1e-13, column);
    }

    [Fact]
    public void Mean_AnyColumn_MatchesDefinition() => Gen.Select(Columns.WithInfinities, Gen.Double[1.01, 50], Gen.Bool).Sample((x, span, ignore) =>
    {
        var means = Mean(x, Decay.Span(span), 0, ignore);
        for (var i = 0; i < x.Length; i++)
        {
            var (weight, weighted, total) = (1.0, 0.0, 0.0);
            for (var j = i; j >= 0; j--)
            {
                if (double.IsFinite(x[j]))
                {
                    weighted += weight * x[j];
                    total += weight;
                }

                if (double.IsFinite(x[j]) || (!ignore && x[..j].Any(double.IsFinite))) weight *= 1 - Decay.Span(span).Alpha;
            }

            var expected = total > 0 ? weighted / total : Nan;
            Assert.True(expected.Equals(means[i]) || Math.Abs(expected - means[i]) < 1e-11, $"row {i}: {means[i]:R}, expected {expected:R}");
        }
    });

    [Fact]
    public void EveryKernel_RowByRow_EqualsWholeColumnExactly() => Gen.Select(Columns.WithInfinities, Gen.Double[0, 300], Gen.Int[0, 8], Gen.Bool).Sample((x, com, min, ignore) =>
    {
        var decay = Decay.Com(com);
        var y = Enumerable.Reverse(x).ToArray();
        var (mean, deviation, covariance, correlation) = (
            new EwmMeanState(decay, min, ignore), new EwmStandardDeviationState(decay, min, ignore),
            new EwmCovarianceState(decay, min, ignore), new EwmCorrelationState(decay, min, ignore));
        Assert.Equal(x.Select(v => mean.Step(v)), Mean(x, decay, min, ignore));
        Assert.Equal(x.Select(v => deviation.Step(v)), Columns.Run(x, (a, b) => Ewm.StandardDeviation(a, decay, min, ignore, b)));
        Assert.Equal(x.Zip(y, (a, b) => covariance.Step(a, b)), Columns.Run(x, (a, b) => Ewm.Covariance(a, y, decay, min, ignore, b)));
        Assert.Equal(x.Zip(y, (a, b) => correlation.Step(a, b)), Columns.Run(x, (a, b) => Ewm.Correlation(a, y, decay, min, ignore, b)));
    });

    [Fact]
    public void EveryKernel_ChangedValue_LeavesEarlierRowsAlone() => Gen.Select(Columns.Value.Array[1, 60], Gen.Int[0, 59], Columns.Value).Sample((x, at, value) =>
    {
        at %= x.Length;
        var changed = (double[])x.Clone();
        changed[at] = value;
        var decay = Decay.Span(12);
        Assert.Equal(Mean(x, decay)[..at], Mean(changed, decay)[..at]);
        Assert.Equal(Deviation(x, decay)[..at], Deviation(changed, decay)[..at]);
    });

    [Fact]
    public void Kernels_ScaledAndShiftedColumn_ScaleAndShift() => Gen.Select(Columns.Any, Gen.Double[0.01, 100], Gen.Double[-50, 50]).Sample((x, scale, shift) =>
    {
        var moved = x.Select(v => (v * scale) + shift).ToArray();
        Close.Equal(Mean(x, Decay.Span(20)).Select(v => (v * scale) + shift).ToArray(), Mean(moved, Decay.Span(20)), 1e-11);
        Close.Equal(Deviation(x, Decay.Span(20)).Select(v => v * scale).ToArray(), Deviation(moved, Decay.Span(20)), 1e-6);
    });

    [Fact]
    public void Correlation_AnyColumns_LiesBetweenMinusOneAndOne() => Gen.Select(Columns.Any, Columns.Any).Sample((x, y) =>
    {
        var n = Math.Min(x.Length, y.Length);
        var result = new double[n];
        Ewm.Correlation(x.AsSpan(0, n), y.AsSpan(0, n), Decay.Span(30), 0, true, result);
        Assert.All(result, r => Assert.True(double.IsNaN(r) || Math.Abs(r) <= 1 + 1e-12));
    });

    [Fact]
    public void Mean_DestinationOfOtherLength_IsRejected() =>
        Assert.Throws<ArgumentException>(() => Ewm.Mean([1, 2], Decay.Span(3), 0, false, new double[3]));

    private static double[] Mean(double[] x, Decay decay, int minPeriods = 0, bool ignoreMissing = false) =>
        Columns.Run(x, (a, b) => Ewm.Mean(a, decay, minPeriods, ignoreMissing, b));

    private static double[] Deviation(double[] x, Decay decay) => Columns.Run(x, (a, b) => Ewm.StandardDeviation(a, decay, 0, false, b));
}
