using System.Management.Automation;
using SysTrade.Data;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Connects the book to a broker: its own paper account, at the last prices of the data.</summary>
[Cmdlet(VerbsCommunications.Connect, "SysBroker")]
[OutputType(typeof(TradingBook))]
public sealed class ConnectSysBrokerCommand : BookCmdlet
{
    /// <summary>Data that give instruments and prices; the session's when left out.</summary>
    [Parameter(ValueFromPipeline = true)]
    public DataSource? Data { get; set; }

    /// <summary>Cash of a new paper account.</summary>
    [Parameter]
    [ValidateRange(0.0, 1e12)]
    public double Cash { get; set; } = 1_000_000;

    /// <inheritdoc/>
    protected override void Process()
    {
        var trading = Trading;
        trading.ConnectPaper(OpenData(Data), Cash);
        var broker = trading.RequireBroker();
        Wait(async stop =>
        {
            await broker.ConnectAsync(stop).ConfigureAwait(false);
            return true;
        });
        WriteObject(trading);
    }
}
