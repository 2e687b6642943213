namespace SysTrade.Brokers.Simulated;

/// <summary>A clock that stands until it is moved. Timers made with it fire, in order, while it is moved past them, on the mover's thread.</summary>
public sealed class SteppedClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<(SteppedTimer Timer, long Setting), (long Ticks, long Number)> _timers = new();
    private DateTimeOffset _now;
    private long _number;

    /// <summary>Creates a clock that stands at a moment.</summary>
    public SteppedClock(DateTimeOffset start) => _now = start.ToUniversalTime();

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Moves the clock on.</summary>
    public void Advance(TimeSpan by) => AdvanceTo(GetUtcNow() + by);

    /// <summary>Moves the clock to a moment; a moment that has passed changes nothing.</summary>
    public void AdvanceTo(DateTimeOffset moment)
    {
        while (true)
        {
            SteppedTimer timer;
            lock (_gate)
            {
                if (!_timers.TryPeek(out var next, out var due) || due.Ticks > moment.UtcTicks)
                {
                    if (moment > _now) _now = moment.ToUniversalTime();
                    return;
                }

                _timers.Dequeue();
                if (next.Setting != next.Timer.Setting) continue;
                if (due.Ticks > _now.UtcTicks) _now = new DateTimeOffset(due.Ticks, TimeSpan.Zero);
                timer = next.Timer;
            }

            timer.Fire();
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SteppedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class SteppedTimer(SteppedClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public long Setting { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                _period = period;
                Set(dueTime);
            }

            return true;
        }

        public void Fire()
        {
            if (_period > TimeSpan.Zero)
            {
                lock (clock._gate) Set(_period);
            }

            callback(state);
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Set(TimeSpan due)
        {
            Setting = ++clock._number;
            if (due >= TimeSpan.Zero) clock._timers.Enqueue((this, Setting), ((clock._now + due).UtcTicks, Setting));
        }
    }
}
