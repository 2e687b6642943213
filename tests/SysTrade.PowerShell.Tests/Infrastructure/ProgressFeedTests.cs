using System.Management.Automation;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Tests.Infrastructure;

public sealed class ProgressFeedTests
{
    private readonly ManualClock _clock = new();
    private readonly List<ProgressRecord> _drawn = [];

    [Fact]
    public void ManyReports_AreDrawnAtMostOnceAnInterval_TheNewestOnly()
    {
        var feed = new ProgressFeed("Backtest", _clock, TimeSpan.FromMilliseconds(100));
        for (var i = 0; i < 1000; i++)
        {
            feed.Offer(0, $"step {i}", i, 1000);
            feed.Draw(_drawn.Add);
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(10, _drawn.Count);
        Assert.Equal("step 0 (0 of 1000)", _drawn[0].StatusDescription);
        Assert.Equal("step 900 (900 of 1000)", _drawn[^1].StatusDescription);
        Assert.Equal(90, _drawn[^1].PercentComplete);
    }

    [Fact]
    public void UnknownTotal_ShowsNoPercentage()
    {
        var feed = new ProgressFeed("Load", _clock, TimeSpan.Zero);
        feed.Offer(0, "file", 3, 0);
        feed.Draw(_drawn.Add);
        Assert.Equal(-1, Assert.Single(_drawn).PercentComplete);
    }

    [Fact]
    public void Complete_WithoutAnythingDrawn_DrawsNothing()
    {
        var feed = new ProgressFeed("Load", _clock, TimeSpan.Zero);
        feed.Offer(0, "file", 3, 0);
        feed.Complete(_drawn.Add);
        Assert.Empty(_drawn);
    }

    [Fact]
    public void LevelBeyondTheLast_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProgressFeed("Load", _clock, TimeSpan.Zero).Offer(ProgressFeed.Levels, "x", 0, 0));

    private sealed class ManualClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;
    }
}
