using SysTrade.Domain.Errors;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Tests.Support;

namespace SysTrade.Systems.Tests.Graph;

public sealed class MemoTests
{
    private static readonly string[] Codes = ["A", "B", "C", "D"];

    private static (TradingSystem System, ProbeStage Probe) Make(int parallelism = 8)
    {
        var probe = new ProbeStage();
        var data = Market.Of([.. Codes.Select((c, i) => Market.Walking(c, i, 60))]);
        var system = new TradingSystem(data, Systems.Configuration.SystemConfig.Parse(TestSystem.Rules), [.. TradingSystem.StandardStages(), probe]) { Parallelism = parallelism };
        return (system, probe);
    }

    [Fact]
    public void AskedByManyThreads_EveryValueIsComputedOnce()
    {
        var (_, probe) = Make();
        var values = new double[64];
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i => values[i] = i % 3 == 0 ? probe.Total.Value * 0 + probe.First[Codes[i % 4]] : probe.First[Codes[i % 4]]);
        Assert.Equal(4, probe.FirstCount);
        Assert.Equal(1, probe.TotalCount);
        for (var i = 0; i < 64; i++) Assert.Equal(values[i % 4], values[i]);
    }

    [Fact]
    public void PortfolioAskedByManyThreads_EveryThreadGetsTheSameObject()
    {
        var (system, _) = Make();
        var curves = new object[16];
        Parallel.For(0, 16, i => curves[i] = system.Accounts.Portfolio.Value);
        Assert.All(curves, c => Assert.Same(curves[0], c));
    }

    [Fact]
    public void Failure_IsRememberedAndRaisedAgainWithoutComputing()
    {
        var (system, probe) = Make();
        for (var i = 0; i < 3; i++) Assert.Equal("Probe", Assert.Throws<SysTradeException>(() => probe.Failing["A"]).ErrorId);
        Assert.Equal(1, probe.FailingCount);
        system.Forget();
        Assert.Throws<SysTradeException>(() => probe.Failing["A"]);
        Assert.Equal(2, probe.FailingCount);
    }

    [Fact]
    public void FailureInOneOfManyInstruments_TheFirstInTheirOrderIsRaised()
    {
        var (system, probe) = Make();
        var error = Assert.Throws<SysTradeException>(() => system.PerInstrument(["C", "B", "A"], code => probe.Failing[code], TestContext.Current.CancellationToken));
        Assert.Equal("C", error.Target);
    }

    [Fact]
    public void OutputThatNeedNotBeKept_IsDroppedUnderPressureAndMadeAgainEqual()
    {
        var (_, probe) = Make();
        var first = TakeValues(probe);
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Equal(first, probe.Dropped["A"].ToArray());
        Assert.Equal(2, probe.DroppedCount);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static double[] TakeValues(ProbeStage probe) => probe.Dropped["A"].ToArray();
    }

    [Fact]
    public void OutputThatNeedNotBeKept_IsSharedWhileSomebodyHoldsIt()
    {
        var (_, probe) = Make();
        var held = probe.Dropped["A"];
        GC.Collect();
        Assert.Same(held, probe.Dropped["A"]);
        Assert.Equal(1, probe.DroppedCount);
        GC.KeepAlive(held);
    }

    [Fact]
    public void WrongArguments_SayWhatTheOutputTakes()
    {
        var (system, probe) = Make();
        var missing = Assert.Throws<SysTradeException>(() => probe.First.Value);
        Assert.Equal("OutputArguments", missing.ErrorId);
        Assert.Contains("probe.first", missing.Message, StringComparison.Ordinal);
        Assert.Contains("an instrument and no rule", missing.Message, StringComparison.Ordinal);
        Assert.Contains("an instrument and a rule", Assert.Throws<SysTradeException>(() => probe.Second["A"]).Message, StringComparison.Ordinal);
        Assert.Contains("neither an instrument nor a rule", Assert.Throws<SysTradeException>(() => probe.Total["A"]).Message, StringComparison.Ordinal);
        var rule = Assert.Throws<SysTradeException>(() => system.ForecastScaleCap.FixedForecastScalar["A"]);
        Assert.Contains("a rule and no instrument", rule.Message, StringComparison.Ordinal);
        Assert.NotNull(rule.Remedy);
    }

    [Fact]
    public void SwitchesOfAnOutput_AreSeparateValues()
    {
        var (system, _) = Make();
        var whole = system.Accounts.BufferedPosition.Get(new OutputArguments("A", RoundPositions: true));
        var exact = system.Accounts.BufferedPosition.Get(new OutputArguments("A", RoundPositions: false));
        Assert.NotSame(whole, exact);
        Assert.Same(whole, system.Accounts.BufferedPosition.Get(new OutputArguments("A", RoundPositions: true)));
        Assert.Equal("accounts.get_buffered_position(A, roundpositions=True)", new OutputKey("accounts.get_buffered_position", new OutputArguments("A", RoundPositions: true)).ToString());
    }

    [Fact]
    public void CancelledWork_IsNotRemembered()
    {
        var (system, probe) = Make();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => system.ForEachInstrument(Codes, code => _ = probe.First[code], cancelled.Token));
        Assert.Equal(4, system.PerInstrument(Codes, code => probe.First[code], TestContext.Current.CancellationToken).Length);
    }
}
