using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Tests.Infrastructure;

public sealed class SessionTests
{
    [Fact]
    public void State_BelongsToTheRunspaceAndDiesWithIt()
    {
        var before = Counter.Disposed;
        using (var one = new HostedShell(typeof(MeasureSysTestSessionCommand)))
        using (var other = new HostedShell(typeof(MeasureSysTestSessionCommand)))
        {
            Assert.Equal([1, 2], one.Run("Measure-SysTestSession; Measure-SysTestSession").Select(o => o.BaseObject));
            Assert.Equal([1], other.Run("Measure-SysTestSession").Select(o => o.BaseObject));
            Assert.Equal([3], one.Run("Measure-SysTestSession").Select(o => o.BaseObject));
        }

        Assert.Equal(before + 2, Counter.Disposed);
    }

    [Fact]
    public void Find_MakesNothing()
    {
        using var shell = new HostedShell();
        Assert.Null(SysSession.Of(shell.Runspace).Find<Counter>());
    }

    [Fact]
    public void Set_ReplacesAndDisposesTheFormerPart()
    {
        using var shell = new HostedShell();
        var session = SysSession.Of(shell.Runspace);
        var former = new Part();
        session.Set(former);
        session.Set(former);
        Assert.False(former.IsDisposed);
        session.Set<Part>(null);
        Assert.True(former.IsDisposed);
        Assert.Null(session.Find<Part>());
    }

    private sealed class Part : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
