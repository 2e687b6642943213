using System.Text.Json.Serialization;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;

namespace SysTrade.Execution.Generation;

/// <summary>Where a strategy wants the position in an instrument to be. Each write must be later than the last and of the same kind.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(BufferedPosition), "buffered")]
[JsonDerivedType(typeof(OptimisedPosition), "optimised")]
[JsonDerivedType(typeof(RawPosition), "raw")]
public abstract record OptimalPosition
{
    /// <summary>Strategy and instrument.</summary>
    public required StrategyInstrument Key { get; init; }

    /// <summary>When it was worked out, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Price it was worked out at.</summary>
    public double? ReferencePrice { get; init; }

    /// <summary>Contract of that price, YYYYMMDD.</summary>
    public int? ReferenceContract { get; init; }

    /// <summary>When that price was, UTC; null: when the position was worked out.</summary>
    public DateTime? ReferenceAt { get; init; }

    /// <summary>The trade that brings a position where it should be; null when this kind wants no trade of its own.</summary>
    public abstract int? RequiredTrade(int position);

    internal virtual OptimalPosition Checked() => At.Kind == DateTimeKind.Utc ? this : throw Invalid("its time is not UTC");

    /// <summary>What is wrong with it, as an error.</summary>
    protected SysTradeException Invalid(string problem) =>
        new("InvalidOptimalPosition", SysErrorKind.InvalidData, $"The optimal position of {Key} cannot be kept: {problem}.", target: Key.ToString());
}

/// <summary>A position with a buffer: nothing is traded inside it, and only to its nearer edge from outside.</summary>
public sealed record BufferedPosition : OptimalPosition
{
    /// <summary>Lower edge, contracts.</summary>
    public required double Lower { get; init; }

    /// <summary>Upper edge, contracts.</summary>
    public required double Upper { get; init; }

    /// <inheritdoc/>
    /// <remarks>Edges are rounded to whole contracts, halves to the even one, as the reference does.</remarks>
    public override int? RequiredTrade(int position) =>
        position < Lower ? (int)Math.Round(Lower) - position : position > Upper ? (int)Math.Round(Upper) - position : 0;

    internal override OptimalPosition Checked() =>
        double.IsFinite(Lower) && double.IsFinite(Upper) && Lower <= Upper ? base.Checked() : throw Invalid($"its buffer is from {Lower} to {Upper}; expected two numbers, the lower one first");
}

/// <summary>A whole position that an optimiser chose, with what it was chosen from.</summary>
public sealed record OptimisedPosition : OptimalPosition
{
    /// <summary>Position, contracts.</summary>
    public required int Position { get; init; }

    /// <summary>Position wanted before it was made whole, contracts.</summary>
    public double? Optimal { get; init; }

    /// <summary>Position held when it was chosen.</summary>
    public int? Previous { get; init; }

    /// <summary>What bound the choice, in words; null when nothing did.</summary>
    public string? Constraint { get; init; }

    /// <summary>Position that is best before the speed of trading is limited; null when it was not looked for.</summary>
    public int? Unhurried { get; init; }

    /// <summary>Smallest position allowed; null without limit.</summary>
    public int? Lowest { get; init; }

    /// <summary>Largest position allowed; null without limit.</summary>
    public int? Highest { get; init; }

    /// <summary>Value of one contract as a share of the strategy's capital.</summary>
    public double? ContractWeight { get; init; }

    /// <inheritdoc/>
    public override int? RequiredTrade(int position) => Position - position;
}

/// <summary>A position with a fraction, kept for the optimiser; never traded by itself.</summary>
public sealed record RawPosition : OptimalPosition
{
    /// <summary>Position, contracts.</summary>
    public required double Optimal { get; init; }

    /// <summary>Value of one contract as a share of the strategy's capital.</summary>
    public double? ContractWeight { get; init; }

    /// <summary>Cost of trading, as a share of capital for each unit of weight; null when it is not known.</summary>
    public double? Cost { get; init; }

    /// <summary>Annual standard deviation of returns, as a fraction; null when it is not known.</summary>
    public double? Volatility { get; init; }

    /// <summary>The strategy never holds it short.</summary>
    public bool LongOnly { get; init; }

    /// <summary>The strategy only winds it down.</summary>
    public bool ReduceOnly { get; init; }

    /// <inheritdoc/>
    public override int? RequiredTrade(int position) => null;

    internal override OptimalPosition Checked() =>
        !double.IsFinite(Optimal) ? throw Invalid($"it is {Optimal}")
        : new[] { ContractWeight, Cost, Volatility }.Any(v => v is { } number && !double.IsFinite(number)) ? throw Invalid("its contract weight, cost or volatility is not a number")
        : Cost < 0 || Volatility < 0 ? throw Invalid($"its cost is {Cost} and its volatility {Volatility}; neither may be negative")
        : base.Checked();
}
