namespace SysTrade.PowerShell;

/// <summary>Where SysTrade keeps state of the user that is neither data nor configuration, such as the prompt's history.</summary>
public static class StateFolder
{
    /// <summary>
    /// <c>$SYSTRADE_STATE</c>, else <c>$XDG_STATE_HOME/systrade</c>, else <c>~/.local/state/systrade</c> (on Windows
    /// <c>%LOCALAPPDATA%\systrade</c>). It need not exist yet.
    /// </summary>
    public static string Path
    {
        get
        {
            if (Variable("SYSTRADE_STATE") is { } own) return own;
            if (Variable("XDG_STATE_HOME") is { } state) return System.IO.Path.Combine(state, "systrade");
            if (OperatingSystem.IsWindows())
            {
                return System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "systrade");
            }

            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            return System.IO.Path.Combine(home, ".local", "state", "systrade");
        }
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
