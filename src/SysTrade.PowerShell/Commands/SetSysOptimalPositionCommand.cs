using System.Management.Automation;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Generation;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Keeps the buffer of positions a strategy wants in an instrument, from which its orders are made.</summary>
[Cmdlet(VerbsCommon.Set, "SysOptimalPosition", SupportsShouldProcess = true)]
[OutputType(typeof(BufferedPosition))]
public sealed class SetSysOptimalPositionCommand : BookCmdlet
{
    /// <summary>Strategy.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string Strategy { get; set; } = "";

    /// <summary>Instrument.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    public string Instrument { get; set; } = "";

    /// <summary>Lower edge, contracts.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    public double Lower { get; set; }

    /// <summary>Upper edge, contracts.</summary>
    [Parameter(Mandatory = true, Position = 3, ValueFromPipelineByPropertyName = true)]
    public double Upper { get; set; }

    /// <summary>Price it was worked out at.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public double? ReferencePrice { get; set; }

    /// <summary>Contract of that price, YYYYMMDD.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public int? ReferenceContract { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => $"{Strategy} {Instrument}";

    /// <inheritdoc/>
    protected override void Process()
    {
        RequireKnown(Instrument);
        var made = new BufferedPosition
        {
            Key = new StrategyInstrument(Strategy, Instrument),
            At = Orders.Now,
            Lower = Lower,
            Upper = Upper,
            ReferencePrice = ReferencePrice,
            ReferenceContract = ReferenceContract,
        };
        if (!ShouldProcess($"{made.Key}: {Lower} to {Upper}", "Set optimal position")) return;
        Orders.SetOptimal(made);
        WriteObject(made);
    }
}
