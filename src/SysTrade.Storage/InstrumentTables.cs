using SysTrade.Data;
using SysTrade.Data.Copying;
using SysTrade.Data.Csv;
using SysTrade.Domain;
using SysTrade.Domain.Errors;

namespace SysTrade.Storage;

/// <summary>Copies facts of instruments into the tables of a folder, instrument by instrument.</summary>
internal static class InstrumentTables
{
    private static readonly IInstrumentCatalog None = new InstrumentCatalog("", [], new Dictionary<string, double>(), new Dictionary<string, RollParameters>());

    public static CopiedItem Copy(IInstrumentCatalog source, string folder, CopiedItem item, CopyRule rule, bool isPlan)
    {
        var target = File.Exists(Path.Combine(folder, CsvInstrumentCatalog.InstrumentFile)) ? CsvInstrumentCatalog.Load(folder) : None;
        var known = target.Codes.ToHashSet(StringComparer.Ordinal);
        var missing = source.Codes.Where(c => !known.Contains(c)).ToArray();
        var differing = source.Codes.Where(c => known.Contains(c) && !AreEqual(source, target, c)).ToArray();
        item = item with { TargetRows = known.Count, Added = missing.Length };
        if (missing.Length == 0 && differing.Length == 0) return item with { Outcome = CopyOutcome.Equal, IsVerified = true };
        var reason = differing.Length == 0
            ? ""
            : $"{differing.Length} instruments have other facts in {folder}: {string.Join(", ", differing.Take(5))}{(differing.Length > 5 ? ", ..." : "")}.";
        if (differing.Length > 0 && rule == CopyRule.Refuse)
        {
            return item with
            {
                Outcome = CopyOutcome.Refused,
                Added = 0,
                Reason = reason,
                Error = new SysTradeException(
                    "CopyDiffers", SysErrorKind.InvalidOperation, $"Facts of instruments were not copied: {reason}",
                    "Choose what is to be done: Keep, Append what is missing, or Replace them.", folder),
            };
        }

        if (differing.Length > 0 && (rule == CopyRule.Keep || missing.Length == 0) && rule != CopyRule.Replace)
        {
            return item with { Outcome = CopyOutcome.Kept, Added = 0, Reason = reason };
        }

        var outcome = differing.Length > 0 && rule == CopyRule.Replace ? CopyOutcome.Replaced
            : differing.Length > 0 ? CopyOutcome.Appended
            : known.Count == 0 ? CopyOutcome.Copied
            : CopyOutcome.Extended;
        item = item with { Outcome = outcome, Reason = reason };
        if (isPlan) return item;
        var taken = (rule == CopyRule.Replace ? source.Codes : missing).ToHashSet(StringComparer.Ordinal);
        var merged = Merged(source, target, taken);
        CsvInstrumentCatalog.Write(merged, folder);
        var written = CsvInstrumentCatalog.Load(folder);
        return written.Codes.SequenceEqual(merged.Codes) && merged.Codes.All(c => AreEqual(merged, written, c))
            ? item with { IsVerified = true }
            : throw new SysTradeException(
                "CopyNotEqual", SysErrorKind.InvalidData, $"The tables in {folder} are not what was written.",
                "Another program may have written there meanwhile: copy again.", folder);
    }

    private static InstrumentCatalog Merged(IInstrumentCatalog source, IInstrumentCatalog target, HashSet<string> taken)
    {
        var of = source.Codes.Union(target.Codes).ToDictionary(c => c, c => taken.Contains(c) ? source : target, StringComparer.Ordinal);
        return new InstrumentCatalog(
            source.Description,
            of.Select(c => c.Value.Get(c.Key)),
            Known(of, (c, code) => c.SpreadCost(code)),
            Known(of, (c, code) => c.RollParameters(code)),
            Known(of, (c, code) => c.Details(code)));
    }

    private static Dictionary<string, T> Known<T>(Dictionary<string, IInstrumentCatalog> of, Func<IInstrumentCatalog, string, T?> find)
        where T : class =>
        of.Select(c => (c.Key, Value: find(c.Value, c.Key))).Where(c => c.Value is not null).ToDictionary(c => c.Key, c => c.Value!, StringComparer.Ordinal);

    private static Dictionary<string, double> Known(Dictionary<string, IInstrumentCatalog> of, Func<IInstrumentCatalog, string, double?> find) =>
        of.Select(c => (c.Key, Value: find(c.Value, c.Key))).Where(c => c.Value is not null)
            .ToDictionary(c => c.Key, c => c.Value!.Value, StringComparer.Ordinal);

    private static bool AreEqual(IInstrumentCatalog left, IInstrumentCatalog right, string code) =>
        left.Get(code) == right.Get(code) && Nullable.Equals(left.SpreadCost(code), right.SpreadCost(code))
        && left.RollParameters(code) == right.RollParameters(code) && left.Details(code) == right.Details(code);
}
