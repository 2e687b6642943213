using System.Management.Automation;
using SysTrade.Brokers.Contracts;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Asks the broker when contracts trade, in the next days.</summary>
[Cmdlet(VerbsCommon.Get, "SysTradingHours")]
[OutputType(typeof(TradingSessionRow))]
public sealed class GetSysTradingHoursCommand : ContractCmdlet
{
    /// <inheritdoc/>
    protected override void Show(string code, BrokerContract contract)
    {
        var broker = Trading.RequireBroker();
        var hours = Wait(stop => broker.GetTradingHoursAsync(contract, stop).AsTask());
        var now = Orders.Clock.GetUtcNow();
        foreach (var session in hours.Sessions.Where(s => s.Closes > now))
        {
            WriteObject(new TradingSessionRow(
                code, contract.ToString(), session.Opens.UtcDateTime, session.Closes.UtcDateTime, Math.Round(session.Length.TotalHours, 2), session.Contains(now), hours.TimeZoneId));
        }
    }
}
