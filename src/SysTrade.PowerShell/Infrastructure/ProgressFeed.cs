using System.Management.Automation;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>
/// Takes progress from any thread as often as it comes and gives the newest state of each level at most some ten times a second:
/// drawing progress must not cost more than the work.
/// </summary>
/// <param name="activity">What is being done, shown as the heading.</param>
/// <param name="clock">The clock; tests inject theirs.</param>
/// <param name="interval">Shortest time between two drawings.</param>
public sealed class ProgressFeed(string activity, TimeProvider clock, TimeSpan interval)
{
    /// <summary>Levels of nesting that are drawn: the loop over instruments outside, the one over fit periods inside.</summary>
    public const int Levels = 2;

    // Ids need only differ from those of scripts calling us, which by custom count from 0.
    private const int FirstId = 7350;

    private readonly ProgressRecord?[] _newest = new ProgressRecord?[Levels];
    private readonly bool[] _drawn = new bool[Levels];
    private long _lastDrawn = long.MinValue;

    /// <summary>Notes progress; callable from any thread.</summary>
    /// <param name="level">0 for the outer loop, 1 for the one inside.</param>
    /// <param name="status">What is in hand, for example an instrument code.</param>
    /// <param name="done">Steps done.</param>
    /// <param name="total">Steps in all; 0 when not known.</param>
    public void Offer(int level, string status, int done, int total)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, Levels);
        var record = new ProgressRecord(FirstId + level, activity, total > 0 ? $"{status} ({done} of {total})" : status)
        {
            ParentActivityId = level == 0 ? -1 : FirstId + level - 1,
            PercentComplete = total > 0 ? Math.Clamp((int)(100L * done / total), 0, 100) : -1,
        };
        Interlocked.Exchange(ref _newest[level], record);
    }

    /// <summary>Draws what is new when the interval has passed; on the pipeline thread only.</summary>
    /// <param name="write">Draws one record.</param>
    public void Draw(Action<ProgressRecord> write)
    {
        var now = clock.GetTimestamp();
        if (_lastDrawn != long.MinValue && clock.GetElapsedTime(_lastDrawn, now) < interval) return;
        for (var level = 0; level < Levels; level++)
        {
            if (Interlocked.Exchange(ref _newest[level], null) is not { } record) continue;
            _lastDrawn = now;
            _drawn[level] = true;
            write(record);
        }
    }

    /// <summary>Marks what was drawn as completed, innermost first, so that no bar is left behind; on the pipeline thread only.</summary>
    /// <param name="write">Draws one record.</param>
    public void Complete(Action<ProgressRecord> write)
    {
        for (var level = Levels - 1; level >= 0; level--)
        {
            if (!_drawn[level]) continue;
            _drawn[level] = false;
            write(new ProgressRecord(FirstId + level, activity, "Completed") { RecordType = ProgressRecordType.Completed });
        }
    }
}
