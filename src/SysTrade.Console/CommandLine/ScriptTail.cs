namespace SysTrade.ConsoleHost.CommandLine;

/// <summary>Tells the program's own arguments from those of the script.</summary>
public static class ScriptTail
{
    /// <summary>Splits after <c>run FILE</c> or <c>-c COMMAND</c>.</summary>
    /// <param name="args">Arguments of the process.</param>
    public static (string[] Own, string[] Script) Cut(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            var end = args[i] switch
            {
                "-c" or "--command" => i + 2,
                "run" => FirstWord(args, i + 1) + 1,
                _ when args[i].StartsWith("--command=", StringComparison.Ordinal) => i + 1,
                _ => 0,
            };
            if (end > 0 && end <= args.Length) return (args[..end], args[end..]);
            if (end > 0) break;
        }

        return (args, []);
    }

    private static int FirstWord(string[] args, int from)
    {
        while (from < args.Length && args[from].StartsWith('-')) from++;
        return from;
    }
}
