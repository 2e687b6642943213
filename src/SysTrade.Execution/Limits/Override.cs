using SysTrade.Domain.Errors;

namespace SysTrade.Execution.Limits;

/// <summary>What an override does with trades.</summary>
public enum OverrideKind
{
    /// <summary>Positions are scaled by a number from 0 to 1.</summary>
    Multiply,

    /// <summary>Only trades that bring the position nearer to zero.</summary>
    ReduceOnly,

    /// <summary>The position is closed.</summary>
    Close,

    /// <summary>Nothing is traded.</summary>
    NoTrading,
}

/// <summary>A restriction that a person or a config puts on a strategy, an instrument, or both. Immutable; several combine to the strictest.</summary>
public readonly record struct Override
{
    // Allowance for the rounding of a product, in contracts: 0.29 of 100 is 29.
    private const double Rounding = 1e-9;

    // Zero stands for one, so that the default value restricts nothing: a multiplier of zero is a close.
    private readonly double _multiplier;

    private Override(OverrideKind kind, double multiplier) => (Kind, _multiplier) = (kind, multiplier == 1 ? 0 : multiplier);

    /// <summary>No restriction.</summary>
    public static Override None => default;

    /// <summary>Only reductions.</summary>
    public static Override ReduceOnly { get; } = new(OverrideKind.ReduceOnly, 1);

    /// <summary>Close the position.</summary>
    public static Override Close { get; } = new(OverrideKind.Close, 1);

    /// <summary>No trading.</summary>
    public static Override NoTrading { get; } = new(OverrideKind.NoTrading, 1);

    /// <summary>What it does.</summary>
    public OverrideKind Kind { get; }

    /// <summary>Factor from 0 to 1 of <see cref="OverrideKind.Multiply"/>; 1 of the others.</summary>
    public double Multiplier => _multiplier == 0 ? 1 : _multiplier;

    /// <summary>True when it restricts nothing.</summary>
    public bool IsNone => Kind == OverrideKind.Multiply && _multiplier == 0;

    /// <summary>Scales positions.</summary>
    /// <exception cref="SysTradeException"><c>InvalidOverride</c>: not from 0 to 1.</exception>
    public static Override Multiply(double factor) =>
        factor is >= 0 and <= 1
            ? factor == 0 ? Close : new(OverrideKind.Multiply, factor)
            : throw new SysTradeException("InvalidOverride", SysErrorKind.InvalidArgument, $"{factor} is not a multiplier of positions; expected a number from 0 to 1.", target: factor);

    /// <summary>From the reference's numbers (0 to 1, -1 no trading, -2 reduce only) or words (close, none, no_trading, reduce_only).</summary>
    /// <exception cref="SysTradeException"><c>InvalidOverride</c>.</exception>
    public static Override Parse(string text) => text.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_') switch
    {
        "none" or "no_override" => None,
        "close" => Close,
        "no_trading" or "no_trade" or "notrading" or "_1" or "_1.0" => NoTrading,
        "reduce_only" or "reduceonly" or "_2" or "_2.0" => ReduceOnly,
        var number when double.TryParse(number, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var factor) => Multiply(factor),
        _ => throw new SysTradeException(
            "InvalidOverride", SysErrorKind.InvalidArgument, $"'{text}' is not an override; expected none, close, reduce_only, no_trading or a number from 0 to 1.", target: text),
    };

    /// <summary>Both at once: no trading wins, then close, then reduce only, then the product of the multipliers.</summary>
    public Override And(Override other) => (Kind, other.Kind) switch
    {
        (OverrideKind.Multiply, OverrideKind.Multiply) => Multiply(Multiplier * other.Multiplier),
        _ => Kind >= other.Kind ? this : other,
    };

    /// <summary>The trade it allows instead of a trade, from a position. A scaled position is rounded towards zero, whichever side it is on.</summary>
    public int Apply(int position, int trade) => Kind switch
    {
        OverrideKind.NoTrading => 0,
        OverrideKind.Close => -position,
        OverrideKind.ReduceOnly => trade == 0 || Math.Sign(trade) != -Math.Sign(position) ? 0 : Math.Abs(trade) > Math.Abs(position) ? -position : trade,
        _ => IsNone ? trade : (int)Math.Truncate(((position + trade) * Multiplier) + (Rounding * Math.Sign(position + trade))) - position,
    };

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        OverrideKind.NoTrading => "no_trading",
        OverrideKind.Close => "close",
        OverrideKind.ReduceOnly => "reduce_only",
        _ => IsNone ? "none" : Multiplier.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture),
    };
}
