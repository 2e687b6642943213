using SysTrade.Domain.Errors;

namespace SysTrade.Data.Copying;

/// <summary>Copies series from one store to another, one after the other; a fault of one does not stop the others.</summary>
/// <remarks>
/// Each series is replaced wholly or not at all, so a copy that was ended in between is finished by doing it again: what is there and the same is passed over.
/// What was written is read back and compared to the bit. A longer or other history is never lost unless <see cref="CopyRule.Replace"/> asks for it.
/// </remarks>
/// <param name="source">Where to read.</param>
/// <param name="target">Where to write.</param>
/// <param name="rule">What to do where the target holds something else.</param>
public sealed class SeriesCopy(ISeriesStore source, ISeriesStore target, CopyRule rule = CopyRule.Refuse)
{
    /// <summary>Copies series.</summary>
    /// <param name="keys">Kinds and keys.</param>
    /// <param name="isPlan">True to say what would be done, and to write nothing.</param>
    /// <param name="stopping">Ends it between two series.</param>
    public IEnumerable<CopiedItem> Run(IEnumerable<(SeriesKind Kind, string Key)> keys, bool isPlan = false, CancellationToken stopping = default)
    {
        foreach (var (kind, key) in keys)
        {
            stopping.ThrowIfCancellationRequested();
            yield return Copy(kind, key, isPlan);
        }
    }

    /// <summary>Copies one series. What goes wrong with it is part of what is returned; a store that cannot be reached is an error.</summary>
    /// <exception cref="SysTradeException">Of the kind <see cref="SysErrorKind.Connection"/>: nothing further can work.</exception>
    public CopiedItem Copy(SeriesKind kind, string key, bool isPlan = false)
    {
        var item = new CopiedItem { Kind = kind.ToString(), Key = key, Outcome = CopyOutcome.Failed, IsDone = !isPlan };
        try
        {
            return Copy(item, kind, key, isPlan);
        }
        catch (SysTradeException error) when (error.Kind != SysErrorKind.Connection)
        {
            return item.With(CopyOutcome.Failed, error.Message, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return item.With(
                CopyOutcome.Failed, error.Message,
                new SysTradeException("FileAccess", SysErrorKind.InvalidOperation, error.Message, "Correct the file or its permissions.", key, error));
        }
    }

    private CopiedItem Copy(CopiedItem item, SeriesKind kind, string key, bool isPlan)
    {
        key = SeriesSchema.For(kind).RequireKey(key);
        var rows = source.Read(kind, key);
        item = item with { Key = key, SourceRows = rows.Count };
        if (rows.Count > 0) item = item with { First = rows.Index.First, Last = rows.Index.Last };
        if (!target.Contains(kind, key)) return Done(item with { Outcome = CopyOutcome.Copied, Added = rows.Count }, kind, rows, isPlan, OverlapRule.MustAgree);
        var stored = target.Read(kind, key);
        item = item with { TargetRows = stored.Count };
        var shared = SeriesComparison.SharedRows(rows, stored);
        if (shared == rows.Count && shared == stored.Count) return item with { Outcome = CopyOutcome.Equal, IsVerified = true };
        if (shared == stored.Count)
        {
            return Done(item with { Outcome = CopyOutcome.Extended, Added = rows.Count - shared }, kind, rows, isPlan, OverlapRule.MustAgree);
        }

        var difference = Difference(rows, stored, shared);
        switch (rule)
        {
            case CopyRule.Replace:
                if (isPlan) return item.With(CopyOutcome.Replaced, difference);
                target.Write(kind, key, rows);
                return Verified(item.With(CopyOutcome.Replaced, difference) with { Added = Math.Max(0, rows.Count - shared) }, kind, rows);
            case CopyRule.Append:
                var later = rows.Between(stored.Index.Last.AddTicks(1), null);
                return later.Count == 0
                    ? item.With(CopyOutcome.Kept, difference + " There is nothing after it to be added.") with { IsVerified = true }
                    : Done(item.With(CopyOutcome.Appended, difference) with { Added = later.Count }, kind, later, isPlan, OverlapRule.KeepStored);
            case CopyRule.Keep:
                return item.With(CopyOutcome.Kept, difference);
            default:
                var thing = SeriesSchema.For(kind).Thing;
                return item.With(CopyOutcome.Refused, difference, new SysTradeException(
                    "CopyDiffers", SysErrorKind.InvalidOperation,
                    $"The {thing} of '{key}' in {target.Description} are not those of {source.Description} and were left as they are: {difference}",
                    "Choose what is to be done: Keep them, Append what comes after them, or Replace them.", key));
        }
    }

    private CopiedItem Done(CopiedItem item, SeriesKind kind, ColumnSet rows, bool isPlan, OverlapRule overlap)
    {
        if (isPlan) return item;
        // An append comes wholly before or after another writer's and never takes a row away, which a plain write could.
        target.Append(kind, item.Key, rows, overlap);
        return Verified(item, kind, rows);
    }

    private CopiedItem Verified(CopiedItem item, SeriesKind kind, ColumnSet rows)
    {
        var stored = target.Read(kind, item.Key);
        // After an append it is the end that was written.
        var written = item.Outcome == CopyOutcome.Appended ? stored.Between(rows.Index.First, null) : stored;
        return SeriesComparison.AreEqual(rows, written)
            ? item with { IsVerified = true }
            : throw new SysTradeException(
                "CopyNotEqual", SysErrorKind.InvalidData,
                $"What {target.Description} holds of the {SeriesSchema.For(kind).Thing} of '{item.Key}' after the copy is not what was written: "
                + $"{Difference(rows, written, SeriesComparison.SharedRows(rows, written))}",
                "Another program may have written there meanwhile: copy again.", item.Key);
    }

    private static string Difference(ColumnSet source, ColumnSet stored, int shared)
    {
        var where = shared < source.Count && shared < stored.Count
            ? $"the first difference is at {Earlier(source.Index[shared], stored.Index[shared]):yyyy-MM-dd HH:mm:ss}"
            : "the source ends earlier";
        return $"the target has {stored.Count} rows to {stored.Index.Last:yyyy-MM-dd HH:mm:ss}, the source {source.Count} to "
            + $"{source.Index.Last:yyyy-MM-dd HH:mm:ss}; {where}.";
    }

    private static DateTime Earlier(DateTime left, DateTime right) => left < right ? left : right;
}
