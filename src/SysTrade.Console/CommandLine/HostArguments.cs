namespace SysTrade.ConsoleHost.CommandLine;

/// <summary>What the program was asked to do.</summary>
public enum HostMode
{
    /// <summary>Prompt for commands.</summary>
    Interactive,

    /// <summary>Run a script file.</summary>
    File,

    /// <summary>Run a command given on the command line.</summary>
    Command,

    /// <summary>Run the script that arrives on standard input.</summary>
    StandardInput,
}

/// <summary>The command line, understood.</summary>
/// <param name="Mode">What to do.</param>
/// <param name="Text">The script file or the command; empty for the other modes.</param>
/// <param name="ScriptArguments">Arguments for the script, untouched.</param>
/// <param name="Verbose">Show the verbose stream, and stack traces with errors.</param>
/// <param name="Debug">Show the debug stream, and stack traces with errors.</param>
public sealed record HostArguments(HostMode Mode, string Text, IReadOnlyList<string> ScriptArguments, bool Verbose, bool Debug);
