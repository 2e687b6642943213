using System.Management.Automation;
using SysTrade.Systems;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>A cmdlet that asks a system: <c>-System</c> means the same everywhere, and may be left out.</summary>
public abstract class SystemCmdlet : SysCmdlet
{
    /// <summary>System to ask, on the pipeline or by name; by default the session's, which New-SysSystem made last.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public TradingSystem? System { get; set; }

    /// <summary>The system to ask.</summary>
    /// <exception cref="Domain.Errors.SysTradeException"><c>NoSystem</c>.</exception>
    protected TradingSystem TradingSystem => System ?? SessionDefaults.System(Session);
}
