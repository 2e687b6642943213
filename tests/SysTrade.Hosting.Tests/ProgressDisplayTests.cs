using System.Management.Automation;

namespace SysTrade.Hosting.Tests;

public sealed class ProgressDisplayTests : IDisposable
{
    private readonly StringWriter _screen = new() { NewLine = "\n" };

    public void Dispose() => _screen.Dispose();

    [Fact]
    public void Bar_ShowsOuterAndInnerInOneLine_NotWiderThanTheScreen()
    {
        var bar = new ProgressBar(_screen, () => 60);
        bar.Show(Record(1, "SOFR (1 of 4)", 25));
        Assert.Equal("Backtest [#####...............]  25% SOFR (1 of 4)", _screen.ToString());
        bar.Show(Record(2, "fit (1 of 2) of a long list of periods", 50, parent: 1));
        var last = _screen.ToString().Split("\r\e[K")[^1];
        Assert.Equal(59, last.Length);
        Assert.StartsWith("Backtest [#####...............]  25% SOFR (1 of 4) > [", last, StringComparison.Ordinal);
    }

    [Fact]
    public void Bar_IsWipedWhenCompleted()
    {
        var bar = new ProgressBar(_screen, () => 80);
        bar.Show(Record(1, "SOFR", 25));
        bar.Show(new ProgressRecord(1, "Backtest", "Completed") { RecordType = ProgressRecordType.Completed });
        Assert.EndsWith("\r\e[K", _screen.ToString(), StringComparison.Ordinal);
        bar.Clear();
        Assert.Single(_screen.ToString().Split("\r\e[K")[1..]);
    }

    [Fact]
    public void Lines_ComeEveryFewSecondsForTheOutermostOnly()
    {
        var clock = new ManualClock();
        var lines = new ProgressLines(_screen, clock);
        for (var second = 0; second < 12; second++)
        {
            lines.Show(Record(1, $"step {second}", second));
            lines.Show(Record(2, "inner", 1, parent: 1));
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal("Backtest: 5% step 5\nBacktest: 10% step 10\n", _screen.ToString());
    }

    private static ProgressRecord Record(int id, string status, int percent, int parent = -1) =>
        new(id, "Backtest", status) { PercentComplete = percent, ParentActivityId = parent };

    private sealed class ManualClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;
    }
}
