using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using SysTrade.Domain.Errors;

namespace SysTrade.Series.Kernels;

/// <summary>Argument checks shared by the kernels.</summary>
internal static class Spans
{
    public static void RequireLength(int expected, int actual)
    {
        if (expected != actual) ThrowLength(expected, actual);
    }

    public static SysTradeException OutOfRange(string what, object value, string expected) => new(
        "ParameterOutOfRange", SysErrorKind.InvalidArgument, FormattableString.Invariant($"The {what} is {value}; it must be {expected}."), null, value);

    [DoesNotReturn]
    [StackTraceHidden]
    private static void ThrowLength(int expected, int actual) =>
        throw new ArgumentException($"Expected a span of {expected} values, as many as the source has; found {actual}.");
}
