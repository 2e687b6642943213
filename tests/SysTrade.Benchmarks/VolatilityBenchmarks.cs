using BenchmarkDotNet.Attributes;
using SysTrade.Quant.Volatility;
using SysTrade.Series;

namespace SysTrade.Benchmarks;

/// <summary>Volatility estimators over one instrument's daily returns.</summary>
[MemoryDiagnoser]
public class VolatilityBenchmarks
{
    private readonly TimeSeries _returns = Returns.Series(1);

    [Benchmark(Baseline = true)]
    public TimeSeries Robust() => RobustVolatility.Estimate(_returns, new RobustVolatilityOptions());

    [Benchmark]
    public TimeSeries Mixed() => MixedVolatility.Estimate(_returns, new MixedVolatilityOptions());
}
