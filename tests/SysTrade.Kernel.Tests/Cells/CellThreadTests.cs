using SysTrade.Kernel.Cells;

namespace SysTrade.Kernel.Tests.Cells;

public sealed class CellThreadTests
{
    [Fact]
    public void Run_OfWorkThatEnds_IsTrue()
    {
        using var thread = new CellThread(TimeSpan.FromSeconds(30));
        using var interruption = new Interruption();
        var ran = false;
        Assert.True(thread.Run(() => ran = true, interruption, () => { }));
        Assert.True(ran);
    }

    [Fact]
    public void Run_OfSleepingWork_IsWokenWhenInterrupted()
    {
        using var thread = new CellThread(TimeSpan.FromSeconds(3));
        using var interruption = new Interruption();
        Exception? met = null;
        var stopped = thread.Run(
            () =>
            {
                interruption.Request();
                met = Record.Exception(() => Thread.Sleep(Timeout.Infinite));
            },
            interruption, () => { });
        Assert.True(stopped);
        Assert.IsType<ThreadInterruptedException>(met);
    }

    [Fact]
    public void Run_OfWorkThatDoesNotStop_IsLeftRunningAndTheNextRuns()
    {
        using var thread = new CellThread(TimeSpan.FromMilliseconds(60));
        using var interruption = new Interruption();
        using var next = new Interruption();
        var release = false;
        var stopped = thread.Run(
            () =>
            {
                interruption.Request();
                while (!Volatile.Read(ref release))
                {
                    // Listens to nothing.
                }
            },
            interruption, () => { });
        Assert.False(stopped);
        Assert.True(thread.Run(() => { }, next, () => { }));
        Volatile.Write(ref release, true);
    }
}
