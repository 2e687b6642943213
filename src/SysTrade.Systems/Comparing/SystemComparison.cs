using System.Globalization;
using SysTrade.Domain.Errors;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Export;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Reporting;

namespace SysTrade.Systems.Comparing;

/// <summary>What two systems do not share: config, chosen outputs, statistics and returns of their portfolios.</summary>
/// <param name="Config">Config values that differ.</param>
/// <param name="Outputs">How the outputs differ; a row without item for an output that is the same.</param>
/// <param name="Statistics">Statistics of the portfolios; empty when a system has no accounts.</param>
/// <param name="Returns">Returns of the portfolios, and of instruments that were named; empty when a system has no accounts.</param>
/// <param name="InstrumentsOnlyInReference">Instruments that only the reference system trades.</param>
/// <param name="InstrumentsOnlyInDifference">Instruments that only the other system trades.</param>
public sealed record SystemComparison(
    IReadOnlyList<ConfigDifference> Config,
    IReadOnlyList<OutputDifference> Outputs,
    IReadOnlyList<StatisticDifference> Statistics,
    IReadOnlyList<ReturnComparison> Returns,
    IReadOnlyList<string> InstrumentsOnlyInReference,
    IReadOnlyList<string> InstrumentsOnlyInDifference)
{
    /// <summary>Largest difference that counts as none, as a share of the largest value of a column.</summary>
    public const double DefaultTolerance = 1e-9;

    /// <summary>Outputs compared unless others are named.</summary>
    public static IReadOnlyList<string> DefaultOutputs { get; } = ["combForecast.get_combined_forecast", "portfolio.get_notional_position", "accounts.portfolio"];

    /// <summary>Compares two systems.</summary>
    /// <param name="reference">The system to compare with.</param>
    /// <param name="difference">The other system.</param>
    /// <param name="outputs">Outputs to compare; null takes <see cref="DefaultOutputs"/>.</param>
    /// <param name="instruments">Instruments to compare; null takes all that both systems trade. Named ones are also compared by their returns.</param>
    /// <param name="tolerance">Largest difference that counts as none, as a share of the largest value of a column.</param>
    /// <param name="progress">Told how far each system has been computed.</param>
    /// <param name="cancellation">Stops between instruments and outputs.</param>
    /// <exception cref="SysTradeException"><c>NothingInCommon</c> when the systems share no instrument; <c>OutputNotFound</c>.</exception>
    public static SystemComparison Of(
        TradingSystem reference,
        TradingSystem difference,
        IReadOnlyList<string>? outputs = null,
        IReadOnlyList<string>? instruments = null,
        double tolerance = DefaultTolerance,
        IProgress<InstrumentProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var common = instruments ?? [.. reference.Instruments.Intersect(difference.Instruments, StringComparer.Ordinal)];
        foreach (var code in instruments ?? []) _ = (SystemNames.Instrument(reference, code), SystemNames.Instrument(difference, code));
        if (common.Count == 0)
        {
            throw new SysTradeException("NothingInCommon", SysErrorKind.InvalidOperation, $"The systems {reference.Name} and {difference.Name} share no instrument.", "Compare systems over the same data.");
        }

        var hasAccounts = reference.HasStage("accounts") && difference.HasStage("accounts");
        var left = hasAccounts ? Portfolio(reference, progress, cancellation) : null;
        var right = hasAccounts ? Portfolio(difference, progress, cancellation) : null;
        return new SystemComparison(
            ConfigDifferences(reference.Config, difference.Config),
            [.. (outputs ?? DefaultOutputs).SelectMany(name => Compare(reference, difference, name, common, tolerance, cancellation))],
            left is null || right is null ? [] : Compare(left.Percent.Statistics, right.Percent.Statistics),
            left is null || right is null ? [] : [.. (instruments ?? []).Select(code => ReturnComparison.Of(code, HeldPositions.Of(reference).Instrument(code), HeldPositions.Of(difference).Instrument(code))), ReturnComparison.Of(InstrumentResult.PortfolioName, left, right)],
            [.. reference.Instruments.Except(difference.Instruments, StringComparer.Ordinal)],
            [.. difference.Instruments.Except(reference.Instruments, StringComparer.Ordinal)]);
    }

    private static AccountCurve Portfolio(TradingSystem system, IProgress<InstrumentProgress>? progress, CancellationToken cancellation) =>
        AccountCurves.Of(system, CurveLevel.Portfolio, progress: progress, cancellation: cancellation)[0].Curve;

    private static IReadOnlyList<ConfigDifference> ConfigDifferences(SystemConfig reference, SystemConfig difference) =>
        [.. difference.DifferencesFrom(reference).Select(path => new ConfigDifference(path, Text(reference.Find(path)), Text(difference.Find(path))))];

    private static string? Text(ConfigNode? node) => node switch
    {
        null or { IsNull: true } => null,
        ConfigScalar scalar => Convert.ToString(scalar.Value, CultureInfo.InvariantCulture),
        ConfigSequence list => $"[{string.Join(", ", list.Items.Select(Text))}]",
        _ => node.Describe(),
    };

    private static IReadOnlyList<OutputDifference> Compare(
        TradingSystem reference, TradingSystem difference, string name, IReadOnlyList<string> instruments, double tolerance, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var (left, right) = (reference.FindOutput(name), difference.FindOutput(name));
        var rules = left.Scope is OutputScope.Rule or OutputScope.InstrumentRule ? SystemNames.Rules(reference).Intersect(SystemNames.Rules(difference), StringComparer.Ordinal).ToArray() : null;
        return TableDifference.Of(left.FullName, Tables(reference, left), Tables(difference, right), tolerance);

        // The members of a portfolio's curve are outputs of their own.
        IReadOnlyList<OutputTable> Tables(TradingSystem system, Output output) =>
            [.. OutputTables.Of(system, output, instruments, rules).Where(t => t.Name != output.FullName + ".members")];
    }

    private static IReadOnlyList<StatisticDifference> Compare(AccountStatistics reference, AccountStatistics difference) =>
        [.. AccountStatistics.Names.Select(name => new StatisticDifference(name, reference[name], difference[name], difference[name] - reference[name]))];
}
