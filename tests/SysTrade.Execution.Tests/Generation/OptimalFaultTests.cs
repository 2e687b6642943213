using SysTrade.Data.Documents;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Generation;
using SysTrade.Execution.Tests.Books;
using SysTrade.Execution.Tests.Simulation;

namespace SysTrade.Execution.Tests.Generation;

/// <summary>A strategy's new positions come with what they are optimised with, or not at all, wherever the process ends or a position is refused.</summary>
public sealed class OptimalFaultTests : IDisposable
{
    private static readonly string[] Instruments = ["CORN", "GOLD", "US10"];

    private readonly InMemoryDocumentStore _store = new(BookCollections.All);
    private readonly HandClock _clock = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Write_ProcessEndedAtEachOfItsMoments_LeavesAllOrNothing()
    {
        var book = new OrderBook(_store, _clock, "test");
        Write(book, 1);
        var (moment, ended, round) = (0, true, 1);
        while (ended)
        {
            moment++;
            round++;
            _clock.Move(TimeSpan.FromMinutes(1));
            var crash = new CrashPoint();
            crash.Begin(moment);
            try
            {
                Write(new OrderBook(new CrashingStore(_store, crash), _clock, "test"), round);
                ended = false;
            }
            catch (ProcessEnded)
            {
                Check(book, round - 1, round);
            }

            // A new process does it again, whatever the last one left.
            _clock.Move(TimeSpan.FromMinutes(1));
            Write(book, ++round);
            Check(book, round, round);
        }

        // Before the transaction and after it: there is no moment in between.
        Assert.Equal(3, moment);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Write_OnePositionRefused_KeepsNothing(int bad)
    {
        var book = new OrderBook(_store, _clock, "test");
        Write(book, 1);
        _clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal("InvalidOptimalPosition", Assert.Throws<SysTradeException>(() => Write(book, 2, bad)).ErrorId);
        Check(book, 1, 1);
    }

    private static void Check(OrderBook book, int before, int after)
    {
        var positions = book.Optimal("small").Cast<RawPosition>().ToArray();
        var speed = book.OptimisationInputsOf("small")!.Speed;
        Assert.Equal(3, positions.Length);
        Assert.All(positions, p => Assert.Equal(speed.ShadowCost, p.Optimal));
        Assert.True(speed.ShadowCost == before || speed.ShadowCost == after);
    }

    private static void Write(OrderBook book, int round, int? bad = null) => book.SetOptimal(
        [.. Instruments.Select((code, i) => new RawPosition { Key = new StrategyInstrument("small", code), At = book.Now, Optimal = i == bad ? double.NaN : round, ContractWeight = 0.1 })],
        new OptimisationInputs { Strategy = "small", At = book.Now, Instruments = Instruments, Correlations = [0.1, 0.2, 0.3], Speed = new() { ShadowCost = round } });
}
