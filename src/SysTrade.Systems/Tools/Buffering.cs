using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Systems.Graph;

namespace SysTrade.Systems.Tools;

/// <summary>Buffers that save needless trading: hold while the position is within them (handbook, stage portfolio and buffered positions).</summary>
public static class Buffering
{
    /// <summary>Column with the upper edge of a buffer.</summary>
    public const string TopColumn = "top_pos";

    /// <summary>Column with the lower edge of a buffer.</summary>
    public const string BottomColumn = "bot_pos";

    /// <summary>Half width in contracts when the config buffers nothing: as good as none, but not zero.</summary>
    private const double Unbuffered = 0.001;

    /// <summary>
    /// Half width of the buffer. <c>forecast</c>: a share of the average position; <c>position</c>: a share of the position itself;
    /// <c>none</c>: a thousandth of a contract.
    /// </summary>
    /// <param name="config">Read for buffer_method and buffer_size.</param>
    /// <param name="position">Optimal position.</param>
    /// <param name="averagePosition">Position at an average forecast, on the index of the position.</param>
    internal static TimeSeries HalfWidth(ConfigReader config, TimeSeries position, TimeSeries averagePosition)
    {
        var size = config.Double("buffer_size");
        return Method(config) switch
        {
            BufferMethod.Forecast => averagePosition.Absolute() * size,
            BufferMethod.Position => position.Absolute() * size,
            _ => TimeSeries.Constant(position.Index, Unbuffered),
        };
    }

    /// <summary>How positions are buffered.</summary>
    internal static BufferMethod Method(ConfigReader config) => config.Text("buffer_method") switch
    {
        "forecast" => BufferMethod.Forecast,
        "position" => BufferMethod.Position,
        "none" => BufferMethod.None,
        var other => throw new UnknownNameException("buffer method", other, ["forecast", "position", "none"], "buffer_method"),
    };

    /// <summary>Edges of the buffer: forward-filled position plus and minus the forward-filled half width.</summary>
    public static Frame Edges(TimeSeries position, TimeSeries halfWidth)
    {
        var (filled, width) = (position.ForwardFill(), halfWidth.ForwardFill());
        return Frame.Concat([TopColumn, BottomColumn], [filled + width, filled - width]);
    }

    /// <summary>
    /// The position actually held: unchanged while it is within the buffer, otherwise moved to the nearer edge, or to the optimal position.
    /// </summary>
    /// <param name="optimal">Optimal position.</param>
    /// <param name="edges">Buffer edges on the same index.</param>
    /// <param name="tradeToEdge">True to move to the edge, false to move to the optimal position.</param>
    /// <param name="round">True for whole contracts: optimal position and edges are rounded half to even first.</param>
    public static TimeSeries Apply(TimeSeries optimal, Frame edges, bool tradeToEdge, bool round)
    {
        if (optimal.Count == 0) return optimal;
        var filled = edges.ForwardFill();
        var (wanted, top, bottom) = (Prepare(optimal, round), Prepare(filled[TopColumn].Reindex(optimal.Index), round), Prepare(filled[BottomColumn].Reindex(optimal.Index), round));
        var held = new double[optimal.Count];
        var state = new BufferState(wanted[0], tradeToEdge);
        held[0] = state.Position;
        for (var i = 1; i < held.Length; i++) held[i] = state.Step(wanted[i], top[i], bottom[i]);
        return optimal.With(held);
    }

    private static TimeSeries Prepare(TimeSeries series, bool round) => round ? series.ForwardFill().Round() : series.ForwardFill();
}
