namespace SysTrade.Systems.Graph;

/// <summary>An option that an output may be asked with, such as the days of a window.</summary>
/// <param name="Name">Name; pysystemtrade's where it has one.</param>
/// <param name="Description">What it does, and what it is when it is not given.</param>
/// <param name="Default">Value when it is not given; null when that depends on what else is asked for.</param>
public sealed record OutputOption(string Name, string Description, object? Default = null);
