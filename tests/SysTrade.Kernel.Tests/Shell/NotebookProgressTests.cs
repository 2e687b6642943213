using System.Management.Automation;
using SysTrade.Kernel.Cells;
using SysTrade.Kernel.Shell;
using SysTrade.Kernel.Tests.Cells;

namespace SysTrade.Kernel.Tests.Shell;

public sealed class NotebookProgressTests
{
    private sealed class ManualClock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan by) => _now += by.Ticks;
    }

    private static ProgressRecord Step(int percent) => new(1, "Work <b>", $"step {percent}") { PercentComplete = percent };

    [Fact]
    public void Progress_OfShortWork_IsNotShown()
    {
        var frontEnd = new Recording();
        using var cell = new Cell(frontEnd, 1);
        cell.Adopt();
        var progress = new NotebookProgress(new ManualClock());
        progress.Show(Step(10));
        progress.End();
        Assert.Empty(frontEnd.Messages);
    }

    [Fact]
    public void Progress_OfLongWork_IsOneDisplayDrawnAnewAndTakenAway()
    {
        var frontEnd = new Recording();
        using var cell = new Cell(frontEnd, 1);
        cell.Adopt();
        var clock = new ManualClock();
        var progress = new NotebookProgress(clock);
        for (var percent = 0; percent <= 100; percent += 10)
        {
            progress.Show(Step(percent));
            clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        progress.End();
        Assert.Equal(["display_data", "update_display_data", "update_display_data", "update_display_data", "update_display_data"], frontEnd.Messages.Select(m => m.Type));
        Assert.Contains("Work &lt;b&gt;", (string)frontEnd.Messages[0].Content["data"]!["text/html"]!, StringComparison.Ordinal);
        Assert.Equal("", (string)frontEnd.Messages[^1].Content["data"]!["text/html"]!);
        Assert.Single(frontEnd.Messages.Select(m => (string)m.Content["transient"]!["display_id"]!).Distinct());
    }
}
