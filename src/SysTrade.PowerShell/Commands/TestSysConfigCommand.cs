using System.Management.Automation;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Systems.Configuration;

namespace SysTrade.PowerShell.Commands;

/// <summary>Finds problems of a config: unknown keys, values of the wrong type, keys that nothing reads, keys given twice.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SysConfig")]
[OutputType(typeof(ConfigProblem), typeof(bool))]
public sealed class TestSysConfigCommand : SysCmdlet
{
    /// <summary>Config to test; by default that of the session's system.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ConfigCompleter))]
    public ConfigSource? Config { get; set; }

    /// <summary>Gives true when there is no error, else false, instead of the problems.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override object? CurrentInput => Config;

    /// <inheritdoc/>
    protected override void Process()
    {
        var problems = (Config?.Read(SessionState.Path) ?? SessionDefaults.System(Session).GivenConfig).Validate(ConfigSchema.Default);
        if (Quiet)
        {
            WriteObject(problems.All(p => p.Severity != ConfigProblemSeverity.Error));
            return;
        }

        foreach (var problem in problems.OrderByDescending(p => p.Severity)) WriteObject(problem);
    }
}
