using System.Management.Automation;
using SysTrade.Data;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Series;
using SysTrade.Systems.Accounting;

namespace SysTrade.PowerShell.Commands;

/// <summary>Gives values of an output of a system, row by row or as columnar objects.</summary>
[Cmdlet(VerbsCommon.Get, "SysOutput")]
[OutputType(typeof(OutputRow), typeof(OutputValue), typeof(MultiplePriceRow), typeof(TimeSeries), typeof(Frame), typeof(AccountCurve), typeof(MultiplePrices))]
public sealed class GetSysOutputCommand : OutputCmdlet
{
    /// <summary>First moment.</summary>
    [Parameter]
    public DateTime? From { get; set; }

    /// <summary>Last moment; a date without a time includes the whole day.</summary>
    [Parameter]
    public DateTime? To { get; set; }

    /// <summary>Gives each value as one object: series, frame, account curve, number, text.</summary>
    [Parameter]
    public SwitchParameter AsSeries { get; set; }

    private long _rows;
    private DateTime? _last;

    /// <inheritdoc/>
    protected override void End()
    {
        if (_rows > 0 || _last is not { } last || (From is null && To is null)) return;
        WriteWarning($"There are no rows in the time asked for; the data end on {last:yyyy-MM-dd}.");
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        var system = TradingSystem;
        var output = system.FindOutput(Name);
        var to = DateRange.End(To);

        // Some at a time: in parallel, and yet the first rows are not kept waiting for the last instrument.
        foreach (var questions in Questions(system, output).Chunk(Math.Max(16, 4 * system.Parallelism)))
        {
            var values = Compute(system, output, questions);
            for (var i = 0; i < values.Length; i++)
            {
                if (values[i] is SysTradeException error)
                {
                    WriteSysError(error);
                }
                else if (AsSeries)
                {
                    WriteObject(OutputRows.Between(values[i], From, to), enumerateCollection: false);
                }
                else
                {
                    _last = OutputRows.LastMoment(values[i]) ?? _last;
                    foreach (var row in OutputRows.Of(values[i], questions[i], From, to))
                    {
                        _rows++;
                        WriteObject(row);
                    }
                }
            }
        }
    }
}
