using System.Management.Automation;
using SysTrade.Brokers.Simulated;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Storage;

namespace SysTrade.PowerShell.Commands;

/// <summary>Opens an order book in a file, which becomes the session's.</summary>
[Cmdlet(VerbsCommon.Open, "SysBook")]
[OutputType(typeof(TradingBook))]
public sealed class OpenSysBookCommand : SysCmdlet
{
    /// <summary>SQLite file of the book; made when it is not there. Left out, the book is in the documents that the session is connected to.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string? Path { get; set; }

    /// <summary>Name that the log records as who acts.</summary>
    [Parameter]
    public string? As { get; set; }

    /// <summary>Lets the book's clock stand at this moment, UTC, and move only while the stack handler waits: a trading day in a few seconds, at a simulated broker.</summary>
    [Parameter]
    public DateTime? At { get; set; }

    /// <summary>Config whose stale, restricted and duplicate instruments, algos (execution_algos) and roll suggestions (roll_status_auto_update) hold for this book.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConfigCompleter))]
    public ConfigSource[] Config { get; set; } = [];

    /// <summary>Leaves the session's book as it is.</summary>
    [Parameter]
    public SwitchParameter NoDefault { get; set; }

    /// <inheritdoc/>
    protected override object? CurrentInput => Path;

    /// <inheritdoc/>
    protected override void Process()
    {
        var clock = At is { } moment ? new SteppedClock(new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc))) : null;
        var config = ConfigSource.ReadAll(Config, SessionState.Path);
        var book = Path is { } path ? TradingBook.Open(ResolvePath(path), As, clock, config) : TradingBook.Of(Connected(), As, clock, config);
        if (!NoDefault) Session.Set(book);
        WriteObject(book);
    }

    private static DataBlob Connected() => Session.Find<DataBlob>() ?? throw new SysTradeException(
        "NotConnected", SysErrorKind.InvalidOperation, "No file was given for the book, and this session is connected to no data.", "Give a file, or connect first: Connect-SysData FOLDER.");
}
