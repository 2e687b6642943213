using System.Management.Automation;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Tells the capital of the account and of strategies, now or at all times.</summary>
[Cmdlet(VerbsCommon.Get, "SysCapital")]
[OutputType(typeof(CapitalRow))]
public sealed class GetSysCapitalCommand : BookCmdlet
{
    /// <summary>Strategies; the account and all strategies when left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Strategy { get; set; } = [];

    /// <summary>A row for each time it was recorded, oldest first.</summary>
    [Parameter]
    public SwitchParameter History { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => Strategy;

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Strategy.Length == 0)
        {
            if (History) foreach (var row in Orders.CapitalHistory()) WriteObject(CapitalRow.Of(row, Trading.Settings.Currency));
            else if (Orders.Capital() is { } account) WriteObject(CapitalRow.Of(account, Trading.Settings.Currency));
        }

        foreach (var name in Strategy.Length > 0 ? Strategy : [.. Orders.StrategyCapitals().Select(c => c.Strategy)]) Try(() => Tell(name));
    }

    private void Tell(string strategy)
    {
        var now = Orders.Capital(strategy) ?? throw new UnknownNameException("strategy with capital", strategy, Orders.StrategyCapitals().Select(c => c.Strategy), null, $"Give it some: Set-SysCapital {strategy} AMOUNT, or Split-SysCapital.");
        foreach (var row in History ? Orders.CapitalHistory(strategy) : [now]) WriteObject(CapitalRow.Of(row, Trading.Settings.Currency));
    }
}
