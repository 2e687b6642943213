using System.Management.Automation;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Reporting;

namespace SysTrade.PowerShell.Commands;

/// <summary>Freezes a system with fitted parameters into a config with fixed ones.</summary>
[Cmdlet(VerbsData.ConvertTo, "SysFixedConfig")]
[OutputType(typeof(SystemConfig))]
public sealed class ConvertToSysFixedConfigCommand : SystemCmdlet
{
    /// <inheritdoc/>
    protected override void Process()
    {
        var system = TradingSystem;
        WriteObject(RunLong("Fitting parameters", _ => FixedConfig.Of(system)));
    }
}
