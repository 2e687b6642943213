namespace SysTrade.Quant.DynamicOptimisation;

/// <summary>Whole positions for one day, and how they came about. Lists have one value for each instrument of the problem.</summary>
public sealed record PositionSolution
{
    /// <summary>What was asked.</summary>
    public required PositionProblem Problem { get; init; }

    /// <summary>How it ended.</summary>
    public required OptimisationOutcome Outcome { get; init; }

    /// <summary>Positions to hold, contracts.</summary>
    public required IReadOnlyList<int> Positions { get; init; }

    /// <summary>Positions that would follow the ideal ones best, before speed control; null when they were not looked for.</summary>
    public IReadOnlyList<int>? Optimised { get; init; }

    /// <summary>True for each instrument that had a part in the optimisation.</summary>
    public required IReadOnlyList<bool> Used { get; init; }

    /// <summary>Annual tracking error of the previous positions against the ideal ones, fraction of capital; NaN without previous positions.</summary>
    public double TrackingErrorOfPrevious { get; init; } = double.NaN;

    /// <summary>Annual tracking error of <see cref="Optimised"/> against the ideal ones; NaN when they were not looked for.</summary>
    public double TrackingErrorOfOptimised { get; init; } = double.NaN;

    /// <summary>Annual tracking error of <see cref="Positions"/> against the ideal ones; NaN when the day was not optimised.</summary>
    public double TrackingError { get; init; } = double.NaN;

    /// <summary>Annual tracking error of the previous positions against <see cref="Optimised"/>; NaN when either is missing.</summary>
    public double DistanceToOptimised { get; init; } = double.NaN;

    /// <summary>Share of the way to <see cref="Optimised"/> that is traded, 0 to 1, before rounding to whole contracts.</summary>
    public double ShareTraded { get; init; }

    /// <summary>Cost of the trades, fraction of capital, without the shadow cost; zero without previous positions.</summary>
    public double Cost { get; init; }

    /// <summary>What stood in the way; empty when nothing did.</summary>
    public IReadOnlyList<OptimisationIssue> Issues { get; init; } = [];

    /// <summary>True when the day was optimised.</summary>
    public bool IsOptimised => Outcome != OptimisationOutcome.NotOptimised;

    /// <summary>The position of an instrument.</summary>
    /// <exception cref="SysTrade.Domain.Errors.UnknownNameException">It is not in the problem.</exception>
    public int this[string instrument]
    {
        get
        {
            for (var i = 0; i < Problem.Count; i++)
            {
                if (Problem.Instruments[i] == instrument) return Positions[i];
            }

            throw new SysTrade.Domain.Errors.UnknownNameException("instrument", instrument, Problem.Instruments);
        }
    }

    /// <summary>The solution instrument by instrument.</summary>
    public IReadOnlyList<InstrumentSolution> ByInstrument() => InstrumentSolution.Of(this);
}
