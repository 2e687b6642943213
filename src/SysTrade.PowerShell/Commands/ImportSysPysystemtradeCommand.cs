using System.Management.Automation;
using SysTrade.Data.Copying;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Storage;
using SysTrade.Storage.Migration;

namespace SysTrade.PowerShell.Commands;

/// <summary>Brings a pysystemtrade installation over: series, facts of instruments, documents and positions, with a report.</summary>
[Cmdlet(VerbsData.Import, "SysPysystemtrade", SupportsShouldProcess = true)]
[OutputType(typeof(MigratedItem))]
public sealed class ImportSysPysystemtradeCommand : BlobCmdlet
{
    /// <summary>Folders: a checkout or data folder with CSV files, a Parquet store, a dump of MongoDB or Arctic, backups, or one that holds several of them.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    public string[] Path { get; set; } = [];

    /// <summary>Live MongoDB: a server without a password, <c>env:VARIABLE</c>, or <c>file:PATH</c>.</summary>
    [Parameter]
    public string? Server { get; set; }

    /// <summary>Database of MongoDB or of a dump.</summary>
    [Parameter]
    public string Database { get; set; } = "production";

    /// <summary>Where to write: a connection, or the address of a store; the session's connection when left out.</summary>
    [Parameter]
    [Alias("Target")]
    public DataPlace? To { get; set; }

    /// <summary>What to do where the target holds something else.</summary>
    [Parameter]
    public CopyRule IfDifferent { get; set; } = CopyRule.Refuse;

    /// <inheritdoc/>
    protected override object CurrentInput => Path;

    /// <inheritdoc/>
    protected override void Process()
    {
        var target = BlobOf(To, isNew: true);
        var sources = Path.Aggregate(new PysystemtradeSources(), (all, path) => all.With(PysystemtradeSources.OfFolder(ResolvePath(path), Database)));
        if (Server is not null) sources = sources.With(PysystemtradeSources.OfServer(Server, Database));
        var name = string.Join(", ", [.. Path, .. Server is null ? [] : new[] { $"the server, database {Database}" }]);
        var isDone = ShouldProcess(target.Description, $"Bring over {name}");
        var failed = RunLong("Bringing pysystemtrade over", work =>
        {
            var found = new List<MigratedItem>();
            var progress = new DirectProgress<(string Status, int Done, int Total)>(p => work.Progress(p.Status, p.Done, p.Total));
            foreach (var item in new PysystemtradeMigration(sources, target, IfDifferent).Run(!isDone, progress, work.Stopping))
            {
                work.Emit(item);
                if (item.Error is not null) found.Add(item);
            }

            return found;
        });
        foreach (var item in failed) WriteError(ErrorTranslation.ToRecord(item.Error!, item.Item));
        if (isDone) target.Forget();
    }
}
