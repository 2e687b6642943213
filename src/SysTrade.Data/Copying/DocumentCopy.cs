using SysTrade.Data.Documents;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Copying;

/// <summary>Copies documents, with the counters that number them, from one store to another.</summary>
/// <remarks>
/// All that is copied belongs together, so a difference anywhere refuses the whole under <see cref="CopyRule.Refuse"/>, before anything is written. The source
/// is read as of one moment. Counters are raised first; documents follow in transactions of a few hundred, so that a copy that was ended in between is finished
/// by doing it again. Versions of documents count anew in the target.
/// </remarks>
/// <param name="source">Where to read.</param>
/// <param name="target">Where to write.</param>
/// <param name="rule">What to do where the target holds something else.</param>
public sealed class DocumentCopy(IDocumentStore source, IDocumentStore target, CopyRule rule = CopyRule.Refuse)
{
    private const int MostDocuments = 500;
    private const int MostCharacters = 2_000_000;

    /// <summary>Copies collections; gives an item for each.</summary>
    /// <param name="collections">Names of collections that both stores were opened with; all of the source's when left out.</param>
    /// <param name="isPlan">True to say what would be done, and to write nothing.</param>
    /// <param name="stopping">Ends it between two transactions.</param>
    public IReadOnlyList<CopiedItem> Run(IEnumerable<string>? collections = null, bool isPlan = false, CancellationToken stopping = default)
    {
        var names = (collections ?? source.Collections.Keys).Order(StringComparer.Ordinal).ToArray();
        // The counters after the documents: they are then never below what the documents use.
        var documents = source.Read(r => names.ToDictionary(n => n, n => r.Query(new DocumentQuery(n)), StringComparer.Ordinal));
        var counters = source.Counters;
        var there = target.Read(r => names.ToDictionary(
            n => n, n => r.Query(new DocumentQuery(n)).ToDictionary(d => d.Key, d => DocumentText.Of(d.Json), StringComparer.Ordinal), StringComparer.Ordinal));
        var plans = names.Select(n => Plan(n, documents[n], there[n], isPlan)).ToArray();
        if (rule == CopyRule.Refuse && plans.Any(p => p.Differing.Count > 0)) return [.. plans.Select(Refused)];
        if (isPlan) return [.. plans.Select(p => p.Item)];
        if (plans.Any(p => p.Item.SourceRows > 0)) Raise(counters);
        return [.. plans.Select(p => Write(p, stopping))];
    }

    private PlannedCopy Plan(string collection, IReadOnlyList<Document> documents, Dictionary<string, string> there, bool isPlan)
    {
        var missing = documents.Where(d => !there.ContainsKey(d.Key)).ToArray();
        var differing = documents.Where(d => there.TryGetValue(d.Key, out var other) && other != DocumentText.Of(d.Json)).ToArray();
        var outcome = (missing.Length, differing.Length) switch
        {
            (0, 0) => CopyOutcome.Equal,
            (_, 0) => there.Count == 0 ? CopyOutcome.Copied : CopyOutcome.Extended,
            _ when rule == CopyRule.Replace => CopyOutcome.Replaced,
            ( > 0, _) when rule == CopyRule.Append => CopyOutcome.Appended,
            _ => rule == CopyRule.Refuse ? CopyOutcome.Refused : CopyOutcome.Kept,
        };
        var item = new CopiedItem
        {
            Kind = "Documents",
            Key = collection,
            Outcome = outcome,
            IsDone = !isPlan,
            SourceRows = documents.Count,
            TargetRows = there.Count,
            Added = outcome is CopyOutcome.Kept or CopyOutcome.Refused ? 0 : missing.Length,
            IsVerified = outcome == CopyOutcome.Equal,
            Reason = differing.Length == 0
                ? ""
                : $"{differing.Length} of {documents.Count} documents are there with other content, the first under '{differing[0].Key}'.",
        };
        return new PlannedCopy(item, rule == CopyRule.Keep && differing.Length > 0 ? [] : missing, differing);
    }

    private CopiedItem Refused(PlannedCopy plan)
    {
        if (plan.Differing.Count == 0 && plan.Missing.Count == 0) return plan.Item;
        var reason = plan.Differing.Count > 0 ? plan.Item.Reason : "Documents of other collections differ, and they belong together.";
        return plan.Item.With(CopyOutcome.Refused, reason, new SysTradeException(
            "CopyDiffers", SysErrorKind.InvalidOperation,
            $"Documents of '{plan.Item.Key}' were not copied from {source.Description} to {target.Description}: {reason}",
            "The target may be another book. Copy into an empty store, or choose what is to be done: Keep, Append or Replace.", plan.Item.Key)) with
        { Added = 0 };
    }

    private void Raise(IReadOnlyDictionary<string, long> counters) => target.Transact(t =>
    {
        foreach (var (name, last) in counters) t.Raise(name, last);
        return true;
    });

    private CopiedItem Write(PlannedCopy plan, CancellationToken stopping)
    {
        var written = plan.Item.Outcome == CopyOutcome.Replaced ? [.. plan.Missing, .. plan.Differing] : plan.Missing;
        foreach (var batch in Batches(written))
        {
            stopping.ThrowIfCancellationRequested();
            target.Transact(t =>
            {
                foreach (var document in batch) t.Put(document.Collection, document.Key, document.Json);
                return true;
            });
        }

        if (written.Count == 0) return plan.Item;
        var wrong = target.Read(r => written.FirstOrDefault(d => r.Find(d.Collection, d.Key) is not { } stored
            || DocumentText.Of(stored.Json) != DocumentText.Of(d.Json)));
        return wrong is null
            ? plan.Item with { IsVerified = true }
            : plan.Item.With(CopyOutcome.Failed, $"After the copy the document '{wrong.Key}' is not what was written.", new SysTradeException(
                "CopyNotEqual", SysErrorKind.InvalidData, $"Document '{wrong.Key}' of '{wrong.Collection}' in {target.Description} is not what was written.",
                "Another program may have written there meanwhile: copy again.", wrong.Key));
    }

    private static IEnumerable<IReadOnlyList<Document>> Batches(IReadOnlyList<Document> documents)
    {
        var (batch, characters) = (new List<Document>(), 0L);
        foreach (var document in documents)
        {
            if (batch.Count > 0 && (batch.Count >= MostDocuments || characters + document.Json.Length > MostCharacters))
            {
                yield return batch;
                (batch, characters) = ([], 0);
            }

            batch.Add(document);
            characters += document.Json.Length;
        }

        if (batch.Count > 0) yield return batch;
    }

    private sealed record PlannedCopy(CopiedItem Item, IReadOnlyList<Document> Missing, IReadOnlyList<Document> Differing);
}
