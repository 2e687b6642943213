using SysTrade.Series;

namespace SysTrade.Quant.Correlations;

/// <summary>Puts the rows of several frames into one, so that an estimate sees them all.</summary>
public static class PooledRows
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMillisecond / 1000;

    /// <summary>Rows of all frames at all their moments, the frames in turn at each moment.</summary>
    /// <remarks>
    /// The rows of frame k are stamped k microseconds later, to keep moments distinct. Columns are all names, in order; one a frame does not have is
    /// <paramref name="absent"/> there. A moment a frame does not have is a row of missing values (of the columns it has).
    /// </remarks>
    /// <param name="frames">The frames.</param>
    /// <param name="absent">Value of a column a frame does not have.</param>
    public static Frame Stack(IReadOnlyList<Frame> frames, double absent = 0)
    {
        if (frames.Count == 0) return Frame.Empty;
        var index = TimeIndex.Union(frames.Select(f => f.Index));
        var names = frames.SelectMany(f => f.Names).Distinct().Order(StringComparer.Ordinal).ToArray();
        var aligned = frames.Select(f => f.Reindex(index)).ToArray();
        var ticks = new long[index.Count * frames.Count];
        for (var i = 0; i < ticks.Length; i++) ticks[i] = index.Ticks[i / frames.Count] + (i % frames.Count * TicksPerMicrosecond);
        return new Frame(TimeIndex.FromTicks(ticks), names, names.Select(n => Interleave(aligned, n, index.Count, absent)).ToArray());
    }

    private static double[] Interleave(Frame[] frames, string name, int rows, double absent)
    {
        var column = new double[rows * frames.Length];
        for (var k = 0; k < frames.Length; k++)
        {
            var values = frames[k].Contains(name) ? frames[k][name].Values : [];
            for (var i = 0; i < rows; i++) column[(i * frames.Length) + k] = values.IsEmpty ? absent : values[i];
        }

        return column;
    }
}
