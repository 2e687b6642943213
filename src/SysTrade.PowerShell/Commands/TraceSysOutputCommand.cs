using System.Management.Automation;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Systems.Graph;

namespace SysTrade.PowerShell.Commands;

/// <summary>Explains a value: the chain of outputs it was made from, with their last values and the options read.</summary>
[Cmdlet(VerbsDiagnostic.Trace, "SysOutput")]
[OutputType(typeof(TraceStep))]
public sealed class TraceSysOutputCommand : OutputCmdlet
{
    /// <summary>Steps back to follow.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Depth { get; set; } = 3;

    /// <summary>Moment whose values are shown; by default the last ones.</summary>
    [Parameter]
    public DateTime? Date { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var system = TradingSystem;
        var output = system.FindOutput(Name);
        var questions = Questions(system, output);
        var values = Compute(system, output, questions);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is SysTradeException error)
            {
                WriteSysError(error);
                continue;
            }

            var question = questions[i];
            var explanation = RunLong("Tracing", _ => system.Explain(output, question, DateRange.End(Date), Depth));
            foreach (var step in TraceStep.Walk(explanation)) WriteObject(step);
        }
    }
}
