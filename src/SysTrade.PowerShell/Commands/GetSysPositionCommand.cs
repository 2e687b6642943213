using System.Management.Automation;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Series;
using SysTrade.Systems.Reporting;

namespace SysTrade.PowerShell.Commands;

/// <summary>Gives the positions of a system by day, with the edges of the buffer within which they are not traded.</summary>
[Cmdlet(VerbsCommon.Get, "SysPosition")]
[OutputType(typeof(PositionRow), typeof(Frame))]
public sealed class GetSysPositionCommand : SystemSeriesCmdlet
{
    private static readonly string[] Columns = ["position", "lower_buffer", "upper_buffer"];

    /// <summary>Which position. By default the one the system holds: Buffered, or Optimised where its config says so (positions_held).</summary>
    [Parameter]
    public PositionKind? Kind { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var system = TradingSystem;
        var window = Window;
        var kind = Kind ?? HeldPositions.KindOf(system);
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
