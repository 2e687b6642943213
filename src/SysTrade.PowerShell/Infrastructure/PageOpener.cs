using System.ComponentModel;
using System.Diagnostics;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>Opens a page with the program the user has set for it.</summary>
internal static class PageOpener
{
    /// <summary>Why nothing can be opened here, or null when it can.</summary>
    public static string? Obstacle()
    {
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()) return null;
        if (!IsSet("DISPLAY") && !IsSet("WAYLAND_DISPLAY")) return "there is no display";
        return Opener() is null ? "there is no xdg-open" : null;
    }

    /// <summary>Opens a file; null when it worked, otherwise why not.</summary>
    /// <param name="path">Full path.</param>
    public static string? Open(string path)
    {
        if (Obstacle() is { } obstacle) return obstacle;
        try
        {
            var start = OperatingSystem.IsWindows() ? new ProcessStartInfo(path) { UseShellExecute = true }
                : new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : Opener()!, [path]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start);
            return null;
        }
        catch (Win32Exception error)
        {
            return error.Message;
        }
    }

    private static string? Opener() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, "xdg-open")).FirstOrDefault(File.Exists);

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 };
}
