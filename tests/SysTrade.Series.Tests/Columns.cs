using CsCheck;

namespace SysTrade.Series.Tests;

/// <summary>Columns for property tests: values on a grid, as prices are, with gaps, repeats and now and then an infinity.</summary>
internal static class Columns
{
    public static readonly Gen<double> Value = Gen.Frequency(
        (6, Gen.Int[-100_000, 100_000].Select(i => i / 1024.0)),
        (2, Gen.Int[-3, 3].Select(i => (double)i)),
        (2, Gen.Const(double.NaN)));

    public static readonly Gen<double[]> Any = Value.Array[0, 60];

    public static readonly Gen<double[]> WithInfinities =
        Gen.Frequency((12, Value), (1, Gen.OneOf(Gen.Const(double.PositiveInfinity), Gen.Const(double.NegativeInfinity)))).Array[0, 60];

    /// <summary>The same column with everything that is not finite made NaN.</summary>
    public static double[] Finite(double[] x) => x.Select(v => double.IsFinite(v) ? v : double.NaN).ToArray();

    /// <summary>The values that are not NaN.</summary>
    public static double[] Present(IEnumerable<double> x) => x.Where(v => !double.IsNaN(v)).ToArray();

    /// <summary>Runs a kernel into a new column.</summary>
    public static double[] Run(double[] x, Action<double[], double[]> kernel)
    {
        var result = new double[x.Length];
        kernel(x, result);
        return result;
    }
}
