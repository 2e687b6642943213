using SysTrade.Series;

namespace SysTrade.Systems.Tools;

/// <summary>When the reference takes two series for the same one (quirk <c>curves_remembered_by_printed_positions</c>).</summary>
internal static class PrintedForm
{
    private const int LongestInFull = 60;
    private const int ShownAtEachEnd = 5;

    /// <summary>True when both print alike: equally long, and equal in the first and last five rows, or in all of a short series.</summary>
    public static bool Same(TimeSeries a, TimeSeries b)
    {
        if (a.Count != b.Count) return false;
        if (a.Count <= LongestInFull) return Same(a, b, 0, a.Count);
        return Same(a, b, 0, ShownAtEachEnd) && Same(a, b, a.Count - ShownAtEachEnd, a.Count);
    }

    private static bool Same(TimeSeries a, TimeSeries b, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            // Zero and minus zero print differently.
            if (a.Index.Ticks[i] != b.Index.Ticks[i] || BitConverter.DoubleToInt64Bits(a[i]) != BitConverter.DoubleToInt64Bits(b[i])) return false;
        }

        return true;
    }
}
