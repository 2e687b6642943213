using SysTrade.Systems.Configuration;

namespace SysTrade.PowerShell.Rows;

/// <summary>A value of a config and where it was written.</summary>
/// <param name="Path">Dotted path of the key.</param>
/// <param name="Value">Text, number, switch, or a list of these.</param>
/// <param name="Source">File, name of a shipped config, or <c>argument</c>.</param>
/// <param name="Line">Line in the file, from 1; 0 when it stands in none.</param>
public sealed record ConfigRow(string Path, object? Value, string Source, int Line)
{
    internal static ConfigRow Of(string path, ConfigNode node) => new(path, ConfigValue.Plain(node), node.Source, node.Line);
}
