using System.Collections.Concurrent;
using System.Management.Automation;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>What long work gets from its cmdlet: the stop token, and ways to report that are safe from any thread.</summary>
public sealed class LongWork
{
    private readonly ProgressFeed _progress;
    private readonly BlockingCollection<Action<Cmdlet>> _messages;

    internal LongWork(ProgressFeed progress, BlockingCollection<Action<Cmdlet>> messages, CancellationToken stopping)
    {
        _progress = progress;
        _messages = messages;
        Stopping = stopping;
    }

    /// <summary>Cancelled when the user stops the pipeline.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>Reports the outer loop's progress.</summary>
    /// <param name="status">What is in hand, for example an instrument code.</param>
    /// <param name="done">Steps done.</param>
    /// <param name="total">Steps in all; 0 when not known.</param>
    public void Progress(string status, int done, int total) => _progress.Offer(0, status, done, total);

    /// <summary>Reports the progress of the loop inside, for example over fit periods.</summary>
    /// <param name="status">What is in hand.</param>
    /// <param name="done">Steps done.</param>
    /// <param name="total">Steps in all; 0 when not known.</param>
    public void InnerProgress(string status, int done, int total) => _progress.Offer(1, status, done, total);

    /// <summary>Writes to the verbose stream.</summary>
    /// <param name="text">What is looked up or sent, with the values.</param>
    public void Verbose(string text) => _messages.Add(cmdlet => cmdlet.WriteVerbose(text), CancellationToken.None);

    /// <summary>Writes a warning.</summary>
    /// <param name="text">What the user should know.</param>
    public void Warning(string text) => _messages.Add(cmdlet => cmdlet.WriteWarning(text), CancellationToken.None);

    /// <summary>Emits an object to the pipeline as soon as it exists.</summary>
    /// <param name="output">The object.</param>
    public void Emit(object output) => _messages.Add(cmdlet => cmdlet.WriteObject(output), CancellationToken.None);
}
