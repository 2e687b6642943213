using SysTrade.Domain.Errors;

namespace SysTrade.Series;

/// <summary>How fast exponential weights fall: a row's weight is (1 - alpha) times that of the row after it.</summary>
/// <remarks>
/// Two ways of saying it are in use: a span, alpha = 2 / (span + 1), and a centre of mass, alpha = 1 / (1 + com).
/// The default value is a centre of mass of zero: only the last row counts.
/// </remarks>
public readonly record struct Decay
{
    private Decay(double centreOfMass) => CentreOfMass = centreOfMass;

    /// <summary>Mean age of the weights in rows, for an endless past.</summary>
    public double CentreOfMass { get; }

    /// <summary>Weight of the newest row in the recursive form, in (0, 1].</summary>
    public double Alpha => 1 / (1 + CentreOfMass);

    /// <summary>Decay of a span in rows, at least 1.</summary>
    /// <exception cref="SysTradeException"><c>ParameterOutOfRange</c>.</exception>
    public static Decay Span(double span) => span >= 1 && double.IsFinite(span) ? new((span - 1) / 2) : throw OutOfRange("span", span, "1 or more");

    /// <summary>Decay of a centre of mass in rows, at least 0.</summary>
    /// <exception cref="SysTradeException"><c>ParameterOutOfRange</c>.</exception>
    public static Decay Com(double com) => com >= 0 && double.IsFinite(com) ? new(com) : throw OutOfRange("centre of mass", com, "0 or more");

    private static SysTradeException OutOfRange(string what, double value, string expected) => new(
        "ParameterOutOfRange", SysErrorKind.InvalidArgument, $"The {what} of exponential weights is {value:R}; it must be {expected}.", null, value);
}
