using System.Management.Automation;

namespace SysTrade.Hosting;

/// <summary>The streams of a pipeline that the host shows as they come.</summary>
public static class ShownStreams
{
    /// <summary>The host has shown these already; kept as well, they would fill the memory of a process that runs for weeks.</summary>
    /// <param name="streams">Streams of a pipeline that is about to run.</param>
    public static void DropOnceShown(PSDataStreams streams)
    {
        streams.Warning.DataAdded += (_, _) => streams.Warning.Clear();
        streams.Verbose.DataAdded += (_, _) => streams.Verbose.Clear();
        streams.Debug.DataAdded += (_, _) => streams.Debug.Clear();
        streams.Information.DataAdded += (_, _) => streams.Information.Clear();
        streams.Progress.DataAdded += (_, _) => streams.Progress.Clear();
    }
}
