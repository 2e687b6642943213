namespace SysTrade.Systems.Tools;

/// <summary>The position held, one day at a time.</summary>
/// <param name="first">Optimal position of the first day; NaN counts as none.</param>
/// <param name="tradeToEdge">True to move to the edge of the buffer, false to move to the optimal position.</param>
public struct BufferState(double first, bool tradeToEdge)
{
    /// <summary>The position held.</summary>
    public double Position { get; private set; } = double.IsNaN(first) ? 0 : first;

    /// <summary>The position held after a day with this optimal position and these edges; any NaN leaves it alone.</summary>
    public double Step(double optimal, double top, double bottom)
    {
        if (double.IsNaN(optimal) || double.IsNaN(top) || double.IsNaN(bottom)) return Position;
        if (Position > top) Position = tradeToEdge ? top : optimal;
        else if (Position < bottom) Position = tradeToEdge ? bottom : optimal;
        return Position;
    }
}
