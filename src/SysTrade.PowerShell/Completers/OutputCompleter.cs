using System.Collections;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Systems;

namespace SysTrade.PowerShell.Completers;

/// <summary>Outputs of the system as <c>stage.output</c>; what was typed may also begin the name within the stage.</summary>
public sealed class OutputCompleter : QuietCompleter
{
    // The standard stages, so that names can be completed before there is a system.
    private static readonly Lazy<(string Name, string Description)[]> Standard = new(() =>
        [.. TradingSystem.StandardStages().SelectMany(s => s.Outputs).Select(o => (o.FullName, o.Description))]);

    /// <inheritdoc/>
    protected override IEnumerable<(string Name, string Description)> Candidates(IDictionary boundParameters) =>
        SystemOf.Line(boundParameters)?.Outputs.Select(o => (o.FullName, o.Description)) ?? Standard.Value;

    /// <inheritdoc/>
    protected override bool Matches(string name, string typed) => base.Matches(name, typed) || base.Matches(name[(name.IndexOf('.') + 1)..], typed);
}
