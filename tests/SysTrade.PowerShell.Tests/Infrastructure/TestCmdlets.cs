using System.Collections;
using System.Management.Automation;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Tests.Infrastructure;

/// <summary>Fails with some inputs and echoes the others.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SysFailure")]
public sealed class TestSysFailureCommand : SysCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public string Name { get; set; } = "";

    [Parameter]
    public SwitchParameter AtBegin { get; set; }

    protected override object? CurrentInput => Name;

    protected override void Begin()
    {
        if (AtBegin) throw Missing("store");
    }

    protected override void Process()
    {
        switch (Name)
        {
            case "missing": throw Missing(null);
            case "both": throw new AggregateException(Missing("a"), new AggregateException(Missing("b")));
            case "io": throw new IOException("disk");
            case "bug": throw new InvalidOperationException("defect");
            default: WriteObject(Name); break;
        }
    }

    private static SysTradeException Missing(object? target) =>
        new("InstrumentNotFound", SysErrorKind.NotFound, "There is no such instrument.", "Name one that exists.", target);
}

/// <summary>Runs long work of a given kind.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "SysLongWork")]
public sealed class InvokeSysLongWorkCommand : SysCmdlet
{
    /// <summary>Released by the work once it has begun, so that a test may stop it.</summary>
    public static SemaphoreSlim Begun { get; } = new(0);

    /// <summary>Whether the work saw the stop token.</summary>
    public static bool SawStop { get; set; }

    [Parameter(Position = 0)]
    public string Kind { get; set; } = "";

    protected override void Process() => WriteObject(RunLong("Work", Work));

    private string Work(LongWork work)
    {
        switch (Kind)
        {
            case "report":
                for (var i = 1; i <= 3; i++)
                {
                    work.Emit(i);
                    work.Warning($"w{i}");
                }

                return "done";
            case "progress":
                work.Progress("SOFR", 1, 4);
                work.InnerProgress("fit", 1, 2);
                Thread.CurrentThread.Join(400);
                return "done";
            case "fail":
                throw new UnknownNameException("instrument", "SOFRR", ["SOFR"]);
            default:
                Begun.Release();
                SawStop = work.Stopping.WaitHandle.WaitOne(TimeSpan.FromSeconds(30));
                work.Stopping.ThrowIfCancellationRequested();
                return "not stopped";
        }
    }
}

/// <summary>Changes something, or says what it would change.</summary>
[Cmdlet(VerbsCommon.Set, "SysThing", SupportsShouldProcess = true)]
public sealed class SetSysThingCommand : SysCmdlet
{
    [Parameter(Mandatory = true)]
    [ArgumentCompleter(typeof(ThingCompleter))]
    public string Name { get; set; } = "";

    protected override void Process()
    {
        if (ShouldProcess(Name, "change")) WriteObject("changed");
    }
}

/// <summary>Offers some names, or fails.</summary>
public sealed class ThingCompleter : QuietCompleter
{
    protected override IEnumerable<(string Name, string Description)> Candidates(IDictionary boundParameters)
    {
        yield return ("SOFR", "Three month SOFR");
        yield return ("SP500 micro", "it's small");
        yield return ("GOLD", "");
    }
}

/// <summary>Shows the file-system path of a path.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "SysTestPath")]
public sealed class ResolveSysTestPathCommand : SysCmdlet
{
    [Parameter(Position = 0)]
    public string Path { get; set; } = "";

    [Parameter]
    public SwitchParameter Existing { get; set; }

    protected override void Process()
    {
        if (Existing) WriteObject(ResolveExistingPaths(Path), enumerateCollection: true);
        else WriteObject(ResolvePath(Path));
    }
}

/// <summary>Counts in the session.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "SysTestSession")]
public sealed class MeasureSysTestSessionCommand : SysCmdlet
{
    protected override void Process() => WriteObject(Session.Get(() => new Counter()).Next());
}

public sealed class Counter : IDisposable
{
    private int _count;

    public static int Disposed { get; set; }

    public int Next() => ++_count;

    public void Dispose() => Disposed++;
}
