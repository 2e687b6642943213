namespace SysTrade.PowerShell.Rows;

/// <summary>What changing the config of a system did.</summary>
/// <param name="System">Name of the system.</param>
/// <param name="ChangedKeys">Paths of the values that are now different.</param>
/// <param name="ValuesDropped">Computed values that depended on them and will be computed again when they are asked for.</param>
/// <param name="ValuesKept">Computed values that still stand.</param>
public sealed record ConfigChange(string System, IReadOnlyList<string> ChangedKeys, int ValuesDropped, int ValuesKept);
