using System.Management.Automation;
using SysTrade.Brokers.Contracts;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Asks the broker for the present quote of contracts.</summary>
[Cmdlet(VerbsCommon.Get, "SysQuote")]
[OutputType(typeof(QuoteRow))]
public sealed class GetSysQuoteCommand : ContractCmdlet
{
    /// <inheritdoc/>
    protected override void Show(string code, BrokerContract contract)
    {
        // Tasks run on threads that have no session.
        var broker = Trading.RequireBroker();
        var quote = Wait(stop => broker.GetQuoteAsync(contract, stop).AsTask());
        var grid = Wait(stop => broker.GetContractAsync(contract, stop).AsTask()).Increments;
        WriteObject(new QuoteRow(
            code, contract.ToString(), quote.At.UtcDateTime, quote.Bid, quote.Ask, quote.BidSize, quote.AskSize, grid.Round(quote.Spread), quote.Last, quote.IsDelayed));
    }
}
