using SysTrade.Series;

namespace SysTrade.Tests;

/// <summary>Comparisons of computed with expected numbers, NaN and infinities included.</summary>
internal static class Close
{
    /// <summary>Same moments, same missing rows, and no difference above <paramref name="tolerance"/> times the largest expected magnitude.</summary>
    public static void Equal(TimeSeries expected, TimeSeries actual, double tolerance = 1e-9, string what = "series")
    {
        for (var i = 0; i < Math.Min(expected.Count, actual.Count); i++)
        {
            if (expected.Index.Ticks[i] == actual.Index.Ticks[i]) continue;
            Assert.Fail($"{what}: row {i} is stamped {actual.Index[i]:yyyy-MM-dd HH:mm:ss}, expected {expected.Index[i]:yyyy-MM-dd HH:mm:ss}.");
        }

        Assert.True(expected.Count == actual.Count, $"{what}: {actual.Index}; expected {expected.Index}.");
        Equal(expected.Values, actual.Values, tolerance, what, row => $"{expected.Index[row]:yyyy-MM-dd HH:mm:ss}");
    }

    /// <summary>Same missing rows, and no difference above <paramref name="tolerance"/> times the largest expected magnitude.</summary>
    public static void Equal(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance = 1e-9, string what = "values", Func<int, string>? where = null)
    {
        Assert.True(expected.Length == actual.Length, $"{what}: {actual.Length} values; expected {expected.Length}.");
        var scale = Scale(expected);
        for (var i = 0; i < expected.Length; i++)
        {
            double e = expected[i], a = actual[i];
            if (e.Equals(a) || Math.Abs(e - a) <= tolerance * scale) continue;
            Assert.Fail($"{what}: row {i} ({where?.Invoke(i) ?? "no stamp"}) is {a:R}, expected {e:R}; allowed difference {tolerance * scale:R}.");
        }
    }

    /// <summary>Largest finite magnitude, or 1 when there is none.</summary>
    public static double Scale(ReadOnlySpan<double> values)
    {
        var scale = 0.0;
        foreach (var value in values)
        {
            if (double.IsFinite(value)) scale = Math.Max(scale, Math.Abs(value));
        }

        return scale == 0 ? 1 : scale;
    }
}
