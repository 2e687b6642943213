using System.Globalization;
using SysTrade.Systems.Comparing;

namespace SysTrade.PowerShell.Rows;

/// <summary>What a difference between two systems is in.</summary>
public enum SystemDifferenceKind
{
    /// <summary>A config value.</summary>
    Config,

    /// <summary>An output.</summary>
    Output,

    /// <summary>A statistic of the portfolio's daily net returns in percent of capital.</summary>
    Statistic,

    /// <summary>Daily net returns against each other.</summary>
    Return,
}

/// <summary>One thing in which two systems differ or, for outputs, were found equal.</summary>
/// <param name="Kind">What it is in.</param>
/// <param name="Name">Config key, output, statistic, or what the returns are of.</param>
/// <param name="Reference">The reference system's value: of the key, of the output at the first difference, of the statistic, or its Sharpe ratio.</param>
/// <param name="Difference">The other system's.</param>
/// <param name="Change">The other's less the reference's; of outputs the largest; null for config values.</param>
/// <param name="Summary">The rest in words.</param>
/// <param name="Detail">The full record.</param>
public sealed record SystemDifference(
    SystemDifferenceKind Kind, string Name, object? Reference, object? Difference, double? Change, string Summary, object Detail)
{
    internal static SystemDifference Of(ConfigDifference config)
    {
        var summary = config.Reference is null ? "added" : config.Difference is null ? "taken away" : "";
        return new(SystemDifferenceKind.Config, config.Path, config.Reference, config.Difference, null, summary, config);
    }

    internal static SystemDifference Of(StatisticDifference statistic) =>
        new(SystemDifferenceKind.Statistic, statistic.Statistic, statistic.Reference, statistic.Difference, statistic.Change, "", statistic);

    internal static SystemDifference Of(ReturnComparison returns) => new(
        SystemDifferenceKind.Return, $"Sharpe {returns.Curve}", returns.ReferenceSharpe, returns.DifferenceSharpe, returns.SharpeDifference,
        string.Create(CultureInfo.InvariantCulture, $"correlation {returns.Correlation:0.000}, t {returns.TStat:0.00}, p {returns.PValue:0.000}"), returns);

    /// <summary>One row for an item of an output.</summary>
    internal static SystemDifference Of(OutputDifference output) => output.Item is null
        ? new(SystemDifferenceKind.Output, output.Output, null, null, 0, $"same, {output.Compared} values", output)
        : new(
            SystemDifferenceKind.Output, $"{output.Output} {output.Item}", output.ReferenceAtFirst, output.DifferenceAtFirst, output.Largest,
            $"{Dates(output, output, "")}{output.Differing} of {output.Compared}", output);

    /// <summary>One row for all items of an output: the first difference in time and the largest one.</summary>
    internal static SystemDifference Of(IReadOnlyList<OutputDifference> output)
    {
        if (output.Count == 1) return Of(output[0]);
        var first = output.MinBy(o => o.First ?? DateTime.MaxValue)!;
        var largest = output.MaxBy(o => double.IsNaN(o.Largest) ? 0 : Math.Abs(o.Largest))!;
        return new SystemDifference(
            SystemDifferenceKind.Output, output[0].Output, first.ReferenceAtFirst, first.DifferenceAtFirst, largest.Largest,
            $"{Dates(first, largest, " " + first.Item)}{output.Count} items", output);
    }

    private static string Dates(OutputDifference first, OutputDifference largest, string item) => first.First is { } since && largest.LargestAt is { } at
        ? string.Create(CultureInfo.InvariantCulture, $"from {since:yyyy-MM-dd}{item}, most {at:yyyy-MM-dd}, ")
        : "";
}
