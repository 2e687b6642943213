namespace SysTrade.Kernel.Server;

/// <summary>The channels that carry messages; the heartbeat carries none.</summary>
internal enum Channel
{
    /// <summary>Requests that are answered in order.</summary>
    Shell,

    /// <summary>Requests that do not wait for a running cell: interrupt, shutdown.</summary>
    Control,

    /// <summary>What the kernel asks and the answers.</summary>
    Stdin,

    /// <summary>Broadcast of output and state.</summary>
    Iopub,
}
