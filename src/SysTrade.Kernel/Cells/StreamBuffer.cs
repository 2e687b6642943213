using System.Text;

namespace SysTrade.Kernel.Cells;

/// <summary>Gathers printed text for a moment, so that a loop that prints numbers does not send a message for each, and bounds how much a cell prints.</summary>
/// <param name="gate">Guards the output of the cell.</param>
/// <param name="limit">The most characters.</param>
/// <param name="send">Sends text of a stream; called under the gate.</param>
internal sealed class StreamBuffer(Lock gate, int limit, Action<string, string> send)
{
    private const int LargestMessage = 64 * 1024;
    private const int TailLength = 2000;
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(50);

    private readonly StringBuilder _pending = new();
    private readonly StringBuilder _tail = new();
    private string _stream = "stdout";
    private Timer? _timer;
    private bool _timerRuns;
    private long _written;

    /// <summary>Takes text.</summary>
    public void Write(string stream, string text)
    {
        if (text.Length == 0) return;
        lock (gate)
        {
            if (stream != _stream) Flush();
            _stream = stream;
            var room = (int)Math.Clamp(limit - _written, 0, text.Length);
            _written += text.Length;
            _pending.Append(text, 0, room);
            if (room < text.Length) KeepTail(text.AsSpan(room));
            if (_pending.Length >= LargestMessage) Flush();
            else if (_pending.Length > 0) FlushSoon();
        }
    }

    /// <summary>Sends what waits. The caller holds the gate.</summary>
    public void Flush()
    {
        if (_pending.Length == 0) return;
        var text = _pending.ToString();
        _pending.Clear();
        send(_stream, text);
    }

    /// <summary>Sends what waits, and the end of what was too much. The caller holds the gate.</summary>
    public void Finish()
    {
        Flush();
        _timer?.Dispose();
        _timer = null;
        if (_tail.Length == 0) return;
        send("stderr", $"\n[{_written - limit - _tail.Length} characters left out: a cell may print {limit}. Its last lines:]\n");
        send(_stream, _tail.ToString());
        _tail.Clear();
        _written = 0;
    }

    private void KeepTail(ReadOnlySpan<char> text)
    {
        if (text.Length >= TailLength) _tail.Clear().Append(text[^TailLength..]);
        else _tail.Append(text);
        if (_tail.Length > 4 * TailLength) _tail.Remove(0, _tail.Length - TailLength);
    }

    private void FlushSoon()
    {
        if (_timerRuns) return;
        _timer ??= new Timer(_ => FlushLate());
        _timerRuns = true;
        _timer.Change(Delay, Timeout.InfiniteTimeSpan);
    }

    private void FlushLate()
    {
        lock (gate)
        {
            _timerRuns = false;
            Flush();
        }
    }
}
