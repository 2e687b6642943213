using System.Management.Automation;
using SysTrade.Brokers.Simulated;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Connects the book to a broker: its own paper account at the last prices of the data, or a simulated market with generated prices.</summary>
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

    /// <summary>Which broker: paper trades at the last prices of the data, simulated at prices generated from a seed.</summary>
    [Parameter(Position = 0)]
    [ValidateSet("paper", "simulated")]
    public string Name { get; set; } = "paper";

    /// <summary>Seed of the simulated broker: the same seed gives the same prices and faults.</summary>
    [Parameter]
    public int Seed { get; set; } = 1;

    /// <summary>What goes wrong at the simulated broker.</summary>
    [Parameter]
    [ValidateSet("none", "ordinary", "hostile")]
    public string Faults { get; set; } = "ordinary";

    /// <inheritdoc/>
    protected override void Process()
    {
        var trading = Trading;
        if (Name == "paper") trading.ConnectPaper(OpenData(Data), Cash);
        else trading.ConnectSimulated(OpenData(Data), Cash, Seed, FaultPlan.Named(Faults));
        var broker = trading.RequireBroker();
        Wait(async stop =>
        {
            await broker.ConnectAsync(stop).ConfigureAwait(false);
            return true;
        });
        WriteObject(trading);
    }
}
