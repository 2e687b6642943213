using CsCheck;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.DynamicOptimisation;

namespace SysTrade.Quant.Tests.DynamicOptimisation;

/// <summary>The search that updates the objective against one that works it out anew for each candidate, and against the true optimum.</summary>
public sealed class GreedySearchTests(ITestOutputHelper output)
{
    private static readonly SpeedControl NoBuffer = new(50, 0);

    [Fact]
    public void Search_FindsWhatWorkingEveryCandidateOutFromNothingFinds() => RandomProblem.Constrained(1, 16).Sample(
        problem =>
        {
            problem = problem with { Speed = NoBuffer };
            var solution = PositionOptimiser.Optimise(problem);
            Assert.Equal(Naive(problem), solution.Optimised!);
        },
        iter: 100, threads: 2);

    [Fact]
    public void Search_EndsWithTheObjectiveOfItsPositions() => RandomProblem.Of(1, 40, 30).Sample(
        problem =>
        {
            var solution = PositionOptimiser.Optimise(problem with { Speed = NoBuffer });
            var naive = PositionObjective.TrackingError(problem, solution.Optimised!);
            Assert.True(Math.Abs(naive - solution.TrackingErrorOfOptimised) <= 1e-12 * Math.Max(naive, 0.01));
        },
        iter: 100, threads: 2);

    [Fact]
    public void Search_OnSmallProblems_IsNeverBetterThanTheTrueOptimumAndSeldomFarFromIt()
    {
        var ratios = new List<double>();
        RandomProblem.Of(2, 3, 2.5).Sample(
            problem =>
            {
                problem = problem with { Speed = NoBuffer };
                var positions = PositionOptimiser.Optimise(problem).Optimised!;
                var found = PositionObjective.Of(problem, positions);

                // An instrument of little risk may be held in number to offset another: look beyond what was found.
                var best = Exhaustive(problem, Math.Max(4, positions.Max(Math.Abs) + 2));
                Assert.True(found >= best - 1e-15);
                lock (ratios) ratios.Add(found / best);
            },
            iter: 300, threads: 2);
        ratios.Sort();
        output.WriteLine($"{ratios.Count} problems: {ratios.Count(r => r < 1 + 1e-9)} at the true optimum; objective over the optimum's: median {ratios[ratios.Count / 2]:0.000}, "
            + $"mean {ratios.Average():0.000}, 95 % {ratios[(int)(ratios.Count * 0.95)]:0.000}, largest {ratios[^1]:0.000}");
        Assert.True(ratios.Average() < 1.15, $"On average {ratios.Average():0.000} times the optimum.");
    }

    [Fact]
    public void TwoInstruments_ByHand()
    {
        // Risk of a contract 0.1 x 0.2 = 0.02 and 0.2 x 0.1 = 0.02, uncorrelated, no costs: each is rounded on its own.
        var problem = new PositionProblem
        {
            Instruments = ["A", "B"],
            Optimal = [1.4, -2.6],
            ContractValues = [0.1, 0.2],
            Costs = [0, 0],
            Volatilities = [0.2, 0.1],
            Correlations = CorrelationMatrix.Identity(["A", "B"]),
            Previous = [0, 0],
            Speed = NoBuffer,
        };
        var solution = PositionOptimiser.Optimise(problem);
        Assert.Equal([1, -3], solution.Positions);
        Assert.Equal(0.02 * Math.Sqrt((1.4 * 1.4) + (2.6 * 2.6)), solution.TrackingErrorOfPrevious, 1e-15);
        Assert.Equal(0.02 * Math.Sqrt(0.32), solution.TrackingError, 1e-15);

        // One of the two does for both when they move as one: 1.4 - 2.6 = -1.2 contracts of the same risk.
        var alike = problem with { Correlations = CorrelationMatrix.Boring(["A", "B"], 0.999) };
        Assert.Equal([0, -1], PositionOptimiser.Optimise(alike).Positions);
    }

    [Fact]
    public void Costs_StopAContractThatGainsLessThanTheyCost()
    {
        var free = new PositionProblem
        {
            Instruments = ["A"],
            Optimal = [1],
            ContractValues = [0.1],
            Costs = [0],
            Volatilities = [0.2],
            Correlations = CorrelationMatrix.Identity(["A"]),
            Previous = [0],
            Speed = NoBuffer,
        };
        Assert.Equal([1], PositionOptimiser.Optimise(free).Positions);

        // The contract takes 0.02 off the tracking error; 50 x 0.0039 x 0.1 = 0.0195 is less, 50 x 0.0041 x 0.1 = 0.0205 is more.
        Assert.Equal([1], PositionOptimiser.Optimise(free with { Costs = [0.0039] }).Positions);
        Assert.Equal([0], PositionOptimiser.Optimise(free with { Costs = [0.0041] }).Positions);
        Assert.Equal(0.0039 * 0.1, PositionOptimiser.Optimise(free with { Costs = [0.0039] }).Cost, 1e-18);
    }

    /// <summary>The same search with every candidate's objective worked out from nothing.</summary>
    private static int[] Naive(PositionProblem problem)
    {
        var bounds = Enumerable.Range(0, problem.Count).Select(problem.BoundsOf).ToArray();
        int[] positions = [.. bounds.Select(b => b.Clamp(0))];
        int[] steps = [.. bounds.Select((b, i) => b.Lowest >= 0 ? 1 : b.Highest <= 0 ? -1 : problem.Optimal[i] < 0 ? -1 : 1)];
        var costed = problem with { Costs = [.. problem.Costs.Select(c => double.IsNaN(c) ? 0 : c)] };
        var best = PositionObjective.Of(costed, positions);
        while (true)
        {
            var taken = -1;
            for (var i = 0; i < positions.Length; i++)
            {
                if (!bounds[i].Contains(positions[i] + steps[i])) continue;
                positions[i] += steps[i];
                var value = PositionObjective.Of(costed, positions);
                positions[i] -= steps[i];
                if (value < best) (taken, best) = (i, value);
            }

            if (taken < 0) return positions;
            positions[taken] += steps[taken];
        }
    }

    /// <summary>The smallest objective of all positions of at most so many contracts each.</summary>
    private static double Exhaustive(PositionProblem problem, int reach)
    {
        var positions = Enumerable.Repeat(-reach, problem.Count).ToArray();
        var best = double.PositiveInfinity;
        while (true)
        {
            best = Math.Min(best, PositionObjective.Of(problem, positions));
            var digit = 0;
            while (digit < positions.Length && ++positions[digit] > reach) positions[digit++] = -reach;
            if (digit == positions.Length) return best;
        }
    }
}
