using SysTrade.Data;
using SysTrade.Data.Copying;
using SysTrade.Data.Csv;
using SysTrade.Domain;
using SysTrade.Domain.Errors;

namespace SysTrade.Storage;

/// <summary>Copies between two blobs: series, facts of instruments, documents.</summary>
/// <param name="source">Where to read.</param>
/// <param name="target">Where to write.</param>
/// <param name="rule">What to do where the target holds something else.</param>
/// <param name="facts">Facts of instruments to copy instead of the source's.</param>
public sealed class DataCopy(DataBlob source, DataBlob target, CopyRule rule = CopyRule.Refuse, IInstrumentCatalog? facts = null)
{
    /// <summary>Name of facts of instruments among the kinds.</summary>
    public const string Instruments = "instruments";

    /// <summary>Name of documents among the kinds.</summary>
    public const string Documents = "documents";

    /// <summary>Names of everything that is copied.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. DataStoreSettings.KindNames.Keys, Instruments, Documents];

    /// <summary>Kinds that both sides keep.</summary>
    public IReadOnlyList<string> Shared => [.. Kinds.Where(k => k switch
    {
        Instruments => source.HasSeries && target.HasSeries && target.Settings.Instruments.Technology == StoreTechnology.Csv,
        Documents => source.HasDocuments && target.HasDocuments,
        _ => source.HasSeries && target.HasSeries,
    })];

    /// <summary>Copies.</summary>
    /// <param name="kinds">Names of kinds; all that both sides keep when empty.</param>
    /// <param name="isWanted">Says of an instrument code or pair whether its series are wanted.</param>
    /// <param name="isPlan">True to say what would be done, and to write nothing.</param>
    /// <param name="progress">Told what is in hand.</param>
    /// <param name="stopping">Ends it between two items.</param>
    /// <exception cref="UnknownNameException"><c>KindOfDataNotFound</c>.</exception>
    /// <exception cref="SysTradeException">
    /// <c>SameStore</c>; <c>NoSeriesStore</c>, <c>NoDocumentStore</c>: one side keeps nothing of a kind that was named.
    /// </exception>
    public IEnumerable<CopiedItem> Run(
        IReadOnlyList<string> kinds, Func<string, bool>? isWanted = null, bool isPlan = false,
        IProgress<(string Status, int Done, int Total)>? progress = null, CancellationToken stopping = default)
    {
        foreach (var kind in kinds.Where(k => !Kinds.Contains(k))) throw new UnknownNameException("kind of data", kind, Kinds);
        var chosen = kinds.Count > 0 ? Kinds.Where(kinds.Contains).ToArray() : [.. Shared];
        if (chosen.Length == 0)
        {
            throw new SysTradeException(
                "NothingShared", SysErrorKind.InvalidArgument, $"{source.Description} and {target.Description} keep no kind of data in common.",
                "Copy series to series and documents to documents.");
        }

        return Copy(chosen, isWanted ?? (_ => true), isPlan, progress, stopping);
    }

    private IEnumerable<CopiedItem> Copy(
        string[] kinds, Func<string, bool> isWanted, bool isPlan, IProgress<(string Status, int Done, int Total)>? progress, CancellationToken stopping)
    {
        if (kinds.Contains(Instruments)) yield return Logged(InstrumentFacts(isPlan));
        var (keys, damaged) = Keys(kinds, isWanted, isPlan);
        foreach (var item in damaged) yield return Logged(item);
        if (keys.Count > 0)
        {
            var series = new SeriesCopy(source.Series, target.Series, rule);
            for (var i = 0; i < keys.Count; i++)
            {
                stopping.ThrowIfCancellationRequested();
                progress?.Report(($"{DataStoreSettings.NameOf(keys[i].Kind)} {keys[i].Key}", i, keys.Count));
                yield return Logged(series.Copy(keys[i].Kind, keys[i].Key, isPlan));
            }
        }

        if (!kinds.Contains(Documents)) yield break;
        RequireOther(source.Settings.Documents, target.Settings.Documents, Documents);
        progress?.Report((Documents, 0, 0));
        foreach (var item in new DocumentCopy(source.Documents, target.Documents, rule).Run(null, isPlan, stopping)) yield return Logged(item);
    }

    /// <summary>What is to be copied; and a failure for each kind of which the source cannot even say what there is, so that the others still come.</summary>
    private (List<(SeriesKind Kind, string Key)> Keys, List<CopiedItem> Damaged) Keys(string[] kinds, Func<string, bool> isWanted, bool isPlan)
    {
        var (keys, damaged) = (new List<(SeriesKind, string)>(), new List<CopiedItem>());
        foreach (var kind in kinds.Where(DataStoreSettings.KindNames.ContainsKey).Select(k => DataStoreSettings.KindNames[k]))
        {
            try
            {
                keys.AddRange(Keys(kind, isWanted));
            }
            catch (DataFormatException error)
            {
                var item = new CopiedItem { Kind = kind.ToString(), Key = "", Outcome = CopyOutcome.Failed, IsDone = !isPlan };
                damaged.Add(item with { Reason = error.Message, Error = error });
            }
        }

        return (keys, damaged);
    }

    private IEnumerable<(SeriesKind Kind, string Key)> Keys(SeriesKind kind, Func<string, bool> isWanted)
    {
        _ = (source.Series, target.Series);
        RequireOther(source.Settings.Series[kind], target.Settings.Series[kind], DataStoreSettings.NameOf(kind));
        return source.Series.Keys(kind).Where(k => isWanted(CodeOf(k))).Select(k => (kind, k));

        string CodeOf(string key) => kind == SeriesKind.ContractPrices ? ContractPriceKey.Parse(key).Instrument : key;
    }

    private CopiedItem InstrumentFacts(bool isPlan)
    {
        var from = facts ?? source.Instruments;
        var item = new CopiedItem { Kind = "Instruments", Key = "all", Outcome = CopyOutcome.Equal, IsDone = !isPlan, SourceRows = from.Codes.Count };
        if (target.Settings.Instruments is not { Technology: StoreTechnology.Csv, Place: var folder })
        {
            return Failed(
                item, "NoInstrumentStore", $"{target.Description} keeps no facts of instruments in files.",
                "Name a folder for them: instruments: {store: csv, place: FOLDER}.");
        }

        try
        {
            return InstrumentTables.Copy(from, folder, item, rule, isPlan);
        }
        catch (Exception error) when (error is SysTradeException or IOException or UnauthorizedAccessException)
        {
            return Failed(item, error is SysTradeException sys ? sys.ErrorId : "FileAccess", error.Message, "Correct the tables.");
        }
    }

    private static CopiedItem Failed(CopiedItem item, string id, string problem, string remedy) =>
        item with { Outcome = CopyOutcome.Failed, Reason = problem, Error = new SysTradeException(id, SysErrorKind.InvalidData, problem, remedy, item.Key) };

    private static void RequireOther(StorePlace? from, StorePlace? to, string kind)
    {
        if (from is null || from != to) return;
        throw new SysTradeException(
            "SameStore", SysErrorKind.InvalidArgument, $"Both sides keep {kind} in {from}; there is nothing to copy.",
            "Name another source or target, or leave this kind out.", kind);
    }

    private CopiedItem Logged(CopiedItem item)
    {
        if (item.IsDone) Messages.Copied(target.Log, item.Told, item.Kind, item.Key, item.Added, item.Reason);
        return item;
    }
}
