using System.Management.Automation;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Algos;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Lists the algos that can execute orders.</summary>
[Cmdlet(VerbsCommon.Get, "SysAlgo")]
[OutputType(typeof(AlgoRow))]
public sealed class GetSysAlgoCommand : SysCmdlet
{
    /// <summary>Algos; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override object CurrentInput => Name;

    /// <inheritdoc/>
    protected override void Process()
    {
        var algos = AlgoSelection.Default.Table.Algos.ToArray();
        foreach (var name in NamePatterns.Expand(Name, [.. algos.Select(a => a.Name)], "algo", null, WriteSysError))
        {
            var algo = algos.First(a => a.Name == name);
            WriteObject(new AlgoRow(algo.Name, algo.Description, [.. Enum.GetValues<ContractOrderType>().Where(algo.Accepts).Select(OrderTypeNames.Name)]));
        }
    }
}
