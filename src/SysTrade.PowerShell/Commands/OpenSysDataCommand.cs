using System.Management.Automation;
using SysTrade.Data;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Storage;

namespace SysTrade.PowerShell.Commands;

/// <summary>Opens market data, which becomes the session's default.</summary>
[Cmdlet(VerbsCommon.Open, "SysData")]
[OutputType(typeof(MarketData))]
public sealed class OpenSysDataCommand : SysCmdlet
{
    /// <summary>Folder of CSV or Parquet files, a config with a section <c>data_stores</c>, or a technology and a place such as <c>parquet:FOLDER</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string Path { get; set; } = "";

    /// <summary>Rows before it are left out.</summary>
    [Parameter]
    public DateTime? StartDate { get; set; }

    /// <summary>Leaves the session's default as it is.</summary>
    [Parameter]
    public SwitchParameter NoDefault { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => Path;

    /// <inheritdoc/>
    protected override void Process()
    {
        var data = MarketDataAddress.Of(Path, ResolvePath).Open(StartDate);
        if (!NoDefault) Session.Set(data);
        WriteObject(data);
    }
}
