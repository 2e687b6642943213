using SysTrade.Systems;

namespace SysTrade.PowerShell.Rows;

/// <summary>A stage, or a list of stages, that a config may name under <c>stages</c>.</summary>
/// <param name="Name">Name for configs.</param>
/// <param name="Kind"><c>list</c> or <c>stage</c>.</param>
/// <param name="Stages">What a list names, in order; empty for a stage.</param>
/// <param name="Description">What it does.</param>
public sealed record AvailableStage(string Name, string Kind, IReadOnlyList<string> Stages, string Description)
{
    internal static IEnumerable<AvailableStage> All =>
    [
        .. StageRegistry.Provided.Lists.Select(l => new AvailableStage(l.Name, "list", l.Stages, l.Description)),
        .. StageRegistry.Provided.Definitions.Select(d => new AvailableStage(d.Name, "stage", [], d.Description)),
    ];
}
