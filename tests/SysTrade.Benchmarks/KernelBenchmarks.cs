using BenchmarkDotNet.Attributes;
using SysTrade.Series;
using SysTrade.Series.Kernels;

namespace SysTrade.Benchmarks;

/// <summary>Kernels over one column. Ratios are to the running sum: one addition that waits for the one before, the least a recursion can cost.</summary>
[MemoryDiagnoser]
public class KernelBenchmarks
{
    private readonly double[] _x = Returns.Values(1);
    private readonly double[] _y = Returns.Values(2);
    private readonly double[] _destination = new double[Returns.Rows];
    private readonly Decay _decay = Decay.Span(35);

    [Benchmark]
    public void ForwardFill() => Elementwise.ForwardFill(_x, _destination);

    [Benchmark(Baseline = true)]
    public void CumulativeSum() => Elementwise.CumulativeSum(_x, _destination);

    [Benchmark]
    public void EwmMean() => Ewm.Mean(_x, _decay, 10, ignoreMissing: false, _destination);

    [Benchmark]
    public void EwmStandardDeviation() => Ewm.StandardDeviation(_x, _decay, 10, ignoreMissing: false, _destination);

    [Benchmark]
    public void EwmCorrelation() => Ewm.Correlation(_x, _y, _decay, 10, ignoreMissing: false, _destination);

    [Benchmark]
    public void RollingMean256() => Rolling.Mean(_x, 256, 10, _destination);

    [Benchmark]
    public void RollingStandardDeviation256() => Rolling.StandardDeviation(_x, 256, 10, _destination);

    [Benchmark]
    public void RollingMaximum256() => Rolling.Maximum(_x, 256, 10, _destination);

    [Benchmark]
    public void RollingQuantile500() => Rolling.Quantile(_x, 500, 0.05, 100, _destination);

    [Benchmark]
    public void ExpandingStandardDeviation() => Expanding.StandardDeviation(_x, 10, _destination);
}
