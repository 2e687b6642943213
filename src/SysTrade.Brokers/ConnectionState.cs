namespace SysTrade.Brokers;

/// <summary>How a broker can be reached.</summary>
public enum ConnectionState
{
    /// <summary>Not connected: every request fails.</summary>
    Disconnected,

    /// <summary>Being connected.</summary>
    Connecting,

    /// <summary>Connected to the broker's gateway, but the gateway has lost its own line: orders cannot be sent, what happens meanwhile is told later.</summary>
    Impaired,

    /// <summary>Usable.</summary>
    Connected,
}
