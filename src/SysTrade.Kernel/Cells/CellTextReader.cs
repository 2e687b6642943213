namespace SysTrade.Kernel.Cells;

/// <summary>What <c>Console.In</c> is in the kernel: the person at the notebook.</summary>
internal sealed class CellTextReader : TextReader
{
    private string _line = "";
    private int _at;

    /// <inheritdoc/>
    public override int Peek() => _at < _line.Length ? _line[_at] : -1;

    /// <inheritdoc/>
    public override int Read()
    {
        if (_at >= _line.Length)
        {
            _line = Ask() + "\n";
            _at = 0;
        }

        return _line[_at++];
    }

    /// <inheritdoc/>
    public override string? ReadLine()
    {
        if (_at >= _line.Length) return Ask();
        var rest = _line[_at..].TrimEnd('\n');
        _at = _line.Length;
        return rest;
    }

    /// <summary>A line that is not shown while it is typed.</summary>
    public static string AskSecret() => Cell.Current?.Ask("", secret: true) ?? "";

    private static string Ask() => Cell.Current?.Ask("", secret: false) ?? "";
}
