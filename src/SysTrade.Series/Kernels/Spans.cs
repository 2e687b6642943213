using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace SysTrade.Series.Kernels;

/// <summary>Argument checks shared by the kernels.</summary>
internal static class Spans
{
    public static void RequireLength(int expected, int actual)
    {
        if (expected != actual) ThrowLength(expected, actual);
    }

    [DoesNotReturn]
    [StackTraceHidden]
    private static void ThrowLength(int expected, int actual) =>
        throw new ArgumentException($"Expected a span of {expected} values, as many as the source has; found {actual}.");
}
