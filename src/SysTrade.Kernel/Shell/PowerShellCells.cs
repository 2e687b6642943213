using System.Management.Automation;
using System.Management.Automation.Runspaces;
using SysTrade.Hosting;
using SysTrade.Kernel.Cells;
using SysTrade.Kernel.Display;
using Engine = System.Management.Automation.PowerShell;

namespace SysTrade.Kernel.Shell;

/// <summary>Runs PowerShell cells in one session, with the cmdlets of the module in it, as the systrade program does.</summary>
internal sealed class PowerShellCells : IDisposable
{
    // A notebook is about as wide.
    private const int Columns = 120;

    private readonly CellTextWriter _output;
    private readonly ErrorText _errorText;
    private readonly SysTradeHost _host;
    private readonly NotebookProgress _progress = new(TimeProvider.System);
    private readonly Lazy<Runspace> _runspace;
    private readonly ObjectTables _tables = new();
    private volatile Engine? _running;

    /// <summary>Prepares; the session is opened by the first cell, or by <see cref="WarmUp"/>.</summary>
    /// <param name="output">Standard output of cells.</param>
    /// <param name="error">Error output of cells.</param>
    public PowerShellCells(CellTextWriter output, CellTextWriter error)
    {
        _output = output;
        var terminal = new Terminal(new CellTextReader(), output, error, InputIsTerminal: true, OutputColour: false, ErrorColour: true, ErrorIsTerminal: false, () => Columns)
        {
            AskSecret = CellTextReader.AskSecret,
        };
        _errorText = new ErrorText(terminal, stackTraces: false);
        _host = new SysTradeHost(terminal, _progress, showsPages: true);
        _runspace = new Lazy<Runspace>(Open);
    }

    /// <summary>The session.</summary>
    public Runspace Runspace => _runspace.Value;

    /// <summary>Whether the session is open.</summary>
    public bool IsOpen => _runspace.IsValueCreated;

    /// <summary>Opens the session, so that the first cell need not.</summary>
    public void WarmUp() => _ = Runspace;

    /// <summary>Runs a part of a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="code">The code.</param>
    /// <returns>What went wrong, or null.</returns>
    public CellError? Run(Cell cell, string code)
    {
        var runspace = Runspace;
        if (runspace.RunspaceAvailability != RunspaceAvailability.Available)
        {
            return new CellError(
                "PowerShellBusy", "PowerShell is still busy with a cell that was interrupted and did not stop.",
                CellError.Lines("PowerShellBusy", "PowerShell is still busy with a cell that was interrupted and did not stop.", "Wait for it, or restart the kernel.", []));
        }

        // The pipeline runs on this thread, which is not always the same.
        Runspace.DefaultRunspace = runspace;
        using var shell = Engine.Create();
        shell.Runspace = runspace;
        var display = new PipelineDisplay(cell, _output, _tables);
        shell.AddScript(code, useLocalScope: false).AddCommand(OutCellCommand.Name).AddParameter(nameof(OutCellCommand.Display), display);
        ErrorRecord? first = null;
        shell.Streams.Error.DataAdded += (sender, _) =>
        {
            foreach (var record in ((PSDataCollection<ErrorRecord>)sender!).ReadAll())
            {
                first ??= record;
                display.Flush();
                cell.Write("stderr", _errorText.Of(record) + "\n");
            }
        };
        ShownStreams.DropOnceShown(shell.Streams);
        _output.Before = display.Flush;
        _running = shell;
        try
        {
            shell.Invoke();
        }
        catch (PipelineStoppedException) when (cell.Interruption.IsRequested)
        {
            return CellError.Interrupted();
        }
        catch (Exception error) when (cell.Interruption.IsRequested && error is OperationCanceledException or ThreadInterruptedException)
        {
            return CellError.Interrupted();
        }
        catch (RuntimeException error)
        {
            return ErrorOf(error);
        }
        finally
        {
            _running = null;
            _progress.End();
            _output.Before = null;
        }

        if (cell.Interruption.IsRequested) return CellError.Interrupted();
        if (_host.ExitCode is not null) cell.Write("stderr", "'exit' ended the cell. The kernel is shut down from the notebook's menu.\n");
        // The errors are shown already, where they happened; the cell fails all the same, as a script with such errors does.
        return first is null ? null : new CellError(IdOf(first), first.ErrorDetails?.Message ?? first.Exception.Message, ["The cell went on after errors."]);
    }

    /// <summary>Asks what runs to stop; does not wait.</summary>
    public void Stop() => _running?.BeginStop(null, null);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (IsOpen && Runspace.RunspaceAvailability == RunspaceAvailability.Available) Runspace.Dispose();
    }

    private CellError ErrorOf(RuntimeException error) =>
        new(IdOf(error.ErrorRecord), error.ErrorRecord.ErrorDetails?.Message ?? error.Message, _errorText.Of(error).Split('\n'));

    private static string IdOf(ErrorRecord record) => record.FullyQualifiedErrorId.Split(',')[0];

    private Runspace Open()
    {
        // Before the engine is touched: importing a module would otherwise start sending usage data.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        var state = SessionStart.Create();
        state.Commands.Add(new SessionStateCmdletEntry(OutCellCommand.Name, typeof(OutCellCommand), null) { Visibility = SessionStateEntryVisibility.Public });
        var runspace = RunspaceFactory.CreateRunspace(_host, state);
        runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
        runspace.Open();
        PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
        return runspace;
    }
}
