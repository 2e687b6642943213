using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Infrastructure;
using Engine = System.Management.Automation.PowerShell;

namespace SysTrade.PowerShell.ScriptRules;

/// <summary>
/// Runs a script on any thread, several at a time, each in a PowerShell session of its own. The session the script was written in takes
/// no part, so that neither can wait for the other nor change the other's variables.
/// </summary>
/// <threadsafety>Safe from many threads.</threadsafety>
internal sealed class ScriptRunner : IDisposable
{
    private const string Function = "SysTradeRuleScript";

    private readonly ScriptText _script;
    private readonly ScriptSurroundings _surroundings;
    private readonly ConcurrentBag<Runspace> _idle = [];
    private volatile bool _isDisposed;

    public ScriptRunner(ScriptText script, ScriptSurroundings surroundings) => (_script, _surroundings) = (script, surroundings);

    /// <summary>Runs the script.</summary>
    /// <param name="arguments">Arguments by parameter; a null name passes one by position.</param>
    /// <exception cref="SysTradeException"><c>RuleFailed</c>: the script reported an error; the message says where.</exception>
    /// <exception cref="OperationCanceledException">The user stopped the work.</exception>
    public IReadOnlyList<PSObject> Run(IEnumerable<(string? Name, object? Value)> arguments)
    {
        var stopping = WorkCancellation.Current;
        stopping.ThrowIfCancellationRequested();
        var session = _idle.TryTake(out var idle) ? idle : Open();
        var asking = Runspace.DefaultRunspace;
        try
        {
            using var shell = Engine.Create();
            shell.Runspace = session;
            shell.AddCommand(Function);
            foreach (var (name, value) in arguments)
            {
                if (name is null) shell.AddArgument(value);
                else shell.AddParameter(name, value);
            }

            using var stop = stopping.Register(() => shell.BeginStop(null, null));
            return shell.Invoke();
        }
        catch (PipelineStoppedException) when (stopping.IsCancellationRequested)
        {
            throw new OperationCanceledException(stopping);
        }
        catch (RuntimeException error)
        {
            throw Failed(error);
        }
        finally
        {
            // The script ran on this thread, which may be that of the session which asked.
            Runspace.DefaultRunspace = asking;
            _idle.Add(session);
            if (_isDisposed) Close();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        Close();
    }

    private void Close()
    {
        while (_idle.TryTake(out var session)) session.Dispose();
    }

    private Runspace Open()
    {
        var state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateFunctionEntry(Function, _script.Body));
        _surroundings.AddTo(state);
        state.Variables.Add(new SessionStateVariableEntry("ErrorActionPreference", ActionPreference.Stop, ""));
        var session = RunspaceFactory.CreateRunspace(state);
        session.ThreadOptions = PSThreadOptions.UseCurrentThread;
        var asking = Runspace.DefaultRunspace;
        try
        {
            session.Open();
            using var strict = Engine.Create();
            strict.Runspace = session;

            // A misspelled variable is an error and not a silent null.
            strict.AddCommand("Set-StrictMode").AddParameter("Version", "1.0").Invoke();
        }
        finally
        {
            Runspace.DefaultRunspace = asking;
        }

        return session;
    }

    private SysTradeException Failed(RuntimeException error)
    {
        // What the libraries say about a wrong option in the config is for its owner as it stands.
        for (var inner = error.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is SysTradeException { ErrorId: "OptionType" or "OptionNotFound" } own) return own;
        }

        var record = error.ErrorRecord;
        var at = record.InvocationInfo;
        // The engine calls the body of a function that a session started with by the name of a script block.
        var inFunction = record.ScriptStackTrace is { } stack && !stack.StartsWith("at <ScriptBlock>", StringComparison.Ordinal) && !stack.StartsWith($"at {Function},", StringComparison.Ordinal)
            ? stack.Split(',')[0].Replace("at ", "function ", StringComparison.Ordinal)
            : null;
        var place = at is null || at.ScriptLineNumber <= 0 ? "" : inFunction is null
            ? $" At {_script.Place(at.ScriptLineNumber)}: {at.Line.Trim()}"
            : $" In {inFunction}, line {at.ScriptLineNumber}: {at.Line.Trim()}";
        return new SysTradeException(
            "RuleFailed", SysErrorKind.InvalidOperation, $"the script failed: {error.Message.TrimEnd()}{place}",
            "Correct the script; it gets a series for each data source and returns one.", null, error);
    }
}
