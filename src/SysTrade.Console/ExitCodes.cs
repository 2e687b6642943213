namespace SysTrade.ConsoleHost;

/// <summary>What the program tells the shell or cron.</summary>
public static class ExitCodes
{
    /// <summary>Everything ran and no error was reported.</summary>
    public const int Success = 0;

    /// <summary>The script ended with an error, or went on after errors that nothing handled.</summary>
    public const int ScriptError = 1;

    /// <summary>The command line could not be understood, or the script file does not exist.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by Ctrl+C (128 + SIGINT).</summary>
    public const int Interrupted = 130;

    /// <summary>Stopped by SIGTERM (128 + SIGTERM).</summary>
    public const int Terminated = 143;
}
