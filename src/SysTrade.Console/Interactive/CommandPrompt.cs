using SysTrade.ConsoleHost.Running;
using SysTrade.Hosting;
using SysTrade.PowerShell;

namespace SysTrade.ConsoleHost.Interactive;

/// <summary>The prompt: reads a statement, over several lines when it is not complete, runs it, and again.</summary>
/// <param name="session">The session.</param>
/// <param name="terminal">The terminal.</param>
/// <param name="signals">Ctrl+C and SIGTERM.</param>
public sealed class CommandPrompt(HostSession session, Terminal terminal, StopSignals signals)
{
    private const string Continuation = ">> ";

    /// <summary>Runs until <c>exit</c>, the end of input, SIGTERM or Ctrl+C twice at an empty prompt.</summary>
    /// <returns>Exit code.</returns>
    public int Run()
    {
        terminal.Output.WriteLine($"SysTrade {SysVersion.Product}. Get-Help about_SysTrade explains, Tab completes, exit leaves.");
        var history = OpenHistory();
        var editor = new LineEditor(ReadKey, terminal.Output, () => terminal.Width, history, (text, cursor) => Completions.Ask(session.Runspace, text, cursor));
        var last = ExitCodes.Success;
        var cancelled = 0;
        signals.IgnoreInterruptWhenIdle = true;
        while (true)
        {
            var (text, end) = ReadStatement(editor);
            if (end == LineEnd.EndOfInput) return last;
            if (end == LineEnd.Cancelled)
            {
                if (++cancelled == 2) return ExitCodes.Interrupted;
                if (text.Length == 0) terminal.Output.WriteLine("Ctrl+C again leaves.");
                else cancelled = 0;
                continue;
            }

            cancelled = 0;
            if (string.IsNullOrWhiteSpace(text)) continue;
            Remember(history, text);
            last = session.RunText(text, [], remember: true);
            if (session.ExitRequested is { } code) return code;
            if (signals.ExitCode == ExitCodes.Terminated) return ExitCodes.Terminated;
            signals.Forget();
        }
    }

    private (string Text, LineEnd End) ReadStatement(LineEditor editor)
    {
        // Ctrl+C is a key while a line is typed and a signal while a command runs.
        var prompt = session.Prompt();
        Console.TreatControlCAsInput = true;
        try
        {
            return ReadStatement(editor, prompt);
        }
        finally
        {
            Console.TreatControlCAsInput = false;
        }
    }

    private static (string Text, LineEnd End) ReadStatement(LineEditor editor, string prompt)
    {
        var (text, end) = editor.Read(prompt);
        while (end == LineEnd.Entered && Statements.IsIncomplete(text))
        {
            (var more, end) = editor.Read(Continuation);

            // An empty line ends it: the parser then says what is missing.
            if (end == LineEnd.Entered && more.Length == 0) break;
            text += "\n" + more;
        }

        return (text, end);
    }

    private static ConsoleKeyInfo? ReadKey()
    {
        try
        {
            return Console.ReadKey(intercept: true);
        }
        catch (InvalidOperationException)
        {
            // The terminal went away.
            return null;
        }
    }

    private History OpenHistory()
    {
        var file = Path.Combine(StateFolder.Path, "history");
        try
        {
            return new History(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"WARNING: The history '{file}' cannot be read and is not kept this time: {error.Message}");
            return new History(null);
        }
    }

    private void Remember(History history, string text)
    {
        try
        {
            history.Add(text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"WARNING: The history could not be written: {error.Message}");
        }
    }
}
