using BenchmarkDotNet.Attributes;
using SysTrade.Quant.Optimisation;
using SysTrade.Series;

namespace SysTrade.Benchmarks;

/// <summary>Weights of 25 instruments over ten years of weekly returns, fitted each year on all of the past: estimates and optimisation.</summary>
[MemoryDiagnoser]
public class WeightBenchmarks
{
    private readonly NetReturns _returns = Weekly(25, 10 * 52);

    [Benchmark(Baseline = true)]
    public OptimisedWeights Handcraft() => Fit(WeightMethod.Handcraft);

    [Benchmark]
    public OptimisedWeights OnePeriod() => Fit(WeightMethod.OnePeriod);

    [Benchmark]
    public OptimisedWeights Shrinkage() => Fit(WeightMethod.Shrinkage);

    [Benchmark]
    public OptimisedWeights Bootstrap100() => Fit(WeightMethod.Bootstrap);

    private OptimisedWeights Fit(WeightMethod method) => WeightOptimiser.OverTime(_returns, new WeightOptions { Method = method, EqualiseSharpeRatios = false });

    private static NetReturns Weekly(int instruments, int weeks)
    {
        var random = new Random(1);
        var index = TimeIndex.From(Enumerable.Range(0, weeks).Select(w => new DateTime(2010, 1, 3).AddDays(7 * w)));
        var columns = Enumerable.Range(0, instruments).Select(_ => new double[weeks]).ToArray();
        for (var row = 0; row < weeks; row++)
        {
            var common = random.NextDouble() - 0.5;
            for (var c = 0; c < instruments; c++) columns[c][row] = (common * (c % 4)) + random.NextDouble() - 0.48;
        }

        return new NetReturns(new Frame(index, [.. columns.Select((_, c) => $"i{c:00}")], columns), Frequency.Week);
    }
}
