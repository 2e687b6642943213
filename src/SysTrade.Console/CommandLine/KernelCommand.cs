using System.CommandLine;
using System.Runtime.CompilerServices;
using SysTrade.Domain.Errors;
using SysTrade.Kernel;
using SysTrade.Kernel.Install;
using SysTrade.PowerShell;

namespace SysTrade.ConsoleHost.CommandLine;

/// <summary>The command <c>kernel</c>: the Jupyter kernel of this program.</summary>
/// <remarks>Its work is in methods of their own, so that the kernel's assemblies are loaded by those who ask for it only.</remarks>
internal static class KernelCommand
{
    /// <summary>The command, with its subcommands.</summary>
    /// <param name="output">Gets what was done.</param>
    /// <param name="error">Gets what went wrong.</param>
    public static Command Create(TextWriter output, TextWriter error) => new("kernel", "The Jupyter kernel: C# and PowerShell cells in notebooks.")
    {
        InstallCommand(output, error), StartCommand(error),
    };

    private static Command InstallCommand(TextWriter output, TextWriter error)
    {
        var user = new Option<bool>("--user") { Description = "For this user; what happens when no place is given." };
        var prefix = new Option<string?>("--prefix") { Description = "Into the installation of Python in this folder.", HelpName = "PATH" };
        var environment = new Option<bool>("--sys-prefix") { Description = "Into the active Python environment." };
        var name = new Option<string?>("--name") { Description = "Name of the kernel; systrade when not given.", HelpName = "NAME" };
        var install = new Command("install", "Register the kernel with Jupyter.") { user, prefix, environment, name };
        install.Validators.Add(result =>
        {
            var places = (result.GetValue(user) ? 1 : 0) + (result.GetValue(environment) ? 1 : 0) + (result.GetValue(prefix) is null ? 0 : 1);
            if (places > 1) result.AddError("Only one of --user, --prefix and --sys-prefix can be given.");
        });
        install.SetAction(parsed => Guard(error, () => Install(output, parsed.GetValue(prefix), parsed.GetValue(environment), parsed.GetValue(name))));
        return install;
    }

    private static Command StartCommand(TextWriter error)
    {
        var file = new Argument<string>("FILE") { Description = "The connection file that Jupyter wrote." };
        var start = new Command("start", "Run the kernel; Jupyter does this.") { file };
        start.SetAction(parsed => Guard(error, () => Start(parsed.GetValue(file)!)));
        return start;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Install(TextWriter output, string? prefix, bool environment, string? name)
    {
        var kernels = prefix is not null ? KernelFolders.OfPrefix(prefix) : environment ? KernelFolders.OfEnvironment() : KernelFolders.OfUser();
        var folder = KernelSpec.Install(kernels, name ?? KernelSpec.DefaultName, OwnCommand());
        output.WriteLine($"Jupyter finds the kernel in {folder}.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Start(string file) => KernelProgram.Serve(file, SysVersion.Product);

    /// <summary>How this program was started: by its own executable, or as an assembly by dotnet.</summary>
    private static string[] OwnCommand()
    {
        var process = Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(process) == "dotnet" ? [process, Path.Combine(AppContext.BaseDirectory, "systrade.dll")] : [process];
    }

    private static int Guard(TextWriter error, Action action)
    {
        try
        {
            action();
            return ExitCodes.Success;
        }
        catch (SysTradeException problem)
        {
            error.WriteLine($"ERROR: {problem.Message}");
            if (problem.Remedy is not null) error.WriteLine($"  Remedy: {problem.Remedy}");
            return ExitCodes.ScriptError;
        }
    }
}
