using System.Management.Automation;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Systems;
using SysTrade.Systems.Comparing;

namespace SysTrade.PowerShell.Commands;

/// <summary>Compares two systems, or a system with itself under a changed config: config, outputs, statistics and returns.</summary>
[Cmdlet(VerbsData.Compare, "SysSystem", DefaultParameterSetName = SystemSet)]
[OutputType(typeof(SystemDifference), typeof(SystemComparison))]
public sealed class CompareSysSystemCommand : SysCmdlet
{
    private const string SystemSet = "System";
    private const string ConfigSet = "Config";

    /// <summary>The system to compare with; by default the session's.</summary>
    [Parameter(Position = 0)]
    public TradingSystem? ReferenceSystem { get; set; }

    /// <summary>The other system.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipeline = true, ParameterSetName = SystemSet)]
    public TradingSystem DifferenceSystem { get; set; } = null!;

    /// <summary>Config values of the other system that differ: a hashtable, a config or a file. Everything else is as in the reference system.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ConfigSet)]
    [ArgumentCompleter(typeof(ConfigCompleter))]
    public ConfigSource[] DifferenceConfig { get; set; } = [];

    /// <summary>Outputs to compare; wildcards are allowed. By default combined forecasts, notional positions and the portfolio's account curve.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OutputCompleter))]
    [SupportsWildcards]
    public string[]? Output { get; set; }

    /// <summary>Instruments to compare, by their returns too; wildcards are allowed. By default all that both systems trade.</summary>
    [Parameter]
    [Alias("Instrument", "Code")]
    [InstrumentCodes]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    [SupportsWildcards]
    public string[]? InstrumentCode { get; set; }

    /// <summary>Largest difference that counts as none, as a share of the largest value.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double Tolerance { get; set; } = SystemComparison.DefaultTolerance;

    /// <summary>Gives a row for each instrument (or column) of an output that differs, instead of one for the output.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <summary>Gives the comparison as one object instead of its rows.</summary>
    [Parameter]
    public SwitchParameter AsReport { get; set; }

    /// <inheritdoc/>
    protected override object? CurrentInput => DifferenceSystem;

    /// <inheritdoc/>
    protected override void Process()
    {
        var reference = ReferenceSystem ?? SessionDefaults.System(Session);
        var difference = ParameterSetName == ConfigSet
            ? reference.With(ConfigSource.ReadAll(DifferenceConfig, SessionState.Path), reference.Name + " changed")
            : DifferenceSystem;
        var outputs = Output is null ? null : OutputPatterns.Expand(reference, Output, WriteSysError).Select(o => o.FullName).ToArray();
        var instruments = InstrumentCode is null
            ? null
            : NamePatterns.Expand(InstrumentCode, reference.Instruments, "instrument", $"system '{reference.Name}'", WriteSysError);
        if (outputs is { Length: 0 } || instruments is { Count: 0 }) return;
        var tolerance = Tolerance;
        var comparison = RunLong(
            "Comparison", work => SystemComparison.Of(reference, difference, outputs, instruments, tolerance, InstrumentLoop.Progress(work), work.Stopping));
        foreach (var warning in SystemWarnings.New(reference).Union(SystemWarnings.New(difference), StringComparer.Ordinal)) WriteWarning(warning);
        WarnOfOthers(comparison.InstrumentsOnlyInReference, reference);
        WarnOfOthers(comparison.InstrumentsOnlyInDifference, difference);
        if (AsReport)
        {
            WriteObject(comparison);
            return;
        }

        WriteObject(comparison.Config.Select(SystemDifference.Of), enumerateCollection: true);
        var byOutput = comparison.Outputs.GroupBy(o => o.Output, StringComparer.Ordinal).Select(o => SystemDifference.Of([.. o]));
        WriteObject(Detailed ? comparison.Outputs.Select(SystemDifference.Of) : byOutput, enumerateCollection: true);
        WriteObject(comparison.Statistics.Select(SystemDifference.Of), enumerateCollection: true);
        WriteObject(comparison.Returns.Select(SystemDifference.Of), enumerateCollection: true);
    }

    private void WarnOfOthers(IReadOnlyList<string> only, TradingSystem system)
    {
        if (only.Count > 0) WriteWarning($"Only {system.Name} trades {string.Join(", ", only)}; not compared except within the portfolio.");
    }
}
