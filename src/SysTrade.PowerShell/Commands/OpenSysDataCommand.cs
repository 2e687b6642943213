using System.Management.Automation;
using SysTrade.Data;
using SysTrade.Data.Csv;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Opens a folder of market data, which becomes the session's default.</summary>
[Cmdlet(VerbsCommon.Open, "SysData")]
[OutputType(typeof(MarketData))]
public sealed class OpenSysDataCommand : SysCmdlet
{
    /// <summary>Folder of the data.</summary>
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
        var data = CsvMarketData.Open(ResolvePath(Path), StartDate);
        if (!NoDefault) Session.Set(data);
        WriteObject(data);
    }
}
