using System.Text;

namespace SysTrade.Kernel.Cells;

/// <summary>What <c>Console.Out</c> and <c>Console.Error</c> are in the kernel: text goes to the cell that writes it.</summary>
internal sealed class CellTextWriter : TextWriter
{
    private readonly string _stream;
    private readonly TextWriter _outside;
    private readonly AsyncLocal<StringBuilder?> _capture = new();
    private readonly AsyncLocal<Action?> _before = new();

    /// <summary>Creates a writer.</summary>
    /// <param name="stream"><c>stdout</c> or <c>stderr</c>.</param>
    /// <param name="outside">Where text goes while no cell has run yet.</param>
    public CellTextWriter(string stream, TextWriter outside)
    {
        _stream = stream;
        _outside = outside;
        CoreNewLine = ['\n'];
    }

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Called before text of this flow of control is shown, so that what waits can be shown first.</summary>
    public Action? Before
    {
        get => _before.Value;
        set => _before.Value = value;
    }

    /// <summary>Text of this flow of control that is written while something is done, instead of showing it.</summary>
    public string Capture(Action action)
    {
        var former = _capture.Value;
        var text = new StringBuilder();
        _capture.Value = text;
        try
        {
            action();
        }
        finally
        {
            _capture.Value = former;
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

    /// <inheritdoc/>
    public override void WriteLine() => Write("\n");

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + "\n");

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        if (_capture.Value is { } text)
        {
            text.Append(value);
            return;
        }

        Before?.Invoke();
        if (Cell.Current is { } cell) cell.Write(_stream, value);
        else _outside.Write(value);
    }

    /// <inheritdoc/>
    public override void Flush() => Cell.Current?.Flush();
}
