using System.Management.Automation;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Places an instrument order, past the same gate that strategies' orders pass.</summary>
[Cmdlet(VerbsLifecycle.Submit, "SysOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(SubmissionRow))]
public sealed class SubmitSysOrderCommand : BookCmdlet
{
    /// <summary>Strategy.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string Strategy { get; set; } = "";

    /// <summary>Instrument.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    public string Instrument { get; set; } = "";

    /// <summary>Contracts; negative to sell.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [WholeNumber]
    public int Trade { get; set; }

    /// <summary>How to trade it: best, market or limit.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSet("best", "market", "limit")]
    public string Type { get; set; } = "best";

    /// <summary>Limit price of a limit order.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public double? LimitPrice { get; set; }

    /// <summary>At once, whole, past locks, hours and limits. What it passes is recorded.</summary>
    [Parameter]
    public SwitchParameter Panic { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => $"{Strategy} {Instrument}";

    /// <inheritdoc/>
    protected override void Process()
    {
        RequireKnown(Instrument);
        if (Trade == 0)
        {
            throw new SysTradeException(
                "NothingToTrade", SysErrorKind.InvalidArgument, $"An order of 0 contracts of {Instrument} trades nothing.", "Give the contracts to buy, or a negative number to sell.", Instrument);
        }

        var type = Panic ? InstrumentOrderType.Panic : OrderTypeNames.ParseInstrument(Type);
        var order = InstrumentOrder.Create(
            new StrategyInstrument(Strategy, Instrument), Trade, Orders.Now, type, Panic ? OrderSource.Panic : OrderSource.Manual) with
        { LimitPrice = LimitPrice };
        var told = Orders.Submit(order, Trading.Settings.Lists, preview: true);
        var row = new SubmissionRow("", Strategy, Instrument, Trade, told.Decision.Result, told.Decision.Summary);
        if (!ShouldProcess($"{told.Decision.Result} {Instrument} for {Strategy} ({order.TypeName}); {told.Decision.Summary}", "Place order"))
        {
            WriteObject(row);
            return;
        }

        var made = Orders.Submit(order, Trading.Settings.Lists);
        WriteObject(row with { Id = made.Order?.Id.ToString() ?? "", Placed = made.Decision.Result, Why = made.Decision.Summary });
    }
}
