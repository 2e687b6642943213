namespace SysTrade.Systems;

/// <summary>A list of stages that a config may name.</summary>
/// <param name="Name">Name for configs, for example <c>standard</c>.</param>
/// <param name="Description">What a system of these stages does, in a sentence.</param>
/// <param name="Stages">Names of stages and of other lists; a later stage takes the place of an earlier one with the same stage name.</param>
public sealed record StageList(string Name, string Description, IReadOnlyList<string> Stages);
