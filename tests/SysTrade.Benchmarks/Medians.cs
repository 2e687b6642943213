using System.Globalization;

namespace SysTrade.Benchmarks;

/// <summary>Prints the median, lowest and highest of a measure over several runs.</summary>
internal static class Medians
{
    /// <summary>Prints a line and gives the median.</summary>
    /// <param name="name">What was measured.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="value">Reads the measure.</param>
    /// <param name="most">What it should stay under, or null.</param>
    public static double Print<T>(string name, string unit, IReadOnlyList<T> runs, Func<T, double> value, double? most = null)
    {
        var sorted = runs.Select(value).Order().ToArray();
        var middle = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        var aim = most is { } limit ? $"   {(middle < limit ? "under" : "NOT UNDER")} {Number(limit)} {unit}" : "";
        Console.WriteLine($"{name,-44}{Number(middle),10} {unit}   ({Number(sorted[0])} to {Number(sorted[^1])}){aim}");
        return middle;
    }

    private static string Number(double value) => value.ToString(value < 10 ? "N3" : "N0", CultureInfo.InvariantCulture);
}
