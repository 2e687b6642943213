using SysTrade.Domain.Errors;
using SysTrade.Quant.Correlations;

namespace SysTrade.Quant.DynamicOptimisation;

/// <summary>Which whole positions follow the ideal fractional ones best, on one day: everything that is needed to answer.</summary>
/// <remarks>All lists have one value for each instrument, in the same order. NaN is not known.</remarks>
public sealed record PositionProblem
{
    /// <summary>The instruments.</summary>
    public required IReadOnlyList<string> Instruments { get; init; }

    /// <summary>Ideal positions, contracts, not rounded.</summary>
    public required IReadOnlyList<double> Optimal { get; init; }

    /// <summary>Notional value of a contract as a fraction of capital. Zero counts as not known.</summary>
    public required IReadOnlyList<double> ContractValues { get; init; }

    /// <summary>Cost of trading, as a fraction of capital, for each unit of weight (contracts times contract value). Not known: the position is not traded.</summary>
    public required IReadOnlyList<double> Costs { get; init; }

    /// <summary>Annual standard deviation of returns, as a fraction.</summary>
    public required IReadOnlyList<double> Volatilities { get; init; }

    /// <summary>Correlations of returns; other instruments may be in it, and one that is not counts as not known.</summary>
    public required CorrelationMatrix Correlations { get; init; }

    /// <summary>Positions now, contracts; null when there are none to speak of: then costs and speed control have no part.</summary>
    public IReadOnlyList<int>? Previous { get; init; }

    /// <summary>Constraints; null for none.</summary>
    public IReadOnlyList<PositionConstraint>? Constraints { get; init; }

    /// <summary>How eagerly to trade.</summary>
    public SpeedControl Speed { get; init; } = new();

    /// <summary>Number of instruments.</summary>
    public int Count => Instruments.Count;

    /// <summary>The range each position may be in, apart from what is not known about it.</summary>
    public PositionBounds BoundsOf(int instrument)
    {
        var bounds = PositionBounds.Of(Constraints?[instrument] ?? default, Previous?[instrument]);
        if (Previous is not { } previous || !double.IsNaN(Costs[instrument])) return bounds;
        return new PositionBounds(previous[instrument], previous[instrument], bounds.Reasons | ConstraintReasons.CostUnknown);
    }

    /// <summary>Checks that the lists are equally long and the numbers possible.</summary>
    /// <exception cref="SysTradeException"><c>LengthMismatch</c>, or <c>PositionProblem</c>: a maximum, cost, volatility or speed control is negative.</exception>
    public void Validate()
    {
        Length(Optimal.Count, nameof(Optimal));
        Length(ContractValues.Count, nameof(ContractValues));
        Length(Costs.Count, nameof(Costs));
        Length(Volatilities.Count, nameof(Volatilities));
        if (Previous is not null) Length(Previous.Count, nameof(Previous));
        if (Constraints is not null) Length(Constraints.Count, nameof(Constraints));
        NotNegative(Speed.ShadowCost, "The shadow cost", null);
        NotNegative(Speed.TrackingErrorBuffer, "The tracking error buffer", null);
        for (var i = 0; i < Count; i++)
        {
            NotNegative(Costs[i], $"The cost of {Instruments[i]}", Instruments[i]);
            NotNegative(Volatilities[i], $"The volatility of {Instruments[i]}", Instruments[i]);
            if (Constraints?[i].Maximum is { } maximum) NotNegative(maximum, $"The maximum position of {Instruments[i]}", Instruments[i]);
        }
    }

    private void Length(int length, string name)
    {
        if (length == Count) return;
        throw new SysTradeException(
            "LengthMismatch", SysErrorKind.InvalidArgument, $"{name} has {length} values for {Count} instruments; there must be one for each.", "Give one value for each instrument.");
    }

    private static void NotNegative(double value, string what, string? instrument)
    {
        if (!(value < 0)) return;
        throw new SysTradeException("PositionProblem", SysErrorKind.InvalidArgument, $"{what} is {value:R}; it must not be negative.", "Give its size without a sign.", instrument);
    }
}
