using SysTrade.Domain.Errors;
using SysTrade.Systems.Configuration;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>Problems of a config as errors.</summary>
internal static class ConfigReport
{
    /// <summary>The error of a problem: <c>Config</c> and the problem's id make the error id.</summary>
    public static SysTradeException ToError(ConfigProblem problem) => new(
        "Config" + problem.Id, SysErrorKind.InvalidArgument, problem.ToString(),
        problem.Nearest.Count > 0 ? $"Write {problem.Nearest[0]}, or remove the key." : "Correct the value, or remove the key.", problem);
}
