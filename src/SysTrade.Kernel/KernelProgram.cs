using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using SysTrade.Kernel.Cells;
using SysTrade.Kernel.Server;
using SysTrade.Kernel.Wire;

namespace SysTrade.Kernel;

/// <summary>Runs the kernel in this process.</summary>
public static class KernelProgram
{
    /// <summary>Set by Jupyter to the process that started the kernel.</summary>
    private const string ParentVariable = "JPY_PARENT_PID";

    private static readonly TimeSpan ParentCheck = TimeSpan.FromSeconds(2);

    /// <summary>Serves the clients of a connection file until one asks for the end, or SIGTERM.</summary>
    /// <param name="connectionFile">The file that Jupyter wrote.</param>
    /// <param name="version">The version to tell.</param>
    /// <exception cref="Domain.Errors.SysTradeException"><c>ConnectionFileNotRead</c>, <c>ConnectionFileMalformed</c> or <c>KernelPortTaken</c>.</exception>
    public static void Serve(string connectionFile, string version)
    {
        var connection = ConnectionInfo.Read(connectionFile);
        var (outside, log) = (Console.Out, Console.Error);
        var output = new CellTextWriter("stdout", outside);
        var error = new CellTextWriter("stderr", log);
        using var engine = new CellEngine(output, error);
        using var server = new KernelServer(connection, engine, version, log);
        Console.SetOut(output);
        Console.SetError(error);
        Console.SetIn(new CellTextReader());
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            server.Interrupt();
        });
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            server.Stop();
        });
        using var orphan = WatchParent(server);
        // Compiler and PowerShell take a second to load: while somebody reads and types, not when the first cell is sent.
        new Thread(() => WarmUp(engine, log)) { IsBackground = true, Name = "warm up", Priority = ThreadPriority.BelowNormal }.Start();
        server.Run();
        Console.SetOut(outside);
        Console.SetError(log);
    }

    private static void WarmUp(CellEngine engine, TextWriter log)
    {
        try
        {
            engine.WarmUp();
        }
        catch (Exception error)
        {
            // The first cell will meet the same and show it where it can be read.
            log.WriteLine($"WARNING: the languages of cells could not be prepared: {error.Message}");
        }
    }

    /// <summary>Ends the kernel when the process that started it is gone: nobody could ever reach it again.</summary>
    private static Timer? WatchParent(KernelServer server)
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable(ParentVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id <= 1) return null;
        Process parent;
        try
        {
            parent = Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            // Gone already, or another process namespace: nothing to watch.
            return null;
        }

        return new Timer(
            _ =>
            {
                if (parent.HasExited) server.Stop();
            },
            null, ParentCheck, ParentCheck);
    }
}
