using System.Management.Automation;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Changes orders of which nothing is at the broker: less is wanted, or another limit price.</summary>
[Cmdlet(VerbsCommon.Set, "SysOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(OrderRow))]
public sealed class SetSysOrderCommand : BookCmdlet
{
    /// <summary>Numbers of orders: I12, C13.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Id { get; set; } = [];

    /// <summary>All that is wanted now, a number for each leg, what is filled included; it may only become smaller.</summary>
    [Parameter(Position = 1)]
    public int[]? Trade { get; set; }

    /// <summary>Limit price of an order that was placed with one.</summary>
    [Parameter]
    public double? LimitPrice { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => Id;

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Trade is not { Length: > 0 } && LimitPrice is null)
        {
            throw new SysTradeException("NothingToChange", SysErrorKind.InvalidArgument, "Neither a trade nor a limit price was given.", "Give -Trade, -LimitPrice or both.");
        }

        var trade = Trade is { Length: > 0 } legs ? TradeQuantity.Of(legs) : null;
        foreach (var id in Id)
        {
            Try(() =>
            {
                var order = Orders.Get(Parse(id));
                string[] changes =
                [
                    .. trade is null ? Array.Empty<string>() : [$"{order.Trade} -> {trade}"],
                    .. LimitPrice is { } price ? [FormattableString.Invariant($"limit {order.LimitPrice} -> {price}")] : Array.Empty<string>(),
                ];
                if (ShouldProcess($"{order.Id}, {order.StrategyInstrument}: {string.Join(", ", changes)}", "Change order")) Write(Orders.Modify(order.Id, trade, LimitPrice));
            });
        }
    }
}
