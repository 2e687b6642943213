using SysTrade.Domain.Errors;
using SysTrade.Systems.Graph;

namespace SysTrade.Systems.Export;

/// <summary>What became of an output that was to be written.</summary>
/// <param name="Output">The output.</param>
/// <param name="Files">Files written, full paths.</param>
/// <param name="Error">Why it was not written; null when it was.</param>
public sealed record ExportedOutput(Output Output, IReadOnlyList<string> Files, SysTradeException? Error);
