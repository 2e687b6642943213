using System.CommandLine;

namespace SysTrade.ConsoleHost.CommandLine;

/// <summary>The program's own options and the help about them.</summary>
/// <remarks>
/// What follows the script file or the command belongs to the script, whatever it looks like (<c>run f.ps1 -h</c>), so it is cut off
/// before the rest is parsed.
/// </remarks>
public static class HostCommandLine
{
    /// <summary>Understands a command line.</summary>
    /// <param name="args">Arguments of the process.</param>
    /// <param name="inputIsTerminal">Whether somebody can type; when not, a script is read from standard input.</param>
    /// <param name="error">Gets what is wrong with the command line.</param>
    /// <param name="exitCode">Exit code when there is nothing to run: help was shown or the command line is wrong.</param>
    /// <returns>What to do, or null when there is nothing to run.</returns>
    public static HostArguments? Parse(string[] args, bool inputIsTerminal, TextWriter error, out int exitCode)
    {
        var (own, rest) = ScriptTail.Cut(args);
        var verbose = new Option<bool>("--verbose") { Description = "Show what commands report as they work, and stack traces with errors.", Recursive = true };
        var debug = new Option<bool>("--debug") { Description = "Show debug messages, and stack traces with errors.", Recursive = true };
        var command = new Option<string?>("--command", "-c")
        {
            Description = "Run a command; what follows it is in $args.",
            HelpName = "COMMAND [args...]",
        };
        var file = new Argument<string>("FILE") { Description = "Script to run; what follows it goes to the script: run f.ps1 -Folder x." };
        var run = new Command("run", "Run a script file: run FILE [args...]") { file };
        var root = new RootCommand(Description) { run, KernelCommand.Create(Console.Out, error), command, verbose, debug };

        HostArguments? result = null;
        HostArguments Make(ParseResult parsed, HostMode mode, string text) => new(mode, text, rest, parsed.GetValue(verbose), parsed.GetValue(debug));
        run.SetAction(parsed => { result = Make(parsed, HostMode.File, parsed.GetValue(file)!); });
        root.SetAction(parsed =>
        {
            result = parsed.GetValue(command) is { } text ? Make(parsed, HostMode.Command, text)
                : Make(parsed, inputIsTerminal ? HostMode.Interactive : HostMode.StandardInput, "");
        });

        // What begins with @ is PowerShell, @{...} or @(...), and no file of arguments.
        var parse = root.Parse(own, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parse.Errors.Count > 0)
        {
            foreach (var problem in parse.Errors) error.WriteLine($"ERROR: {problem.Message}");
            error.WriteLine("  Remedy: systrade --help shows what can be asked.");
            exitCode = ExitCodes.Usage;
            return null;
        }

        exitCode = parse.Invoke();
        return exitCode == ExitCodes.Success ? result : null;
    }

    private const string Description = """
        Systematic futures trading: PowerShell with the SysTrade cmdlets built in.

        Without arguments: a prompt; when standard input is not a terminal, the script that arrives there is run.

        Exit codes: 0 no error; 1 the script ended with an error or reported errors that it did not handle; N from 'exit N';
        2 wrong usage; 130 stopped by Ctrl+C; 143 stopped by SIGTERM.
        """;
}
