using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Systems.Tools;

namespace SysTrade.Systems.Reporting;

/// <summary>Positions of an instrument with the edges of the buffer they are held within.</summary>
/// <param name="Kind">Which position.</param>
/// <param name="Instrument">Instrument code.</param>
/// <param name="Values">Contracts; NaN where not known.</param>
/// <param name="LowerBuffer">Lower edge of the buffer, contracts, on the index of the position.</param>
/// <param name="UpperBuffer">Upper edge of the buffer, contracts, on the index of the position.</param>
public sealed record NamedPosition(PositionKind Kind, string Instrument, TimeSeries Values, TimeSeries LowerBuffer, TimeSeries UpperBuffer)
{
    /// <summary>The positions of one instrument.</summary>
    /// <exception cref="SysTradeException"><c>InstrumentNotFound</c> or <c>InstrumentLeftOut</c>.</exception>
    public static NamedPosition Of(TradingSystem system, string code, PositionKind kind)
    {
        SystemNames.Instrument(system, code);
        if (kind == PositionKind.Optimised)
        {
            // It has no buffer of its own: the speed control is of all positions together.
            var optimised = system.Accounts.OptimisedPosition[code];
            return new NamedPosition(kind, code, optimised, optimised, optimised);
        }

        var (position, edges) = kind switch
        {
            PositionKind.Subsystem => (system.PositionSize.SubsystemPosition[code], system.PositionSize.BuffersForSubsystemPosition[code]),
            PositionKind.Notional => (system.Portfolio.NotionalPosition[code], system.Portfolio.BuffersForPosition[code]),
            PositionKind.Actual => (system.Portfolio.ActualPosition[code], system.Portfolio.ActualBuffersForPosition[code]),
            _ => (system.Accounts.BufferedPosition[code], system.Portfolio.BuffersForPosition[code]),
        };
        return new NamedPosition(kind, code, position, edges[Buffering.BottomColumn].Reindex(position.Index), edges[Buffering.TopColumn].Reindex(position.Index));
    }
}
