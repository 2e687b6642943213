using System.Management.Automation;
using SysTrade.Domain.Orders;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Lists orders of the stacks or of the history.</summary>
[Cmdlet(VerbsCommon.Get, "SysOrder", DefaultParameterSetName = "List")]
[OutputType(typeof(OrderRow))]
public sealed class GetSysOrderCommand : BookCmdlet
{
    /// <summary>Numbers of orders: I12, C13, B14.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id")]
    public string[] Id { get; set; } = [];

    /// <summary>With the rest of its family.</summary>
    [Parameter(ParameterSetName = "Id")]
    public SwitchParameter Family { get; set; }

    /// <summary>Only orders of a level.</summary>
    [Parameter(ParameterSetName = "List")]
    public OrderLevel? Level { get; set; }

    /// <summary>Only orders in an instrument.</summary>
    [Parameter(ParameterSetName = "List")]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    public string? Instrument { get; set; }

    /// <summary>Only orders of a strategy.</summary>
    [Parameter(ParameterSetName = "List")]
    public string? Strategy { get; set; }

    /// <summary>Completed orders instead of those on the stacks.</summary>
    [Parameter(ParameterSetName = "List")]
    public SwitchParameter History { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var id in Id)
        {
            Try(() =>
            {
                var order = Orders.Get(Parse(id));
                foreach (var each in Family ? Orders.Family(order.Family) : [order]) Write(each);
            });
        }

        if (ParameterSetName != "List") return;
        foreach (var order in History ? Orders.History(Level, Instrument) : Orders.Orders(Level, Instrument))
        {
            if (Strategy is null || order.Strategy == Strategy) Write(order);
        }
    }
}
