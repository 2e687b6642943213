using System.ComponentModel;
using SysTrade.Tests;

namespace SysTrade.Kernel.Tests.Jupyter;

/// <summary>The Python with Jupyter's client library, which Debian installs for its own python3 and not for others on the path.</summary>
internal static class JupyterTools
{
    private static readonly Lazy<Task<string?>> Found = new(Find);

    public static string Program { get; } = Path.Combine(RepositoryFolder.Output("SysTrade.Console"), OperatingSystem.IsWindows() ? "systrade.exe" : "systrade");

    public static string Script(string name) => Path.Combine(RepositoryFolder.Path, "tests", "SysTrade.Kernel.Tests", "Jupyter", name);

    /// <summary>The interpreter, or a visible skip of the calling test.</summary>
    public static async Task<string> Python()
    {
        var python = await Found.Value;
        Assert.SkipWhen(python is null, "Jupyter's client library is not here (Debian: apt-get install python3-jupyter-client).");
        return python!;
    }

    private static async Task<string?> Find()
    {
        foreach (var python in new[] { "/usr/bin/python3", "python3", "python" })
        {
            try
            {
                var (code, _, _) = await ChildProcess.Run(python, ["-c", "import jupyter_client"]);
                if (code == 0) return python;
            }
            catch (Win32Exception)
            {
                // No such program: the next one.
            }
        }

        return null;
    }
}
