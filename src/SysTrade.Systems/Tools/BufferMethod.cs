namespace SysTrade.Systems.Tools;

/// <summary>What the no-trade buffer is a share of.</summary>
public enum BufferMethod
{
    /// <summary>The average position.</summary>
    Forecast,

    /// <summary>The position itself.</summary>
    Position,

    /// <summary>No buffer.</summary>
    None,
}
