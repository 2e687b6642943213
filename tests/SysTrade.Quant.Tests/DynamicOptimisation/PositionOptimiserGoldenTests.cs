using SysTrade.Quant.DynamicOptimisation;
using SysTrade.Tests;

namespace SysTrade.Quant.Tests.DynamicOptimisation;

public sealed class PositionOptimiserGoldenTests
{
    [Fact]
    public void ReferencesFortyDays_GiveItsPositions()
    {
        var days = GoldenDay.Load();
        Assert.Equal(40, days.Count);
        Assert.All(days, day => Assert.Equal(day.Answer, PositionOptimiser.Optimise(day.Problem, PositionConventions.Pysystemtrade).Positions));
    }

    /// <summary>None of these days has a constraint, a lost instrument or an empty answer, so the right conventions change nothing.</summary>
    [Fact]
    public void ReferencesFortyDays_WithoutItsDepartures_GiveTheSamePositions() =>
        Assert.All(GoldenDay.Load(), day => Assert.Equal(day.Answer, PositionOptimiser.Optimise(day.Problem).Positions));

    [Fact]
    public void ReferencesFortyDays_BackwardsInOrder_GiveTheSamePositions() => Assert.All(GoldenDay.Load(), day =>
    {
        var problem = day.Problem;
        var backwards = problem with
        {
            Instruments = [.. problem.Instruments.Reverse()],
            Optimal = [.. problem.Optimal.Reverse()],
            ContractValues = [.. problem.ContractValues.Reverse()],
            Costs = [.. problem.Costs.Reverse()],
            Volatilities = [.. problem.Volatilities.Reverse()],
            Previous = [.. problem.Previous!.Reverse()],
        };
        Assert.Equal(day.Answer, PositionOptimiser.Optimise(backwards).Positions.Reverse());
    });
}
