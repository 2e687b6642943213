using CsCheck;
using SysTrade.Domain.Errors;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.DynamicOptimisation;

namespace SysTrade.Quant.Tests.DynamicOptimisation;

public sealed class PositionConstraintTests
{
    private static readonly string[] Names = ["A", "B"];

    [Theory]
    [InlineData(false, false, false, null, 3, int.MinValue, int.MaxValue)]
    [InlineData(true, false, false, null, 3, 0, int.MaxValue)]
    [InlineData(false, true, false, null, 3, 3, 3)]
    [InlineData(true, true, true, 1, -3, -3, -3)]
    [InlineData(false, true, false, null, null, 0, 0)]
    [InlineData(false, false, true, null, 3, 0, 3)]
    [InlineData(false, false, true, null, -3, -3, 0)]
    [InlineData(false, false, true, null, 0, 0, 0)]
    [InlineData(false, false, true, null, null, int.MinValue, int.MaxValue)]
    [InlineData(true, false, true, null, -3, 0, 0)]
    [InlineData(false, false, false, 2, 3, -2, 2)]
    [InlineData(false, false, true, 2, 3, 0, 2)]
    [InlineData(true, false, false, 0, 3, 0, 0)]
    public void Bounds_OfConstraints(bool longOnly, bool noTrade, bool reduceOnly, int? maximum, int? previous, int lowest, int highest)
    {
        var bounds = PositionBounds.Of(new PositionConstraint(longOnly, noTrade, reduceOnly, maximum), previous);
        Assert.Equal((lowest, highest), (bounds.Lowest, bounds.Highest));
    }

    [Fact]
    public void Positions_AreWithinTheirBoundsWhateverTheSpeedControl() => Gen.Select(RandomProblem.Constrained(1, 15), Gen.Double[0, 0.3]).Sample(
        (problem, buffer) =>
        {
            problem = problem with { Speed = new SpeedControl(50, buffer) };
            var solution = PositionOptimiser.Optimise(problem);
            for (var i = 0; i < problem.Count; i++) Assert.True(problem.BoundsOf(i).Contains(solution.Positions[i]));
        },
        iter: 300, threads: 2);

    [Fact]
    public void InsideTheBuffer_APositionOutsideItsBoundsIsBroughtBack_AndTheReferencesStays()
    {
        var problem = Problem([2.1, 0], [2, 0]) with { Speed = new SpeedControl(50, 0.5), Constraints = [new PositionConstraint(Maximum: 1), default] };
        Assert.Equal([1, 0], PositionOptimiser.Optimise(problem).Positions);
        var kept = PositionOptimiser.Optimise(problem, PositionConventions.Right with { BreachesInsideBufferStay = true });
        Assert.Equal((OptimisationOutcome.WithinBuffer, 2), (kept.Outcome, kept.Positions[0]));
    }

    [Fact]
    public void PartOfTheWay_GoesAtLeastToTheBounds_AndTheReferencesStopsShort()
    {
        // Gap to the found position: 8 contracts of risk 0.02 = 0.16; a buffer of 0.08 leaves half of the way, four contracts.
        var problem = Problem([0, 0], [10, 0]) with { Speed = new SpeedControl(0, 0.08), Constraints = [new PositionConstraint(Maximum: 2), default], Optimal = [18, 0] };
        Assert.Equal([2, 0], PositionOptimiser.Optimise(problem).Positions);
        var reference = PositionOptimiser.Optimise(problem, PositionConventions.Right with { AdjustmentMayPassBounds = true });
        Assert.Equal([6, 0], reference.Positions);
        Assert.Equal(0.5, reference.ShareTraded, 1e-12);
        Assert.Equal(0.16, reference.DistanceToOptimised, 1e-12);
    }

    [Fact]
    public void NoPositionIsBest_ItIsTaken_AndTheReferenceKeepsWhatItHad()
    {
        var problem = Problem([0.1, 0.1], [4, 0]) with { Speed = new SpeedControl(0, 0) };
        Assert.Equal([0, 0], PositionOptimiser.Optimise(problem).Positions);
        Assert.Equal([4, 0], PositionOptimiser.Optimise(problem, PositionConventions.Right with { AllZeroKeepsPrevious = true }).Positions);
    }

    [Fact]
    public void InstrumentWithoutData_KeepsItsPositionAndIsReported_AndTheReferenceClosesIt()
    {
        var problem = Problem([double.NaN, 2], [3, 0]) with { Speed = new SpeedControl(0, 0) };
        var solution = PositionOptimiser.Optimise(problem);
        Assert.Equal([3, 2], solution.Positions);
        Assert.Equal([(OptimisationIssueKind.HeldWithoutData, "A")], solution.Issues.Select(i => (i.Kind, i.Instrument)));
        Assert.Equal(ConstraintReasons.DataMissing, solution.ByInstrument()[0].Reasons);
        Assert.True(solution.IsOptimised);
        var reference = PositionOptimiser.Optimise(problem, PositionConventions.Right with { MissingDataClosesPositions = true });
        Assert.Equal([0, 2], reference.Positions);
        Assert.Empty(reference.Issues);
    }

    [Fact]
    public void PositionThatMayNotBeTradedOutsideItsLimits_StaysAndIsReported()
    {
        var problem = Problem([0, 2], [3, 0]) with { Constraints = [new PositionConstraint(NoTrade: true, Maximum: 1), default] };
        var solution = PositionOptimiser.Optimise(problem);
        Assert.Equal(3, solution["A"]);
        Assert.Equal([(OptimisationIssueKind.HeldOutsideLimits, "A")], solution.Issues.Select(i => (i.Kind, i.Instrument)));
    }

    [Fact]
    public void CostNotKnown_PositionIsNotTraded()
    {
        var solution = PositionOptimiser.Optimise(Problem([5, 5], [1, 0]) with { Costs = [double.NaN, 0], Speed = new SpeedControl(50, 0) });
        Assert.Equal([1, 5], solution.Positions);
        Assert.Equal(ConstraintReasons.CostUnknown, solution.ByInstrument()[0].Reasons);
    }

    [Fact]
    public void NegativeVariance_DayIsNotOptimisedAndSaysSo()
    {
        string[] names = ["A", "B", "C"];
        var impossible = new CorrelationMatrix(names, new double[,] { { 1, 0.9, 0.9 }, { 0.9, 1, -0.9 }, { 0.9, -0.9, 1 } });
        var problem = new PositionProblem
        {
            Instruments = names,
            Optimal = [-3, 3, 3],
            ContractValues = [0.1, 0.1, 0.1],
            Costs = [0, 0, 0],
            Volatilities = [0.2, 0.2, 0.2],
            Correlations = impossible,
            Previous = [1, 0, 0],
        };
        var solution = PositionOptimiser.Optimise(problem);
        Assert.Equal(OptimisationOutcome.NotOptimised, solution.Outcome);
        Assert.Equal([1, 0, 0], solution.Positions);
        Assert.Equal(OptimisationIssueKind.NegativeVariance, Assert.Single(solution.Issues).Kind);
        Assert.True(solution.Issues[0].StopsTheDay);
    }

    [Fact]
    public void MissingCorrelation_DayIsNotOptimisedAndNamesThePair()
    {
        string[] names = ["A", "B", "C"];
        var holes = new CorrelationMatrix(names, new double[,] { { 1, 0.5, double.NaN }, { 0.5, 1, 0.5 }, { double.NaN, 0.5, 1 } });
        var solution = PositionOptimiser.Optimise(new PositionProblem
        {
            Instruments = names,
            Optimal = [1, 1, 1],
            ContractValues = [0.1, 0.1, 0.1],
            Costs = [0, 0, 0],
            Volatilities = [0.2, 0.2, 0.2],
            Correlations = holes,
            Previous = [1, 0, 0],
        });
        Assert.Equal([1, 0, 0], solution.Positions);
        Assert.Contains("A and C", Assert.Single(solution.Issues).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingKnown_IsAnIssueOnlyWhenSomethingIsHeld()
    {
        Assert.Equal(OptimisationOutcome.NoTrade, PositionOptimiser.Optimise(Problem([double.NaN, double.NaN], [0, 0])).Outcome);
        var held = PositionOptimiser.Optimise(Problem([double.NaN, double.NaN], [2, 0]));
        Assert.Equal([2, 0], held.Positions);
        Assert.Contains(held.Issues, i => i.Kind == OptimisationIssueKind.NoInstrumentWithData);
    }

    [Fact]
    public void WithoutPreviousPositions_CostsAndSpeedControlHaveNoPart()
    {
        var solution = PositionOptimiser.Optimise(Problem([1.2, -2.8], [0, 0]) with { Previous = null, Costs = [1, double.NaN], Speed = new SpeedControl(50, 0.5) });
        Assert.Equal([1, -3], solution.Positions);
        Assert.Equal(0, solution.Cost);
        Assert.True(double.IsNaN(solution.TrackingErrorOfPrevious));
    }

    [Fact]
    public void ContractOfNegativeValue_MovesTowardsItsOptimum() =>
        Assert.Equal([2, 0], PositionOptimiser.Optimise(Problem([2, 0], [0, 0]) with { ContractValues = [-0.1, 0.1], Speed = new SpeedControl(0, 0) }).Positions);

    [Fact]
    public void Solution_SharesOfTheTrackingErrorAddUp() => RandomProblem.Of(2, 10).Sample(
        problem =>
        {
            var solution = PositionOptimiser.Optimise(problem);
            var rows = solution.ByInstrument();
            Assert.Equal(solution.TrackingError, rows.Sum(r => r.TrackingError), 1e-12);
            Assert.Equal(solution.Cost, rows.Sum(r => r.Cost), 1e-15);
            Assert.Equal(solution.Positions.Zip(problem.Previous!, (p, q) => p - q), rows.Select(r => r.Trade));
        },
        iter: 50, threads: 2);

    [Fact]
    public void MalformedProblem_IsAnError()
    {
        var problem = Problem([1, 1], [0, 0]);
        Assert.Equal("LengthMismatch", Assert.Throws<SysTradeException>(() => PositionOptimiser.Optimise(problem with { Optimal = [1] })).ErrorId);
        Assert.Equal("PositionProblem", Assert.Throws<SysTradeException>(() => PositionOptimiser.Optimise(problem with { Costs = [-1, 0] })).ErrorId);
        Assert.Equal("PositionProblem", Assert.Throws<SysTradeException>(() => PositionOptimiser.Optimise(problem with { Constraints = [new PositionConstraint(Maximum: -1), default] })).ErrorId);
        Assert.Throws<UnknownNameException>(() => PositionOptimiser.Optimise(problem)["C"]);
    }

    /// <summary>Two uncorrelated instruments without costs whose contracts have an annual risk of 0.02.</summary>
    private static PositionProblem Problem(double[] optimal, int[] previous) => new()
    {
        Instruments = Names,
        Optimal = optimal,
        ContractValues = [0.1, 0.1],
        Costs = [0, 0],
        Volatilities = [0.2, 0.2],
        Correlations = CorrelationMatrix.Identity(Names),
        Previous = previous,
    };
}
