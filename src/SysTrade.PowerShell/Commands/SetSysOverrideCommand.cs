using System.Management.Automation;
using SysTrade.Execution.Limits;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Sets the override of a strategy, an instrument, or one in the other; none removes it.</summary>
[Cmdlet(VerbsCommon.Set, "SysOverride", SupportsShouldProcess = true)]
[OutputType(typeof(OverrideSetting))]
public sealed class SetSysOverrideCommand : BookCmdlet
{
    /// <summary>none, close, reduce_only, no_trading, or a number from 0 to 1.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Value { get; set; } = "";

    /// <summary>Strategy.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Strategy { get; set; }

    /// <summary>Instrument.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    public string? Instrument { get; set; }

    /// <summary>Why, for the record.</summary>
    [Parameter(Mandatory = true)]
    public string Reason { get; set; } = "";

    /// <inheritdoc/>
    protected override void Process()
    {
        var value = Override.Parse(Value);
        if (Instrument is not null && !value.IsNone) RequireKnown(Instrument);
        if (ShouldProcess($"{Strategy} {Instrument}".Trim() + $": {value}", "Set override")) WriteObject(Orders.SetOverride(Strategy, Instrument, value, Reason));
    }
}
