using System.Management.Automation;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Moves a position from one strategy to another.</summary>
[Cmdlet(VerbsCommon.Move, "SysHolding", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(OrderRow))]
public sealed class MoveSysHoldingCommand : BookCmdlet
{
    /// <summary>Instrument.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    public string Instrument { get; set; } = "";

    /// <summary>Strategy that gives.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string From { get; set; } = "";

    /// <summary>Strategy that takes.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    public string To { get; set; } = "";

    /// <summary>Contracts, signed as the position is.</summary>
    [Parameter(Mandatory = true, Position = 3)]
    public int Position { get; set; }

    /// <summary>Price; the last price of the priced contract when left out.</summary>
    [Parameter]
    public double? Price { get; set; }

    /// <summary>Why, for the record.</summary>
    [Parameter]
    public string Reason { get; set; } = "moved by hand";

    /// <inheritdoc/>
    protected override object CurrentInput => Instrument;

    /// <inheritdoc/>
    protected override void Process()
    {
        var price = Price ?? ContractsOf(Instrument).PricedPrice;
        if (!ShouldProcess($"{Position} {Instrument} from {From} to {To} at {price}", "Move position")) return;
        var (from, to) = Orders.Transfer(Instrument, From, To, Position, price, Reason);
        Write(from);
        Write(to);
    }
}
