using SysTrade.Data;
using SysTrade.Data.Copying;
using SysTrade.Data.Csv;
using SysTrade.Domain.Errors;

namespace SysTrade.Storage.Migration;

/// <summary>Puts spread costs into the target's tables of instruments.</summary>
internal static class SpreadTable
{
    public static IEnumerable<MigratedItem> Merge(IReadOnlyDictionary<string, double> spreads, DataBlob target, CopyRule rule, bool isPlan)
    {
        if (spreads.Count == 0) return [];
        var place = target.Settings.Instruments;
        if (place.Technology != StoreTechnology.Csv || !File.Exists(Path.Combine(place.Place, CsvInstrumentCatalog.InstrumentFile)))
        {
            return [Item(
                "", MigrationOutcome.Left, spreads.Count, "there is no table of instruments here to put them in; bring the tables (csvconfig) over first",
                isPlan)];
        }

        try
        {
            return Merge(spreads, place.Place, rule, isPlan);
        }
        catch (SysTradeException error)
        {
            return [Item("", MigrationOutcome.Failed, spreads.Count, error.Message, isPlan) with { Error = error }];
        }
    }

    /// <summary>Facts of instruments with other spread costs where they are given.</summary>
    public static InstrumentCatalog With(IInstrumentCatalog catalog, IReadOnlyDictionary<string, double> spreads)
    {
        var costs = catalog.Codes.Select(c => (
            Code: c, Cost: spreads.TryGetValue(c, out var cost) ? cost : catalog.SpreadCost(c))).Where(c => c.Cost is not null);
        return new InstrumentCatalog(
            catalog.Description,
            catalog.Codes.Select(catalog.Get),
            costs.ToDictionary(c => c.Code, c => c.Cost!.Value, StringComparer.Ordinal),
            Facts(catalog, catalog.RollParameters),
            Facts(catalog, catalog.Details));
    }

    private static List<MigratedItem> Merge(IReadOnlyDictionary<string, double> spreads, string folder, CopyRule rule, bool isPlan)
    {
        var there = CsvInstrumentCatalog.Load(folder);
        var (items, taken, equal) = (new List<MigratedItem>(), new Dictionary<string, double>(StringComparer.Ordinal), 0);
        foreach (var (code, cost) in spreads.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            if (!there.TryGet(code, out _)) items.Add(Item(code, MigrationOutcome.Left, 1, "the tables have no such instrument", isPlan));
            else if (there.SpreadCost(code) is not { } known || (rule == CopyRule.Replace && !known.Equals(cost))) taken[code] = cost;
            else if (known.Equals(cost)) equal++;
            else items.Add(Item(
                code, MigrationOutcome.Left, 1, FormattableString.Invariant($"the table has {known}, production's database {cost}; the table's was kept"),
                isPlan));
        }

        if (equal > 0) items.Add(Item("", MigrationOutcome.AlreadyThere, equal, "", isPlan));
        if (taken.Count == 0) return items;
        items.Add(Item("", MigrationOutcome.Came, taken.Count, "", isPlan));
        if (isPlan) return items;
        CsvInstrumentCatalog.WriteSpreads(With(there, taken), folder);
        return items;
    }

    private static Dictionary<string, T> Facts<T>(IInstrumentCatalog catalog, Func<string, T?> find)
        where T : class =>
        catalog.Codes.Select(c => (Code: c, Facts: find(c))).Where(c => c.Facts is not null).ToDictionary(c => c.Code, c => c.Facts!, StringComparer.Ordinal);

    private static MigratedItem Item(string item, MigrationOutcome outcome, int count, string reason, bool isPlan) =>
        new(DocumentMigration.SpreadCosts, item, outcome, count, reason) { IsDone = !isPlan };
}
