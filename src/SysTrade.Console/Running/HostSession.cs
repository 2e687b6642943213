using System.Management.Automation;
using System.Management.Automation.Runspaces;
using SysTrade.Hosting;
using Engine = System.Management.Automation.PowerShell;

namespace SysTrade.ConsoleHost.Running;

/// <summary>An open PowerShell session that runs one pipeline after another and reports their errors.</summary>
public sealed class HostSession : IDisposable
{
    private readonly Terminal _terminal;
    private readonly IProgressDisplay _progress;
    private readonly ErrorText _errorText;
    private readonly StopSignals _signals;
    private readonly SysTradeHost _host;

    /// <summary>Opens a session.</summary>
    /// <param name="terminal">What the program is connected to.</param>
    /// <param name="signals">Ctrl+C and SIGTERM.</param>
    /// <param name="verbose">Show the verbose stream, and stack traces.</param>
    /// <param name="debug">Show the debug stream, and stack traces.</param>
    public HostSession(Terminal terminal, StopSignals signals, bool verbose, bool debug)
    {
        _terminal = terminal;
        _signals = signals;
        _errorText = new ErrorText(terminal, verbose || debug);
        _progress = terminal.ErrorIsTerminal ? new ProgressBar(terminal.Error, () => terminal.Width) : new ProgressLines(terminal.Error, TimeProvider.System);
        _host = new SysTradeHost(terminal, _progress);
        Runspace = RunspaceFactory.CreateRunspace(_host, SessionStart.Create());
        // The main thread runs the pipelines: one thread fewer to start, and Ctrl+C handling stays free of it.
        Runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
        Runspace.Open();
        Runspace.DefaultRunspace = Runspace;
        // Not part of the initial state: the import of our own module would then report itself.
        if (verbose) Runspace.SessionStateProxy.SetVariable("VerbosePreference", ActionPreference.Continue);
        if (debug) Runspace.SessionStateProxy.SetVariable("DebugPreference", ActionPreference.Continue);
        PSStyle.Instance.OutputRendering = terminal.OutputColour ? OutputRendering.Ansi : OutputRendering.PlainText;
    }

    /// <summary>The runspace behind the session.</summary>
    public Runspace Runspace { get; }

    /// <summary>The code of an <c>exit</c> that a pipeline called, or null.</summary>
    public int? ExitRequested => _host.ExitCode;

    /// <summary>Runs a script text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="arguments">What goes into <c>$args</c>.</param>
    /// <param name="remember">Whether it goes into the session's history.</param>
    /// <returns>Exit code.</returns>
    public int RunText(string text, IEnumerable<string> arguments, bool remember = false) => Run(
        shell =>
        {
            shell.AddScript(text, useLocalScope: false);
            foreach (var argument in arguments) shell.AddArgument(argument);
        },
        remember);

    /// <summary>Runs a script file.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="words">Words of the command line that follow it.</param>
    /// <returns>Exit code.</returns>
    public int RunFile(string path, IEnumerable<string> words) => Run(
        shell =>
        {
            var command = new Command(path, isScript: false, useLocalScope: false);
            foreach (var parameter in ScriptParameters.Read(words)) command.Parameters.Add(parameter);
            shell.Commands.AddCommand(command);
            ScriptExit.EndsProgram(Runspace);
        },
        remember: false);

    /// <summary>What the session's <c>prompt</c> function says; a plain prompt when it fails.</summary>
    public string Prompt()
    {
        using var shell = Engine.Create();
        shell.Runspace = Runspace;
        try
        {
            return shell.AddCommand("prompt").Invoke<string>().FirstOrDefault() ?? "> ";
        }
        catch (RuntimeException error)
        {
            Show(_errorText.Of(error));
            return "> ";
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Runspace.Dispose();

    private int Run(Action<Engine> compose, bool remember)
    {
        using var shell = Engine.Create();
        shell.Runspace = Runspace;
        compose(shell);
        shell.AddCommand("Out-Default");
        var errors = 0;
        shell.Streams.Error.DataAdded += (sender, _) =>
        {
            foreach (var record in ((PSDataCollection<ErrorRecord>)sender!).ReadAll())
            {
                errors++;
                Show(_errorText.Of(record));
            }
        };
        ShownStreams.DropOnceShown(shell.Streams);
        using var watch = _signals.Watch(() => shell.BeginStop(null, null));
        try
        {
            shell.Invoke(null, new PSInvocationSettings { AddToHistory = remember });
        }
        catch (PipelineStoppedException) when (_signals.ExitCode != 0)
        {
            return _signals.ExitCode;
        }
        catch (RuntimeException error)
        {
            Show(_errorText.Of(error));
            return ExitRequested ?? ExitCodes.ScriptError;
        }
        finally
        {
            _progress.Clear();
            _terminal.Output.Flush();
        }

        if (_signals.ExitCode != 0) return _signals.ExitCode;
        return ExitRequested ?? (errors > 0 ? ExitCodes.ScriptError : ExitCodes.Success);
    }

    private void Show(string text)
    {
        _progress.Clear();
        _terminal.Output.Flush();
        _terminal.Error.WriteLine(text);
    }
}
