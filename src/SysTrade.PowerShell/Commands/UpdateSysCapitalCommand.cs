using System.Management.Automation;
using SysTrade.Execution.Capital;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Production.Trading;

namespace SysTrade.PowerShell.Commands;

/// <summary>Records what the account is worth now: the change is profit or loss, and capital follows it.</summary>
[Cmdlet(VerbsData.Update, "SysCapital", SupportsShouldProcess = true)]
[OutputType(typeof(CapitalRow))]
public sealed class UpdateSysCapitalCommand : BookCmdlet
{
    /// <summary>What the account is worth; what the connected broker tells when left out.</summary>
    [Parameter(Position = 0)]
    public double? BrokerValue { get; set; }

    /// <summary>How capital follows profit; as the config says (production_capital_method) when left out.</summary>
    [Parameter]
    public CapitalMethod? Method { get; set; }

    /// <summary>Takes a change of more than a tenth for profit or loss too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Data that give exchange rates; the session's when left out.</summary>
    [Parameter]
    public DataSource? Data { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var (settings, method) = (Trading.Settings, Method ?? Trading.Settings.CapitalMethod);
        var worth = BrokerValue ?? AccountWorth.In(AccountValues(), settings.Currency, () => OpenData(Data));
        if (ShouldProcess($"the account: worth {worth:N2} {settings.Currency}", $"Update capital ({method})")) WriteObject(CapitalRow.Of(Orders.UpdateCapital(worth, method, Force), settings.Currency));
    }

    private IReadOnlyList<Brokers.Accounts.AccountValue> AccountValues()
    {
        var broker = Trading.RequireBroker();
        return Wait(async stop => await broker.GetAccountValuesAsync(stop).ConfigureAwait(false));
    }
}
