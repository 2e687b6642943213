namespace SysTrade.PowerShell.Rows;

/// <summary>What a repository holds.</summary>
/// <param name="Name">Name of the repository.</param>
/// <param name="Key">Key of one series; empty where a row is about all of them.</param>
/// <param name="Store">Technology.</param>
/// <param name="Place">Where.</param>
/// <param name="Count">Keys, or rows of one series.</param>
/// <param name="First">First moment, where it was asked for.</param>
/// <param name="Last">Last moment, where it was asked for.</param>
public sealed record DataStoreRow(string Name, string Key, string Store, string Place, int Count, DateTime? First, DateTime? Last);
