using System.Management.Automation;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Series;
using SysTrade.Systems.Reporting;

namespace SysTrade.PowerShell.Commands;

/// <summary>Gives the positions of a system by day, with the edges of the buffer within which they are not traded.</summary>
[Cmdlet(VerbsCommon.Get, "SysPosition")]
[OutputType(typeof(PositionRow), typeof(Frame))]
public sealed class GetSysPositionCommand : SystemInstrumentCmdlet
{
    private static readonly string[] Columns = ["position", "lower_buffer", "upper_buffer"];

    /// <summary>Which position.</summary>
    [Parameter]
    public PositionKind Kind { get; set; } = PositionKind.Buffered;

    /// <summary>First day.</summary>
    [Parameter]
    public DateTime? From { get; set; }

    /// <summary>Last day.</summary>
    [Parameter]
    public DateTime? To { get; set; }

    /// <summary>Number of days from the end, of each instrument.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Last { get; set; }

    /// <summary>Gives one frame for each instrument, with columns position, lower_buffer and upper_buffer, instead of rows.</summary>
    [Parameter]
    public SwitchParameter AsSeries { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var system = TradingSystem;
        var window = new SeriesWindow(From, To, Last);
        var kind = Kind;
        var positions = ForInstruments("Positions", system, NamedInstruments(system) ?? system.Instruments, code => NamedPosition.Of(system, code, kind));
        foreach (var position in positions)
        {
            if (AsSeries)
            {
                WriteObject(Frame.Concat(Columns, [window.Of(position.Values), window.Of(position.LowerBuffer), window.Of(position.UpperBuffer)]));
                continue;
            }

            var rows = window.Rows(position.Values.Index);
            var (first, count) = rows.GetOffsetAndLength(position.Values.Count);
            for (var i = first; i < first + count; i++)
            {
                WriteObject(new PositionRow(
                    position.Instrument, kind, position.Values.Index[i], position.Values[i], position.LowerBuffer[i], position.UpperBuffer[i]));
            }
        }
    }
}
