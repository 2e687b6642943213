using System.Management.Automation;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
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
    [WholeNumber]
    public int Position { get; set; }

    /// <summary>Price; the last price of the priced contract when left out.</summary>
    [Parameter]
    public double? Price { get; set; }

    /// <summary>Why, for the record.</summary>
    [Parameter]
    public string Reason { get; set; } = "moved by hand";

    /// <summary>Moves more than the strategy that gives holds, or against its position, too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => Instrument;

    /// <inheritdoc/>
    protected override void Process()
    {
        RequireKnown(Instrument);
        var held = Orders.Position(new StrategyInstrument(From, Instrument));
        if (!Force && (Math.Sign(Position) != Math.Sign(held) || Math.Abs(Position) > Math.Abs(held)))
        {
            throw new SysTradeException(
                "TransferExceeds", SysErrorKind.InvalidArgument, $"{Position} {Instrument} cannot be moved from {From}, which holds {held}.",
                "Move a part of what it holds, with its sign; or add -Force.", Instrument);
        }

        var price = Price ?? ContractsOf(Instrument).PricedPrice;
        if (!ShouldProcess($"{Position} {Instrument} from {From} to {To} at {price}", "Move position")) return;
        var (from, to) = Orders.Transfer(Instrument, From, To, Position, price, Reason);
        Write(from);
        Write(to);
    }
}
