using System.Management.Automation;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Tells what trading instruments costs: slippage and commissions.</summary>
[Cmdlet(VerbsCommon.Get, "SysCost")]
[OutputType(typeof(InstrumentCost))]
public sealed class GetSysCostCommand : DataCmdlet
{
    /// <summary>Instruments; wildcards mean those with prices that match.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Instrument", "Code")]
    [InstrumentCodes]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    [SupportsWildcards]
    public string[] InstrumentCode { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override object CurrentInput => InstrumentCode;

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var name in InstrumentCode)
        {
            var known = WildcardPattern.ContainsWildcardCharacters(name) ? Market.Instruments : Market.Catalog.Codes;
            foreach (var code in NamePatterns.Expand([name], known, "instrument", Market.Description, WriteSysError))
            {
                Try(() => WriteObject(InstrumentCost.Of(Market, code)));
            }
        }
    }
}
