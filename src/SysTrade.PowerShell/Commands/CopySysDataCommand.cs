using System.Management.Automation;
using SysTrade.Data.Copying;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Storage;

namespace SysTrade.PowerShell.Commands;

/// <summary>Copies data from one store to another: verified, and finished by doing it again when it was ended in between.</summary>
[Cmdlet(VerbsCommon.Copy, "SysData", SupportsShouldProcess = true)]
[OutputType(typeof(CopiedItem))]
public sealed class CopySysDataCommand : BlobCmdlet
{
    /// <summary>Where to read: a connection, or the address of a store.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Source")]
    public DataPlace From { get; set; } = null!;

    /// <summary>Where to write: a connection, or the address of a store; the session's connection when left out.</summary>
    [Parameter(Position = 1)]
    [Alias("Target")]
    public DataPlace? To { get; set; }

    /// <summary>Kinds of data; all that both sides keep when left out.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DataKindCompleter))]
    public string[] Kind { get; set; } = [];

    /// <summary>Instruments and pairs whose series are copied; wildcards are allowed. All by default.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Instrument", "Code")]
    [InstrumentCodes]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    [SupportsWildcards]
    public string[] InstrumentCode { get; set; } = [];

    /// <summary>What to do where the target holds something else. Rows that only continue what it has are always added.</summary>
    [Parameter]
    public CopyRule IfDifferent { get; set; } = CopyRule.Refuse;

    /// <inheritdoc/>
    protected override object CurrentInput => From;

    /// <inheritdoc/>
    protected override void Process()
    {
        DataBlob source = BlobOf(From), target = BlobOf(To, isNew: true);
        var copy = new DataCopy(source, target, IfDifferent);
        var patterns = InstrumentCode.Select(c => new WildcardPattern(c, WildcardOptions.IgnoreCase)).ToArray();
        // Of a list of instruments only their series are meant.
        string[] kinds = Kind.Length > 0 || patterns.Length == 0 ? Kind : [.. copy.Shared.Intersect(DataStoreSettings.KindNames.Keys)];
        var (seen, matched) = (new HashSet<string>(StringComparer.Ordinal), new bool[patterns.Length]);
        var isDone = ShouldProcess(target.Description, $"Copy {(kinds.Length == 0 ? "all data" : string.Join(", ", kinds))} of {source.Description}");
        var items = RunLong("Copying data", work =>
        {
            var found = new List<CopiedItem>();
            var progress = new DirectProgress<(string Status, int Done, int Total)>(p => work.Progress(p.Status, p.Done, p.Total));
            foreach (var item in copy.Run(kinds, patterns.Length == 0 ? null : IsWanted, !isDone, progress, work.Stopping))
            {
                work.Emit(item);
                if (item.Error is not null) found.Add(item);
            }

            return found;
        });
        foreach (var item in items) WriteError(ErrorTranslation.ToRecord(item.Error!, item.Key));
        for (var i = 0; i < patterns.Length; i++)
        {
            if (!matched[i] && !WildcardPattern.ContainsWildcardCharacters(InstrumentCode[i]))
            {
                WriteError(ErrorTranslation.ToRecord(new UnknownNameException("instrument", InstrumentCode[i], seen, source.Description), InstrumentCode[i]));
            }
        }

        if (isDone) target.Forget();

        bool IsWanted(string code)
        {
            seen.Add(code);
            var isWanted = false;
            for (var i = 0; i < patterns.Length; i++)
            {
                if (!patterns[i].IsMatch(code)) continue;
                isWanted = matched[i] = true;
            }

            return isWanted;
        }
    }
}
