using System.Management.Automation;

namespace SysTrade.Kernel.Shell;

/// <summary>The end of every pipeline of a cell: shows what comes out of it in the notebook.</summary>
[Cmdlet(VerbsData.Out, "Cell")]
internal sealed class OutCellCommand : PSCmdlet
{
    /// <summary>The command's name.</summary>
    public const string Name = "Out-Cell";

    /// <summary>Shows it.</summary>
    [Parameter(Mandatory = true)]
    public PipelineDisplay Display { get; set; } = null!;

    /// <summary>What comes out.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is not null) Display.Take(InputObject);
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Display.Flush();
}
