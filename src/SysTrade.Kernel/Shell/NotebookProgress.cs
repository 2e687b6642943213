using System.Management.Automation;
using System.Net;
using SysTrade.Hosting;
using SysTrade.Kernel.Cells;
using SysTrade.Kernel.Display;

namespace SysTrade.Kernel.Shell;

/// <summary>Progress in a notebook: one display that is drawn anew, none for work that is over before it would be worth it.</summary>
/// <param name="clock">The clock.</param>
internal sealed class NotebookProgress(TimeProvider clock) : IProgressDisplay
{
    /// <summary>Work that is over within it shows no progress.</summary>
    public static readonly TimeSpan FirstAfter = TimeSpan.FromMilliseconds(400);

    /// <summary>Time between two drawings.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(150);

    private readonly SortedDictionary<int, ProgressRecord> _active = [];
    private Cell? _cell;
    private string? _display;
    private long _begun;
    private long _drawn;

    /// <inheritdoc/>
    public void Show(ProgressRecord record)
    {
        if (Cell.Current is not { } cell) return;
        if (!ReferenceEquals(cell, _cell)) Begin(cell);
        if (record.RecordType == ProgressRecordType.Completed)
        {
            _active.Remove(record.ActivityId);
            if (_active.Count == 0) End();
            return;
        }

        _active[record.ActivityId] = record;
        var now = clock.GetTimestamp();
        if (_display is null ? clock.GetElapsedTime(_begun, now) < FirstAfter : clock.GetElapsedTime(_drawn, now) < Interval) return;
        _drawn = now;
        var bundle = Draw(_active.Values);
        if (_display is null) _display = cell.Display(bundle);
        else cell.Update(_display, bundle);
    }

    /// <inheritdoc/>
    /// <remarks>Other output has a place of its own in a notebook.</remarks>
    public void Clear()
    {
    }

    /// <summary>Takes the progress away: the work is over.</summary>
    public void End()
    {
        if (_display is not null) _cell?.Update(_display, MimeBundle.OfHtml("", ""));
        _display = null;
        _cell = null;
        _active.Clear();
    }

    /// <summary>The picture of some activities, outer before inner.</summary>
    internal static MimeBundle Draw(IEnumerable<ProgressRecord> records)
    {
        var html = new System.Text.StringBuilder();
        var text = new List<string>();
        foreach (var record in records)
        {
            var known = record.PercentComplete >= 0;
            var percent = Math.Clamp(record.PercentComplete, 0, 100);
            html.Append("<div>").Append(WebUtility.HtmlEncode(record.Activity)).Append(' ');
            html.Append(known ? $"<progress max=\"100\" value=\"{percent}\"></progress> {percent}% " : "<progress></progress> ");
            html.Append(WebUtility.HtmlEncode(record.StatusDescription)).Append("</div>");
            text.Add($"{record.Activity}:{(known ? $" {percent}%" : "")} {record.StatusDescription}");
        }

        return MimeBundle.OfHtml(html.ToString(), string.Join(" > ", text));
    }

    private void Begin(Cell cell)
    {
        _cell = cell;
        _display = null;
        _active.Clear();
        _begun = clock.GetTimestamp();
    }
}
