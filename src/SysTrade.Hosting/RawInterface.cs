using System.Management.Automation;
using System.Management.Automation.Host;

namespace SysTrade.Hosting;

/// <summary>The screen's size, for the formatting of tables. Reading and moving of screen cells is not offered.</summary>
/// <param name="terminal">What the program is connected to.</param>
internal sealed class RawInterface(Terminal terminal) : PSHostRawUserInterface
{
    // Tall enough that nothing is ever held back for a "next page".
    private const int Rows = 9999;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override Coordinates CursorPosition { get; set; }

    public override Coordinates WindowPosition { get; set; }

    public override int CursorSize { get; set; } = 25;

    public override Size BufferSize
    {
        get => new(terminal.Width, Rows);
        set => throw Unavailable();
    }

    public override Size WindowSize
    {
        get => BufferSize;
        set => throw Unavailable();
    }

    public override Size MaxWindowSize => BufferSize;

    public override Size MaxPhysicalWindowSize => BufferSize;

    public override bool KeyAvailable => terminal.HasKeys && Console.KeyAvailable;

    public override string WindowTitle
    {
        get => "systrade";
        set
        {
            if (terminal.OutputColour) terminal.Output.Write($"\e]0;{value}\a");
        }
    }

    public override KeyInfo ReadKey(ReadKeyOptions options)
    {
        if (!terminal.HasKeys) throw HostInterface.NobodyToAsk("wait for a key");
        var key = Console.ReadKey(options.HasFlag(ReadKeyOptions.NoEcho));
        return new KeyInfo((int)key.Key, key.KeyChar, 0, keyDown: true);
    }

    public override void FlushInputBuffer()
    {
        while (KeyAvailable) Console.ReadKey(intercept: true);
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw Unavailable();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw Unavailable();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill)
    {
        // What Clear-Host asks for.
        if (terminal.OutputColour) terminal.Output.Write("\e[H\e[2J\e[3J");
    }

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw Unavailable();

    private static HostException Unavailable() => new(
        "systrade does not give access to the screen's cells.", null, "ScreenUnavailable", ErrorCategory.NotImplemented);
}
