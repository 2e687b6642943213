using Microsoft.Extensions.Logging;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>What the log of the connected data is told by commands.</summary>
internal static partial class CommandMessages
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Command}: {Action}: {Target}")]
    public static partial void Doing(ILogger log, string command, string action, string target);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Command}: {ErrorId}: {Problem}")]
    public static partial void Failed(ILogger log, string command, string errorId, string problem);
}
