using SysTrade.Domain.Errors;

namespace SysTrade.Kernel.Install;

/// <summary>Where Jupyter looks for kernels.</summary>
public static class KernelFolders
{
    /// <summary>The folder of this user.</summary>
    public static string OfUser()
    {
        if (Variable("JUPYTER_DATA_DIR") is { } data) return Path.Combine(data, "kernels");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows()) return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter", "kernels");
        if (OperatingSystem.IsMacOS()) return Path.Combine(home, "Library", "Jupyter", "kernels");
        return Path.Combine(Variable("XDG_DATA_HOME") ?? Path.Combine(home, ".local", "share"), "jupyter", "kernels");
    }

    /// <summary>The folder of an installation of Python.</summary>
    /// <param name="prefix">Where it is installed.</param>
    public static string OfPrefix(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels");

    /// <summary>The folder of the active Python environment.</summary>
    /// <exception cref="SysTradeException"><c>NoPythonEnvironment</c>.</exception>
    public static string OfEnvironment() => (Variable("VIRTUAL_ENV") ?? Variable("CONDA_PREFIX")) is { } prefix
        ? OfPrefix(prefix)
        : throw new SysTradeException(
            "NoPythonEnvironment", SysErrorKind.InvalidOperation, "No Python environment is active: neither VIRTUAL_ENV nor CONDA_PREFIX is set.",
            "Activate it first, or name its folder with --prefix PATH.");

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
