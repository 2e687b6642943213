using System.Management.Automation;

namespace SysTrade.Hosting;

/// <summary>
/// Progress in a log file: a line every few seconds for the outermost activity, none for work that is over before the first is due.
/// </summary>
/// <param name="error">Error output.</param>
/// <param name="clock">The clock.</param>
public sealed class ProgressLines(TextWriter error, TimeProvider clock) : IProgressDisplay
{
    /// <summary>Time between two lines.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private long? _last;

    /// <inheritdoc/>
    public void Show(ProgressRecord record)
    {
        if (record.ParentActivityId >= 0) return;
        if (record.RecordType == ProgressRecordType.Completed)
        {
            _last = null;
            return;
        }

        var now = clock.GetTimestamp();
        _last ??= now;
        if (clock.GetElapsedTime(_last.Value, now) < Interval) return;
        _last = now;
        var percent = record.PercentComplete >= 0 ? $" {record.PercentComplete}%" : "";
        error.WriteLine($"{record.Activity}:{percent} {record.StatusDescription}");
    }

    /// <inheritdoc/>
    public void Clear()
    {
    }
}
