namespace SysTrade.Hosting;

/// <summary>What the program is connected to: decides colour, progress bars and whether questions can be asked.</summary>
/// <param name="Input">Where answers are read from.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="InputIsTerminal">Somebody can type.</param>
/// <param name="OutputColour">Output may carry colour.</param>
/// <param name="ErrorColour">Error output may carry colour.</param>
/// <param name="ErrorIsTerminal">Error output is a screen, where a bar can be drawn over.</param>
/// <param name="Columns">Width of the screen, which may change while the program runs.</param>
public sealed record Terminal(
    TextReader Input, TextWriter Output, TextWriter Error, bool InputIsTerminal, bool OutputColour, bool ErrorColour, bool ErrorIsTerminal, Func<int> Columns)
{
    private const int WidthWhenUnknown = 120;

    /// <summary>Asks for a line that is not to be shown; null when single keys can be read, which is then how secrets are typed.</summary>
    public Func<string>? AskSecret { get; init; }

    /// <summary>Whether single keys can be read.</summary>
    public bool HasKeys => InputIsTerminal && AskSecret is null;

    /// <summary>The process's own streams. <c>NO_COLOR</c> (any value) and <c>TERM=dumb</c> switch colour off.</summary>
    public static Terminal OfProcess()
    {
        var plain = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new Terminal(
            Console.In, Console.Out, Console.Error, !Console.IsInputRedirected, !Console.IsOutputRedirected && !plain,
            !Console.IsErrorRedirected && !plain, !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb",
            ColumnsOfProcess);
    }

    /// <summary>Columns of the screen; <c>COLUMNS</c>, else 120, where there is none.</summary>
    public int Width => Columns();

    /// <summary>Text in a colour, when error output may carry one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="code">SGR code: 31 red, 33 yellow, 36 cyan, 90 grey.</param>
    public string ErrorIn(string text, int code) => ErrorColour ? $"\e[{code}m{text}\e[0m" : text;

    private static int ColumnsOfProcess()
    {
        if (!Console.IsOutputRedirected && Console.WindowWidth > 0) return Console.WindowWidth;
        return int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out var columns) && columns >= 20 ? columns : WidthWhenUnknown;
    }
}
