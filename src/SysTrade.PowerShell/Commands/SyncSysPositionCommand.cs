using System.Globalization;
using System.Management.Automation;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Reconciling;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Accepts the broker's view of positions that differ: records a balance trade for each difference.</summary>
[Cmdlet(VerbsData.Sync, "SysPosition", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(OrderRow))]
public sealed class SyncSysPositionCommand : BookCmdlet
{
    /// <summary>Instruments to accept.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Instrument { get; set; } = [];

    /// <summary>Strategy the differences belong to.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string Strategy { get; set; } = "";

    /// <summary>Price of the trades; the broker's average price, or the middle of the market, when left out.</summary>
    [Parameter]
    public double? Price { get; set; }

    /// <summary>Why, for the record.</summary>
    [Parameter]
    public string Reason { get; set; } = "the broker's view was accepted";

    /// <inheritdoc/>
    protected override void Process()
    {
        var (orders, broker) = (Orders, Trading.RequireBroker());
        var breaks = Wait(stop => Reconciler.CompareAsync(orders, broker, stop)).Where(b => b.Kind == BreakKind.Broker && Instrument.Contains(b.Instrument)).ToArray();
        foreach (var difference in breaks)
        {
            Try(() =>
            {
                var contract = FuturesContract.Parse(difference.Item);
                var price = Price ?? Wait(async stop => (await broker.GetQuoteAsync(Brokers.Contracts.BrokerContract.Outright(contract), stop).ConfigureAwait(false)).Mid);
                if (!ShouldProcess($"{difference.Difference} {contract} for {Strategy} at {price} ({difference.Text})", "Record balance trade")) return;
                var id = string.Create(CultureInfo.InvariantCulture, $"sync-{Orders.Id}-{Orders.Now:yyyyMMddHHmmssfff}-{contract.Date}");
                if (Orders.Balance(Strategy, new OrderExecution(id, contract, difference.Difference, price, Orders.Now), Reason) is { } order) Write(order);
            });
        }
    }
}
