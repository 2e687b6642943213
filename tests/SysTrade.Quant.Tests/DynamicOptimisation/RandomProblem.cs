using CsCheck;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.DynamicOptimisation;

namespace SysTrade.Quant.Tests.DynamicOptimisation;

/// <summary>Days made up at random: everything known, correlations of a factor model, so that they are possible.</summary>
internal static class RandomProblem
{
    public static Gen<PositionProblem> Of(int fewest, int most, double size = 6) =>
        Gen.Select(Gen.Int[fewest, most], Gen.Int[1, 1_000_000], (count, seed) => Make(count, new Random(seed), size));

    /// <summary>The same with constraints on some instruments.</summary>
    public static Gen<PositionProblem> Constrained(int fewest, int most) => Gen.Select(Of(fewest, most), Gen.Int[1, 1_000_000], (problem, seed) =>
    {
        var random = new Random(seed);
        return problem with
        {
            Constraints = [.. problem.Instruments.Select(_ => new PositionConstraint(
                random.Next(4) == 0, random.Next(6) == 0, random.Next(5) == 0, random.Next(4) == 0 ? random.Next(4) : null))],
            Costs = [.. problem.Costs.Select(c => random.Next(10) == 0 ? double.NaN : c)],
        };
    });

    private static PositionProblem Make(int count, Random random, double size)
    {
        double Uniform(double low, double high) => low + ((high - low) * random.NextDouble());
        double[] loadings = [.. Enumerable.Range(0, count).Select(_ => Uniform(-0.9, 0.9))];
        var correlations = new double[count, count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++) correlations[i, j] = i == j ? 1 : loadings[i] * loadings[j];
        }

        string[] names = [.. Enumerable.Range(0, count).Select(i => $"I{i:00}")];
        double[] optimal = [.. names.Select(_ => Uniform(-size, size))];
        return new PositionProblem
        {
            Instruments = names,
            Optimal = optimal,
            ContractValues = [.. names.Select(_ => Uniform(0.02, 0.6))],
            Costs = [.. names.Select(_ => Uniform(0, 4e-4))],
            Volatilities = [.. names.Select(_ => Uniform(0.03, 0.4))],
            Correlations = new CorrelationMatrix(names, correlations),
            Previous = [.. optimal.Select(o => (int)Math.Round(o + Uniform(-2, 2)))],
        };
    }
}
