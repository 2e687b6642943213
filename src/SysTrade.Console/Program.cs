using System.Management.Automation;
using SysTrade.ConsoleHost;
using SysTrade.ConsoleHost.CommandLine;
using SysTrade.ConsoleHost.Interactive;
using SysTrade.ConsoleHost.Running;
using SysTrade.Hosting;

// Before the engine is touched: importing a module would otherwise start sending usage data.
Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

var terminal = Terminal.OfProcess();
if (HostCommandLine.Parse(args, terminal.InputIsTerminal, terminal.Error, out var usage) is not { } arguments) return usage;
if (arguments.Mode == HostMode.File && !File.Exists(arguments.Text))
{
    terminal.Error.WriteLine($"ERROR: There is no script '{Path.GetFullPath(arguments.Text)}'.\n  Remedy: Check the path; a relative one starts at {Environment.CurrentDirectory}.");
    return ExitCodes.Usage;
}

using var signals = new StopSignals();
try
{
    using var session = new HostSession(terminal, signals, arguments.Verbose, arguments.Debug);
    return arguments.Mode switch
    {
        HostMode.File => session.RunFile(Path.GetFullPath(arguments.Text), arguments.ScriptArguments),
        HostMode.Command => session.RunText(arguments.Text, arguments.ScriptArguments),
        HostMode.StandardInput => session.RunText(terminal.Input.ReadToEnd(), []),
        _ => new CommandPrompt(session, terminal, signals).Run(),
    };
}
catch (RuntimeException error)
{
    // The session could not be opened, for want of a file beside the program.
    terminal.Error.WriteLine(new ErrorText(terminal, arguments.Verbose || arguments.Debug).Of(error));
    return ExitCodes.ScriptError;
}
