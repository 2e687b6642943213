using System.Globalization;
using System.Management.Automation;
using SysTrade.Domain.Orders;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Records a trade that happened outside in both ledgers, or without a contract a correction of a strategy's ledger alone.</summary>
[Cmdlet(VerbsCommon.Add, "SysBalanceTrade", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(OrderRow))]
public sealed class AddSysBalanceTradeCommand : BookCmdlet
{
    /// <summary>Strategy.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Strategy { get; set; } = "";

    /// <summary>Instrument.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    public string Instrument { get; set; } = "";

    /// <summary>Contracts; negative when sold.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [WholeNumber]
    public int Trade { get; set; }

    /// <summary>Price.</summary>
    [Parameter(Mandatory = true, Position = 3)]
    public double Price { get; set; }

    /// <summary>Contract, YYYYMM or YYYYMMDD; left out to correct the strategy's ledger alone.</summary>
    [Parameter]
    public string? Contract { get; set; }

    /// <summary>The broker's id of the execution; recording it twice is recording it once.</summary>
    [Parameter]
    public string? ExecutionId { get; set; }

    /// <summary>Why, for the record.</summary>
    [Parameter(Mandatory = true)]
    public string Reason { get; set; } = "";

    /// <inheritdoc/>
    protected override object CurrentInput => $"{Strategy} {Instrument}";

    /// <inheritdoc/>
    protected override void Process()
    {
        RequireKnown(Instrument);
        var key = new StrategyInstrument(Strategy, Instrument);
        if (Contract is null)
        {
            if (ShouldProcess($"{Trade} {key} at {Price}, strategy's ledger alone", "Record instrument balance trade")) Write(Orders.BalanceStrategy(key, Trade, Price, Reason));
            return;
        }

        var contract = new FuturesContract(Instrument, FuturesContract.ParseDate(Contract));
        var id = ExecutionId ?? string.Create(CultureInfo.InvariantCulture, $"balance-{Orders.Id}-{Orders.Now:yyyyMMddHHmmssfff}-{Strategy}-{contract}-{Trade}");
        if (!ShouldProcess($"{Trade} {contract} for {Strategy} at {Price}", "Record balance trade")) return;
        if (Orders.Balance(Strategy, new OrderExecution(id, contract, Trade, Price, Orders.Now), Reason) is { } order) Write(order);
        else WriteWarning($"Execution '{id}' is recorded already.");
    }
}
