using System.Management.Automation;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Storage;

namespace SysTrade.PowerShell.Commands;

/// <summary>Connects the session to data: a folder, a config that says which store keeps what, or single stores.</summary>
[Cmdlet(VerbsCommunications.Connect, "SysData")]
[OutputType(typeof(DataBlob))]
public sealed class ConnectSysDataCommand : BlobCmdlet
{
    /// <summary>Folder, config file, database file, or a technology and a place such as <c>mongo:env:SYSTRADE_MONGODB</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string Path { get; set; } = "";

    /// <summary>Database of MongoDB; by default that of the address.</summary>
    [Parameter]
    public string? Database { get; set; }

    /// <summary>Name that the log of the book records as who acts.</summary>
    [Parameter]
    public string? As { get; set; }

    /// <summary>File of the log of what is done with the data; the config's when left out. Each day has a file of its own.</summary>
    [Parameter]
    public string? LogPath { get; set; }

    /// <summary>Starts a new, empty store where the named folder or file does not exist.</summary>
    [Parameter]
    public SwitchParameter Create { get; set; }

    /// <summary>Leaves the session's connection as it is.</summary>
    [Parameter]
    public SwitchParameter NoDefault { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => Path;

    /// <inheritdoc/>
    protected override void Process()
    {
        var blob = Make(Path, Database, As, Create, LogPath);
        try
        {
            // Opened now, so that what cannot be reached is told here.
            if (blob.HasSeries) _ = blob.Market;
            if (blob.HasDocuments) _ = blob.Documents;
        }
        catch
        {
            blob.Dispose();
            throw;
        }

        if (!NoDefault)
        {
            ConnectedData.Leave(Session);
            Session.Set(blob);
            if (blob.HasSeries) Session.Set(blob.Market);
        }

        WriteObject(blob);
    }
}
