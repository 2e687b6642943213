using System.Management.Automation;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Storage;

namespace SysTrade.PowerShell.Commands;

/// <summary>Ends the session's connection to data and closes its stores.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "SysData")]
[OutputType(typeof(void))]
public sealed class DisconnectSysDataCommand : SysCmdlet
{
    /// <summary>Connection to end; the session's when left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public DataBlob? Store { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Store is null || ReferenceEquals(Store, Session.Find<DataBlob>()))
        {
            if (!ConnectedData.Leave(Session)) WriteVerbose("The session is connected to no data.");
        }
        else
        {
            Store.Dispose();
        }
    }
}
