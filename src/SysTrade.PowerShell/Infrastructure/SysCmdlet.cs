using System.Management.Automation;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using SysTrade.Data;
using SysTrade.Domain.Errors;
using SysTrade.Storage;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>
/// Second layer of every cmdlet: errors. What goes wrong with one input is written and the next input goes on; what goes wrong before
/// or after all inputs ends the command, since nothing can work then.
/// </summary>
/// <remarks>Commands override <see cref="Begin"/>, <see cref="Process"/> and <see cref="End"/>, and let the libraries throw.</remarks>
public abstract class SysCmdlet : CancellableCmdlet
{
    /// <summary>Whether the host draws a page of charts that is written to the output, as a notebook does; then no browser is needed.</summary>
    /// <remarks>The host says so by a property of its private data: commands also run under hosts that know nothing of pages.</remarks>
    protected bool HostShowsPages => Host.PrivateData?.Properties["SysTradeShowsPages"]?.Value is true;

    /// <summary>What is kept between commands of this PowerShell session.</summary>
    protected static SysSession Session => SysSession.Current;

    /// <summary>The input in hand: the target of an error that names none.</summary>
    protected virtual object? CurrentInput => null;

    /// <summary>Runs once before the first input.</summary>
    protected virtual void Begin()
    {
    }

    /// <summary>Runs for each input.</summary>
    protected virtual void Process()
    {
    }

    /// <summary>Runs once after the last input.</summary>
    protected virtual void End()
    {
    }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Guard(Begin, terminating: true);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Guard(Process, terminating: false);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Guard(End, terminating: true);

    /// <summary>Writes an error, and a line in the log of the connected data.</summary>
    /// <param name="record">The error.</param>
    protected new void WriteError(ErrorRecord record)
    {
        LogError(record);
        base.WriteError(record);
    }

    /// <summary>Asks whether to go on, and notes in the log of the connected data what is then done.</summary>
    /// <param name="target">What is changed.</param>
    /// <param name="action">How.</param>
    protected new bool ShouldProcess(string target, string action)
    {
        if (!base.ShouldProcess(target, action)) return false;
        if (Log is { } log) CommandMessages.Doing(log, MyInvocation.MyCommand.Name, action, target);
        return true;
    }

    private static ILogger? Log => Session.Find<DataBlob>()?.Log;

    private void LogError(ErrorRecord record)
    {
        if (Log is { } log) CommandMessages.Failed(log, MyInvocation.MyCommand.Name, record.FullyQualifiedErrorId, record.ToString());
    }

    /// <summary>Writes an error about one input; the command goes on.</summary>
    /// <param name="error">What went wrong.</param>
    protected void WriteSysError(SysTradeException error) => WriteError(ErrorTranslation.ToRecord(error, CurrentInput));

    /// <summary>Ends the command with an error: nothing further can work.</summary>
    /// <param name="error">What went wrong.</param>
    protected void ThrowSysError(SysTradeException error)
    {
        var record = ErrorTranslation.ToRecord(error, CurrentInput);
        LogError(record);
        ThrowTerminatingError(record);
    }

    /// <summary>Does one of several things an input asks for; when it fails the error is written and the next one goes on.</summary>
    /// <param name="step">What to do.</param>
    protected void Try(Action step) => Guard(step, terminating: false);

    /// <summary>A path as the session sees it (relative to its location, through its drives) as a file-system path that need not exist.</summary>
    /// <param name="path">The path as typed, taken literally.</param>
    /// <exception cref="SysTradeException"><c>NotAFilePath</c>: the path lies on a drive that holds no files.</exception>
    protected string ResolvePath(string path) => PathResolution.Unresolved(SessionState.Path, path);

    /// <summary>The existing file-system paths that a path with wildcards stands for.</summary>
    /// <param name="path">The path as typed; <c>*</c>, <c>?</c> and <c>[a-z]</c> are wildcards.</param>
    /// <exception cref="SysTradeException"><c>PathNotFound</c>: nothing matches; <c>NotAFilePath</c>: the drive holds no files.</exception>
    protected IReadOnlyList<string> ResolveExistingPaths(string path) => PathResolution.Existing(SessionState.Path, path);

    /// <summary>The data a source means; null means the session's default. What is the default already is not opened a second time.</summary>
    /// <param name="source">The source.</param>
    /// <exception cref="SysTradeException"><c>NoData</c>, or what opening the folder gives.</exception>
    protected MarketData OpenData(DataSource? source)
    {
        if (source is null) return SessionDefaults.Data(Session);
        if (source.Data is { } data) return data;
        var address = MarketDataAddress.Of(source.Path!, ResolvePath);
        if (SessionDefaults.OpenData(Session) is { StartDate: null } open && open.Description == address.Description) return open;
        WriteVerbose($"Opening the data in {address.Description}.");
        return address.Open();
    }

    /// <summary>
    /// Runs long work on another thread while this one, the only one that may write to the pipeline, passes on its progress and messages.
    /// </summary>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <param name="activity">What is being done, as shown to the user: <c>Backtest</c>.</param>
    /// <param name="work">The work; it gets the stop token and the way to report.</param>
    protected T RunLong<T>(string activity, Func<LongWork, T> work) => LongWorkRunner.Run(this, activity, work, StopToken);

    private void Guard(Action step, bool terminating)
    {
        try
        {
            step();
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception error) when (error is not (PipelineStoppedException or RuntimeException))
        {
            var records = ErrorTranslation.Translate(error, CurrentInput);
            if (records.Count == 0) ExceptionDispatchInfo.Throw(error);
            foreach (var record in records)
            {
                // All but the last are written either way, so that no error of a parallel loop is lost.
                if (terminating && ReferenceEquals(record, records[^1]))
                {
                    LogError(record);
                    ThrowTerminatingError(record);
                }

                WriteError(record);
            }
        }
    }
}
