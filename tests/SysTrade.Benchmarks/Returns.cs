using SysTrade.Series;

namespace SysTrade.Benchmarks;

/// <summary>Daily returns made from a seed: forty years of business days, one in fifty missing as on exchange holidays.</summary>
internal static class Returns
{
    public const int Rows = 40 * 261;

    public static double[] Values(int seed)
    {
        var random = new Random(seed);
        var values = new double[Rows];
        for (var i = 0; i < values.Length; i++) values[i] = random.NextDouble() < 0.02 ? double.NaN : random.NextDouble() + random.NextDouble() - 1;
        return values;
    }

    public static TimeSeries Series(int seed)
    {
        var first = new DateTime(1985, 1, 1);
        // Ten more days than needed, then the first Rows of them.
        var index = TimeIndex.BusinessDays(first, first.AddDays((Rows * 7 / 5) + 10)).Slice(..Rows);
        return new TimeSeries(index, Values(seed));
    }
}
