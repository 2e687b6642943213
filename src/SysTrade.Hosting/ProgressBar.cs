using System.Management.Automation;
using System.Text;

namespace SysTrade.Hosting;

/// <summary>Progress on a screen: one line at the bottom, drawn over itself, the inner activity after the outer.</summary>
/// <param name="error">Error output, a terminal.</param>
/// <param name="width">Columns of the screen.</param>
public sealed class ProgressBar(TextWriter error, Func<int> width) : IProgressDisplay
{
    private const int BarCells = 20;

    private readonly SortedDictionary<int, ProgressRecord> _active = [];
    private bool _drawn;

    /// <inheritdoc/>
    public void Show(ProgressRecord record)
    {
        if (record.RecordType == ProgressRecordType.Completed) _active.Remove(record.ActivityId);
        else _active[record.ActivityId] = record;
        Clear();
        if (_active.Count == 0) return;
        var line = Line(_active.Values);
        error.Write(line.Length < width() ? line : line[..Math.Max(0, width() - 1)]);
        error.Flush();
        _drawn = true;
    }

    /// <inheritdoc/>
    public void Clear()
    {
        if (!_drawn) return;
        error.Write("\r\e[K");
        error.Flush();
        _drawn = false;
    }

    private static string Line(IEnumerable<ProgressRecord> records)
    {
        var line = new StringBuilder();
        foreach (var record in records)
        {
            if (line.Length > 0) line.Append(" > ");
            else line.Append(record.Activity).Append(' ');
            if (record.PercentComplete >= 0)
            {
                var filled = Math.Clamp(record.PercentComplete, 0, 100) * BarCells / 100;
                line.Append('[').Append('#', filled).Append('.', BarCells - filled).Append($"] {record.PercentComplete,3}% ");
            }

            line.Append(record.StatusDescription);
        }

        return line.Replace('\n', ' ').ToString();
    }
}
