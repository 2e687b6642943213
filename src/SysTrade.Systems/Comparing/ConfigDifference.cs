namespace SysTrade.Systems.Comparing;

/// <summary>A config value that two systems do not share.</summary>
/// <param name="Path">Dotted path of the key.</param>
/// <param name="Reference">Value in the reference system as text; null when it has none.</param>
/// <param name="Difference">Value in the other system as text; null when it has none.</param>
public sealed record ConfigDifference(string Path, string? Reference, string? Difference);
