namespace SysTrade.Brokers.Hours;

/// <summary>A stretch of time in which a market trades.</summary>
/// <param name="Opens">First moment it trades.</param>
/// <param name="Closes">First moment it does not trade any more; after <paramref name="Opens"/>.</param>
public readonly record struct TradingSession(DateTimeOffset Opens, DateTimeOffset Closes)
{
    /// <summary>True when the market trades then.</summary>
    public bool Contains(DateTimeOffset at) => at >= Opens && at < Closes;

    /// <summary>How long it is.</summary>
    public TimeSpan Length => Closes - Opens;
}
