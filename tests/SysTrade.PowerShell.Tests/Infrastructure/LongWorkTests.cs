using System.Management.Automation;

namespace SysTrade.PowerShell.Tests.Infrastructure;

[Collection(nameof(LongWorkTests))]
public sealed class LongWorkTests
{
    [Fact]
    public void WhatTheWorkReports_ArrivesInOrder()
    {
        using var shell = new HostedShell(typeof(InvokeSysLongWorkCommand));
        using var engine = shell.Shell();
        var output = engine.AddScript("Invoke-SysLongWork report").Invoke();
        Assert.Equal([1, 2, 3, "done"], output.Select(o => o.BaseObject));
        Assert.Equal(["w1", "w2", "w3"], engine.Streams.Warning.Select(w => w.Message));
    }

    [Fact]
    public void Progress_IsShownWithParentAndChildAndCompleted()
    {
        using var shell = new HostedShell(typeof(InvokeSysLongWorkCommand));
        using var engine = shell.Shell();
        engine.AddScript("Invoke-SysLongWork progress").Invoke();
        var records = engine.Streams.Progress.Where(p => p.Activity == "Work").ToArray();
        var outer = records.First(r => r.ParentActivityId < 0 && r.RecordType == ProgressRecordType.Processing);
        Assert.Equal("SOFR (1 of 4)", outer.StatusDescription);
        Assert.Equal(25, outer.PercentComplete);
        Assert.Contains(records, r => r.ParentActivityId == outer.ActivityId && r.StatusDescription == "fit (1 of 2)");
        Assert.Equal(2, records.Count(r => r.RecordType == ProgressRecordType.Completed));
        Assert.Equal(outer.ActivityId, records[^1].ActivityId);
    }

    [Fact]
    public void FailingWork_IsTranslated()
    {
        using var shell = new HostedShell(typeof(InvokeSysLongWorkCommand));
        var (_, errors) = shell.Try("Invoke-SysLongWork fail");
        var error = Assert.Single(errors);
        Assert.StartsWith("InstrumentNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Nearest: SOFR", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void FailingWrite_EndsTheWorkAndIsTheErrorReported()
    {
        using var shell = new HostedShell(typeof(InvokeSysLongWorkCommand));
        var error = Assert.ThrowsAny<RuntimeException>(() => shell.Try("Invoke-SysLongWork report -WarningAction Stop"));
        Assert.Contains("w1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StoppingThePipeline_StopsTheWork()
    {
        using var shell = new HostedShell(typeof(InvokeSysLongWorkCommand));
        using var engine = shell.Shell();
        var running = engine.AddScript("Invoke-SysLongWork wait").InvokeAsync();
        Assert.True(await InvokeSysLongWorkCommand.Begun.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        await engine.StopAsync(null, null);
        await Assert.ThrowsAsync<PipelineStoppedException>(() => running);
        Assert.True(InvokeSysLongWorkCommand.SawStop);
    }
}
