using System.Management.Automation;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Tells which data are in use and what they cover and lack.</summary>
[Cmdlet(VerbsCommon.Get, "SysData")]
[OutputType(typeof(DataSummary))]
public sealed class GetSysDataCommand : SysCmdlet
{
    /// <summary>Data source to look at; by default the session's.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public DataSource? Data { get; set; }

    /// <inheritdoc/>
    protected override object? CurrentInput => Data;

    /// <inheritdoc/>
    protected override void Process() => WriteObject(DataSummary.Of(OpenData(Data)));
}
