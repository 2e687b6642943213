using System.Management.Automation;
using SysTrade.Domain.Errors;
using SysTrade.Execution.Capital;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Records the capital of a strategy, or that of the account: for the first time, corrected, or with a deposit.</summary>
[Cmdlet(VerbsCommon.Set, "SysCapital", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = OfStrategy)]
[OutputType(typeof(CapitalRow))]
public sealed class SetSysCapitalCommand : BookCmdlet
{
    private const string OfStrategy = "Strategy";
    private const string OfAccount = "Account";
    private const string Deposited = "Deposit";

    /// <summary>Strategy.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = OfStrategy, ValueFromPipelineByPropertyName = true)]
    public string Strategy { get; set; } = "";

    /// <summary>Capital of the strategy.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = OfStrategy, ValueFromPipelineByPropertyName = true)]
    [Alias("Capital")]
    public double Amount { get; set; }

    /// <summary>What the account is worth at the broker; the total too when nothing was recorded before.</summary>
    [Parameter(ParameterSetName = OfAccount)]
    public double? BrokerValue { get; set; }

    /// <summary>Capital that is traded with.</summary>
    [Parameter(ParameterSetName = OfAccount)]
    public double? Total { get; set; }

    /// <summary>Most that profits bring it back to.</summary>
    [Parameter(ParameterSetName = OfAccount)]
    public double? Maximum { get; set; }

    /// <summary>Profit since the beginning.</summary>
    [Parameter(ParameterSetName = OfAccount)]
    public double? Accumulated { get; set; }

    /// <summary>Money that came into the account; negative when it went out. It is no profit.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Deposited)]
    public double Deposit { get; set; }

    /// <summary>Why, for the record.</summary>
    [Parameter]
    public string Reason { get; set; } = "set by hand";

    /// <inheritdoc/>
    protected override object CurrentInput => Strategy;

    /// <inheritdoc/>
    protected override void Process()
    {
        var currency = Trading.Settings.Currency;
        switch (ParameterSetName)
        {
            case OfStrategy:
                if (ShouldProcess($"{Strategy}: {Amount:N2} {currency}", "Set capital")) WriteObject(CapitalRow.Of(Orders.SetCapital(Strategy, Amount, Reason), currency));
                break;
            case Deposited:
                if (ShouldProcess($"the account: {Deposit:N2} {currency}", Deposit < 0 ? "Record withdrawal" : "Record deposit")) WriteObject(CapitalRow.Of(Orders.Deposit(Deposit, Reason), currency));
                break;
            default:
                var made = Changed(Orders.Capital());
                var what = $"the account: total {made.Total:N2}, maximum {made.Maximum:N2}, accumulated {made.Accumulated:N2}, at the broker {made.Broker:N2} {currency}";
                if (ShouldProcess(what, "Set capital")) WriteObject(CapitalRow.Of(Orders.SetCapital(Changed, Reason), currency));
                break;
        }
    }

    private AccountCapital Changed(AccountCapital? before)
    {
        if ((BrokerValue ?? before?.Broker) is not { } broker || (BrokerValue ?? Total ?? Maximum ?? Accumulated) is null)
        {
            throw new SysTradeException(
                "NoBrokerValue", SysErrorKind.InvalidArgument, "What the account is worth at the broker was not given, and is not recorded yet.", "Give -BrokerValue; -Total too when another amount is traded with.");
        }

        var total = Total ?? before?.Total ?? broker;
        return new AccountCapital(Orders.Now, total, Maximum ?? Math.Max(total, before?.Maximum ?? total), Accumulated ?? before?.Accumulated ?? 0, broker);
    }
}
