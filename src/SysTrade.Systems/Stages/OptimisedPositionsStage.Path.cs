using SysTrade.Domain.Errors;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.DynamicOptimisation;
using SysTrade.Series;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Tools;

namespace SysTrade.Systems.Stages;

/// <content>One day after the other.</content>
public partial class OptimisedPositionsStage
{
    /// <summary>The problem of a day, as it was solved on the way through the history.</summary>
    /// <param name="day">The day; the last one with a row at or before it is taken.</param>
    /// <param name="previous">Positions to begin with; null for those of the day before.</param>
    /// <param name="maximum">Most contracts by instrument; an instrument that is not named has no limit.</param>
    /// <exception cref="MissingDataException"><c>DateBeforeData</c>: the data begin later.</exception>
    /// <exception cref="UnknownNameException">An instrument is not in the system.</exception>
    public (DateTime Day, PositionSolution Solution) OptimiseDay(
        DateTime? day = null, IReadOnlyDictionary<string, int>? previous = null, IReadOnlyDictionary<string, int>? maximum = null)
    {
        var (date, problem, conventions) = ProblemOfDay(day, previous, maximum);
        return (date, PositionOptimiser.Optimise(problem, conventions));
    }

    /// <summary>The problem of a day, not solved: for an account that solves it with its own positions and limits.</summary>
    /// <param name="day">The day; the last one with a row at or before it is taken.</param>
    /// <param name="previous">Positions to begin with; null for those of the day before.</param>
    /// <param name="maximum">Most contracts by instrument; an instrument that is not named has no limit.</param>
    /// <exception cref="MissingDataException"><c>DateBeforeData</c>: the data begin later.</exception>
    /// <exception cref="UnknownNameException">An instrument is not in the system.</exception>
    public (DateTime Day, PositionProblem Problem, PositionConventions Conventions) ProblemOfDay(
        DateTime? day = null, IReadOnlyDictionary<string, int>? previous = null, IReadOnlyDictionary<string, int>? maximum = null)
    {
        var inputs = new Inputs(this);
        var row = DayOption.RowOf(inputs.Index, day is { } asked ? DayOption.Of(asked) : null);
        var instruments = System.Instruments;
        foreach (var code in (previous?.Keys ?? []).Concat(maximum?.Keys ?? [])) Reporting.SystemNames.Instrument(System, code);
        var held = previous is null ? PreviousOf(row) : [.. instruments.Select(code => previous.GetValueOrDefault(code))];
        var problem = inputs.Problem(row, held);
        if (maximum is not null)
        {
            problem = problem with { Constraints = [.. problem.Constraints!.Select((c, i) => maximum.TryGetValue(instruments[i], out var most) ? c with { Maximum = most } : c)] };
        }

        return (inputs.Index[row], problem, inputs.Conventions);
    }

    private PositionSolution Solve(OutputOptions? options)
    {
        var inputs = new Inputs(this);
        var row = DayOption.RowOf(inputs.Index, options);
        return PositionOptimiser.Optimise(inputs.Problem(row, PreviousOf(row)), inputs.Conventions);
    }

    private int[] PreviousOf(int row)
    {
        var positions = OptimisedPositions.Value;
        return [.. Enumerable.Range(0, positions.ColumnCount).Select(i => row == 0 ? 0 : (int)positions.Values(i)[row - 1])];
    }

    private OptimisedPath MakePath()
    {
        var inputs = new Inputs(this);
        var (days, instruments) = (inputs.Index.Count, System.Instruments);
        double[][] positions = [.. instruments.Select(_ => new double[days])], measures = [.. MeasureNames.Select(_ => new double[days])];
        var issues = new List<DatedIssue>();
        IReadOnlyList<int> held = new int[instruments.Count];
        for (var row = 0; row < days; row++)
        {
            var solution = PositionOptimiser.Optimise(inputs.Problem(row, held), inputs.Conventions);
            Note(solution, held, row, measures);
            foreach (var issue in solution.Issues) issues.Add(new DatedIssue(inputs.Index[row], issue.Kind, issue.Instrument, issue.StopsTheDay, issue.Description));
            held = solution.Positions;
            for (var i = 0; i < positions.Length; i++) positions[i][row] = held[i];
        }

        if (issues.Count(i => i.StopsTheDay) is > 0 and var stopped)
        {
            System.Warn("optimisation.issues", $"{stopped} days could not be optimised and kept their positions, the first on {issues.First(i => i.StopsTheDay).Date:yyyy-MM-dd}; {Name}.{Issues.Name} lists them.");
        }

        return new OptimisedPath(new Frame(inputs.Index, instruments, positions), new Frame(inputs.Index, MeasureNames, measures), issues);
    }

    private static void Note(PositionSolution solution, IReadOnlyList<int> held, int row, double[][] measures)
    {
        var traded = 0.0;
        for (var i = 0; i < held.Count; i++) traded += Math.Abs(solution.Positions[i] - (double)held[i]);
        double[] values =
        [
            solution.TrackingErrorOfPrevious, solution.TrackingErrorOfOptimised, solution.TrackingError, solution.DistanceToOptimised, solution.ShareTraded, solution.Cost, traded,
            solution.IsOptimised ? 1 : 0,
        ];
        for (var m = 0; m < values.Length; m++) measures[m][row] = values[m];
    }

    /// <summary>What the problems of all days are made of.</summary>
    private sealed class Inputs
    {
        private readonly OptimisedPositionsStage _stage;
        private readonly Frame _optimal;
        private readonly Frame _values;
        private readonly Frame _costs;
        private readonly Frame _volatilities;
        private readonly CorrelationList _correlations;
        private readonly IReadOnlyList<PositionConstraint> _constraints;
        private readonly SpeedControl _speed;
        private CorrelationMatrix? _source;
        private CorrelationMatrix? _shrunk;

        public Inputs(OptimisedPositionsStage stage)
        {
            _stage = stage;
            var portfolio = stage.System.Portfolio;
            Index = portfolio.CommonIndex;
            (_optimal, _values, _costs) = (portfolio.PositionContracts.Value, portfolio.ContractValues.Value, stage.Costs.Value);
            _volatilities = portfolio.PercentageVolatilities.Value.Reindex(Index);
            _correlations = portfolio.ReturnsCorrelations.Value;
            var (reduceOnly, longOnly) = (stage.ReduceOnlyInstruments.Value, stage.LongOnlyInstruments.Value);
            _constraints = [.. stage.System.Instruments.Select(code => new PositionConstraint(LongOnly: longOnly.Contains(code), ReduceOnly: reduceOnly.Contains(code)))];
            _speed = new SpeedControl(stage.Config.Double("small_system.shadow_cost"), stage.Config.Double("small_system.tracking_error_buffer"));
            var quirks = stage.Config.Quirks;
            Conventions = new PositionConventions
            {
                BreachesInsideBufferStay = quirks.BreachesInsideBufferStay,
                AdjustmentMayPassBounds = quirks.AdjustmentMayPassBounds,
                AllZeroKeepsPrevious = quirks.AllZeroOptimumKeepsPositions,
                MissingDataClosesPositions = quirks.PositionsWithoutDataClosed,
            };
        }

        public TimeIndex Index { get; }

        public PositionConventions Conventions { get; }

        public PositionProblem Problem(int row, IReadOnlyList<int> previous) => new()
        {
            Instruments = _stage.System.Instruments,
            Optimal = Row(_optimal, row),
            ContractValues = Row(_values, row),
            Costs = Row(_costs, row),
            Volatilities = Row(_volatilities, row),
            Correlations = CorrelationsAt(Index[row]),
            Previous = previous,
            Constraints = _constraints,
            Speed = _speed,
        };

        /// <summary>The shrunk matrix in force, made once for as long as it is.</summary>
        private CorrelationMatrix CorrelationsAt(DateTime moment)
        {
            var source = _correlations.MatrixAtOrNull(moment);
            if (_shrunk is not null && ReferenceEquals(source, _source)) return _shrunk;
            _source = source;
            return _shrunk = _stage.Shrunk(_stage.System.Portfolio.CorrelationsAt(moment));
        }

        private static double[] Row(Frame frame, int row)
        {
            var values = new double[frame.ColumnCount];
            for (var i = 0; i < values.Length; i++) values[i] = frame.Values(i)[row];
            return values;
        }
    }
}
