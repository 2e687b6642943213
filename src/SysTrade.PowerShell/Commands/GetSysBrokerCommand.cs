using System.Management.Automation;
using SysTrade.Brokers;
using SysTrade.Brokers.Accounts;
using SysTrade.Brokers.Orders;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Shows the broker a book is connected to: its state, or what it says of the account, of positions, orders and fills.</summary>
[Cmdlet(VerbsCommon.Get, "SysBroker", DefaultParameterSetName = State)]
[OutputType(typeof(BrokerRow), ParameterSetName = [State])]
[OutputType(typeof(AccountValue), ParameterSetName = [Values])]
[OutputType(typeof(BrokerPosition), ParameterSetName = [Positions])]
[OutputType(typeof(OrderReport), ParameterSetName = [TheirOrders])]
[OutputType(typeof(ExecutionReport), ParameterSetName = [Fills])]
public sealed class GetSysBrokerCommand : BookCmdlet
{
    private const string State = nameof(State), Values = nameof(Values), Positions = nameof(Positions), TheirOrders = nameof(TheirOrders), Fills = nameof(Fills);

    /// <summary>Shows the amounts in the account.</summary>
    [Parameter(ParameterSetName = Values, Mandatory = true)]
    public SwitchParameter Account { get; set; }

    /// <summary>Shows the positions at the broker.</summary>
    [Parameter(ParameterSetName = Positions, Mandatory = true)]
    public SwitchParameter Position { get; set; }

    /// <summary>Shows the open orders at the broker, with -Since also those that ended.</summary>
    [Parameter(ParameterSetName = TheirOrders, Mandatory = true)]
    public SwitchParameter Order { get; set; }

    /// <summary>Shows the fills, void ones too.</summary>
    [Parameter(ParameterSetName = Fills, Mandatory = true)]
    public SwitchParameter Fill { get; set; }

    /// <summary>Only what happened since then, UTC; fills of the last day by default.</summary>
    [Parameter(ParameterSetName = TheirOrders)]
    [Parameter(ParameterSetName = Fills)]
    public DateTime? Since { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var broker = Trading.RequireBroker();
        var since = Since is { } moment ? new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc)) : (DateTimeOffset?)null;
        var yesterday = Orders.Clock.GetUtcNow().AddDays(-1);
        switch (ParameterSetName)
        {
            case Values: WriteObject(Wait(stop => broker.GetAccountValuesAsync(stop).AsTask()), enumerateCollection: true); break;
            case Positions: WriteObject(Wait(stop => broker.GetPositionsAsync(stop).AsTask()), enumerateCollection: true); break;
            case TheirOrders: WriteObject(Wait(stop => broker.GetOrdersAsync(since, stop).AsTask()), enumerateCollection: true); break;
            case Fills: WriteObject(Wait(stop => broker.GetExecutionsAsync(since ?? yesterday, stop).AsTask()), enumerateCollection: true); break;
            default: WriteObject(Row(broker)); break;
        }
    }

    private BrokerRow Row(IBroker broker)
    {
        if (broker.Connection != ConnectionState.Connected) return new BrokerRow(broker.Name, broker.Account, broker.Connection.ToString(), 0, 0, Trading.Path);
        var orders = Wait(stop => broker.GetOrdersAsync(null, stop).AsTask());
        var positions = Wait(stop => broker.GetPositionsAsync(stop).AsTask());
        return new BrokerRow(broker.Name, broker.Account, broker.Connection.ToString(), orders.Count, positions.Count, Trading.Path);
    }
}
