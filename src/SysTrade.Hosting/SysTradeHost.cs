using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace SysTrade.Hosting;

/// <summary>The program as PowerShell sees it.</summary>
/// <param name="terminal">What the program is connected to.</param>
/// <param name="progress">Shows progress.</param>
/// <param name="showsPages">True where a page of charts that a command gives out is drawn at once, as in a notebook: commands then open no browser.</param>
public sealed class SysTradeHost(Terminal terminal, IProgressDisplay progress, bool showsPages = false) : PSHost
{
    /// <summary>Name of the property of <see cref="PrivateData"/> that tells commands, which know no more of their host, that pages are drawn.</summary>
    public const string ShowsPages = "SysTradeShowsPages";

    private readonly HostInterface _interface = new(terminal, progress);

    /// <summary>The code of an <c>exit</c>, or null while none was called.</summary>
    public int? ExitCode { get; private set; }

    /// <inheritdoc/>
    public override string Name => "systrade";

    /// <inheritdoc/>
    public override Version Version { get; } = typeof(SysTradeHost).Assembly.GetName().Version!;

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override PSHostUserInterface UI => _interface;

    /// <inheritdoc/>
    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    /// <inheritdoc/>
    public override PSObject PrivateData { get; } = Facts(showsPages);

    /// <inheritdoc/>
    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    /// <inheritdoc/>
    public override void EnterNestedPrompt() => throw NoNested();

    /// <inheritdoc/>
    public override void ExitNestedPrompt() => throw NoNested();

    /// <inheritdoc/>
    public override void NotifyBeginApplication() => progress.Clear();

    /// <inheritdoc/>
    public override void NotifyEndApplication()
    {
    }

    private static PSObject Facts(bool showsPages)
    {
        var facts = new PSObject();
        facts.Properties.Add(new PSNoteProperty(ShowsPages, showsPages));
        return facts;
    }

    private static HostException NoNested() => new(
        "systrade has no nested prompt.", null, "NestedPromptUnavailable", ErrorCategory.NotImplemented);
}
