using System.Management.Automation;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Tells the story of an order's family: what was wanted, what each rule made of it, and all that happened since.</summary>
[Cmdlet(VerbsDiagnostic.Trace, "SysOrder", DefaultParameterSetName = "Id")]
[OutputType(typeof(OrderStoryRow))]
public sealed class TraceSysOrderCommand : BookCmdlet
{
    /// <summary>Numbers of orders: I12, C13, B14.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id")]
    public string[] Id { get; set; } = [];

    /// <summary>Strategy of decisions from which no order came.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Key")]
    public string Strategy { get; set; } = "";

    /// <summary>Instrument of decisions from which no order came.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Key")]
    public string Instrument { get; set; } = "";

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName == "Key")
        {
            foreach (var decision in Orders.Decisions($"{Strategy} {Instrument}")) WriteObject(Row(decision));
            return;
        }

        foreach (var id in Id)
        {
            Try(() =>
            {
                var family = Orders.Get(Parse(id)).Family;
                var decisions = Orders.Family(family).SelectMany(o => Orders.Decisions(order: o.Id)).Select(Row);
                var events = Orders.Events(family).Select(e => new OrderStoryRow(e.Event.At, e.Order.ToString(), e.Event.Kind.ToString(), e.By, OrderStoryRow.Describe(e.Event)));
                foreach (var row in decisions.Concat(events).OrderBy(r => r.At)) WriteObject(row);
            });
        }
    }

    private static OrderStoryRow Row(Execution.Books.TradeDecision decision) => new(decision.At, decision.Order?.ToString() ?? "", "Decision", "", decision.Summary);
}
