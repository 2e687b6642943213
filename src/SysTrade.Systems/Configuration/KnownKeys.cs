namespace SysTrade.Systems.Configuration;

/// <summary>The table of all known keys.</summary>
internal static class KnownKeys
{
    public static IReadOnlyList<ConfigKey> All { get; } = [];
}
