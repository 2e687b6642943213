using SysTrade.Domain.Errors;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Tests.Support;

namespace SysTrade.Systems.Tests.Graph;

public sealed class CircularTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private sealed class Circle : Stage
    {
        private readonly Barrier? _meet;
        private int _helpers;

        public Circle(int length, Barrier? meet = null, Barrier? helpersMeet = null)
            : base("circle")
        {
            _meet = meet;
            Links = new Output<double>[length];
            for (var i = 0; i < length; i++)
            {
                var next = (i + 1) % length;
                Links[i] = ForSystem("link" + i, "Needs the next.", "", () =>
                {
                    Meet();
                    return Links[next].Value + 1;
                });
            }

            Helped = ForSystem("helped", "Needs every instrument.", "", () => System.PerInstrument(System.Instruments, code =>
            {
                // Two threads have to be here at once, or no thread but the asking one takes part.
                // Only the first two helpers meet: a third at the barrier would be one too many.
                if (helpersMeet is not null && Interlocked.Increment(ref _helpers) <= helpersMeet.ParticipantCount) helpersMeet.SignalAndWait(TimeSpan.FromSeconds(5));
                return Helper![code];
            }).Sum());
            Helper = ForInstrument("helper", "Needs the sum.", "", _ => Helped.Value);
        }

        public override string Description => "Outputs that need each other.";

        public Output<double>[] Links { get; }

        public Output<double> Helped { get; }

        public Output<double> Helper { get; }

        private void Meet()
        {
            if (_meet is { } meet && meet.ParticipantsRemaining > 0) meet.SignalAndWait(TimeSpan.FromSeconds(2));
        }
    }

    private static Circle Attached(Circle circle, int instruments = 4)
    {
        var data = Market.Of([.. Enumerable.Range(0, instruments).Select(i => Market.Walking("I" + i, i, 30))]);
        _ = new TradingSystem(data, SystemConfig.Empty, [circle]) { Parallelism = 8 };
        return circle;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void OutputThatNeedsItself_RaisesAndNamesIt(int length)
    {
        var circle = Attached(new Circle(length));
        var error = Assert.Throws<SysTradeException>(() => circle.Links[0].Value);
        Assert.Equal("CircularOutput", error.ErrorId);
        Assert.Contains("circle.link0", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Remedy);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public async Task ThreadsEnterACircleFromEveryEnd_AllGetAnErrorAndNoneWaitsForEver(int length)
    {
        using var meet = new Barrier(length);
        var circle = Attached(new Circle(length, meet));
        var all = Enumerable.Range(0, length).Select(i => Task.Factory.StartNew(
            () => Assert.Throws<SysTradeException>(() => circle.Links[i].Value).ErrorId,
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        var ids = await Task.WhenAll(all).WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.All(ids, id => Assert.Equal("CircularOutput", id));
    }

    [Fact]
    public async Task CircleThroughHelpingThreads_RaisesAndDoesNotWaitForEver()
    {
        using var two = new Barrier(2);
        var circle = Attached(new Circle(1, helpersMeet: two), instruments: 12);
        var error = await Task.Run(() => Assert.Throws<SysTradeException>(() => circle.Helped.Value), TestContext.Current.CancellationToken)
            .WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal("CircularOutput", error.ErrorId);
    }

    [Fact]
    public async Task ValuesThatManyThreadsWaitFor_AreNotTakenForCircles()
    {
        var probe = new ProbeStage();
        var data = Market.Of([.. Enumerable.Range(0, 20).Select(i => Market.Walking("I" + i, i, 60))]);
        _ = new TradingSystem(data, SystemConfig.Parse(TestSystem.Rules), [.. TradingSystem.StandardStages(), probe]) { Parallelism = 8 };
        var totals = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => probe.Total.Value))).WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Single(totals.Distinct());
    }
}
