using System.Text.Json;
using SysTrade.Data;
using SysTrade.Data.Copying;
using SysTrade.Data.Documents;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Execution.Books;
using SysTrade.Systems.Configuration;

namespace SysTrade.Storage.Migration;

/// <summary>
/// Brings over what a pysystemtrade installation has: facts of instruments, series, documents, positions; and says of its configs what is known here.
/// </summary>
/// <remarks>
/// Doing it again changes nothing where nothing changed there; one that was ended in between is finished by doing it again. Nothing is written there.
/// </remarks>
/// <param name="sources">What it has.</param>
/// <param name="target">Where to write.</param>
/// <param name="rule">What to do where the target holds something else.</param>
public sealed class PysystemtradeMigration(PysystemtradeSources sources, DataBlob target, CopyRule rule = CopyRule.Refuse)
{
    /// <summary>Migrates; gives a line of the report for each thing.</summary>
    /// <param name="isPlan">True to say what would be done, and to write nothing.</param>
    /// <param name="progress">Told what is in hand.</param>
    /// <param name="stopping">Ends it between two things.</param>
    public IEnumerable<MigratedItem> Run(
        bool isPlan = false, IProgress<(string Status, int Done, int Total)>? progress = null, CancellationToken stopping = default)
    {
        foreach (var (place, reason) in sources.Unread) yield return new MigratedItem("folder", place, MigrationOutcome.Left, 0, reason) { IsDone = !isPlan };
        var spreads = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var item in ReadSpreadCosts(spreads, isPlan)) yield return item;
        var hasTables = false;
        foreach (var settings in sources.Series.OrderBy(Rank))
        {
            using var source = new DataBlob(settings);
            hasTables |= HasTables(source);
            foreach (var item in Series(source, spreads, isPlan, progress, stopping)) yield return item;
        }

        if (!hasTables) foreach (var item in SpreadTable.Merge(spreads, target, rule, isPlan)) yield return item;
        using var tables = new TableSet(sources.Tables);
        var positions = ReadPositions(tables.All, isPlan);
        var hasRecords = sources.Documents.Count > 0 || positions.IsRead || tables.All.Any(CapitalMigration.IsIn);
        if (hasRecords && !target.HasDocuments)
        {
            const string why = "the target keeps series only; give it a store of documents too (a folder, or a config with data_stores) and do it again";
            yield return new MigratedItem("documents", target.Description, MigrationOutcome.Left, 0, why) { IsDone = !isPlan };
        }
        else if (hasRecords)
        {
            using var book = TargetBook.Open(target, isPlan);
            foreach (var documents in sources.Documents)
            {
                stopping.ThrowIfCancellationRequested();
                progress?.Report((documents.Description, 0, 0));
                foreach (var item in new DocumentMigration(book.Book, rule, isPlan).Run(documents, stopping)) yield return item;
            }

            foreach (var item in Positions(book.Book, positions, isPlan)) yield return item;
            var capital = new CapitalMigration(book.Book, isPlan);
            foreach (var item in tables.All.SelectMany(capital.Run)) yield return item;
        }
        else
        {
            foreach (var item in positions.Items) yield return item;
        }

        foreach (var config in sources.Configs)
        {
            foreach (var item in Config(config)) yield return item with { IsDone = !isPlan };
        }
    }

    private IEnumerable<MigratedItem> Series(
        DataBlob source, IReadOnlyDictionary<string, double> spreads, bool isPlan, IProgress<(string Status, int Done, int Total)>? progress,
        CancellationToken stopping)
    {
        var (hasTables, failed) = (HasTables(source), (MigratedItem?)null);
        IInstrumentCatalog? facts = null;
        try
        {
            if (hasTables) facts = SpreadTable.With(source.Instruments, spreads);
        }
        catch (SysTradeException error)
        {
            failed = Failed(DataCopy.Instruments, "all", error, isPlan);
        }

        if (failed is not null) yield return failed;
        var copy = new DataCopy(source, target, rule, facts);
        // Facts that come with the product are nothing that the installation has.
        var kinds = copy.Shared.Where(k => k != DataCopy.Documents && (k != DataCopy.Instruments || facts is not null)).ToArray();
        foreach (var item in copy.Run(kinds, null, isPlan, progress, stopping))
        {
            var reported = Reported(item);
            yield return reported;
            if (reported.Group != DataCopy.Instruments || spreads.Count == 0 || facts is null) continue;
            var known = facts.Codes.Count(spreads.ContainsKey);
            yield return new MigratedItem(
                DocumentMigration.SpreadCosts, "", reported.Outcome, known, "in the facts of instruments, before those of the tables")
            { IsDone = !isPlan };
            foreach (var code in spreads.Keys.Except(facts.Codes).Order(StringComparer.Ordinal))
            {
                yield return new MigratedItem(
                    DocumentMigration.SpreadCosts, code, MigrationOutcome.Left, 1, "the tables have no such instrument")
                { IsDone = !isPlan };
            }
        }
    }

    // What production trades on counts before the prices that come with a checkout, which are older.
    private static int Rank(DataStoreSettings settings) => settings.Series.Values.FirstOrDefault()?.Technology switch
    {
        StoreTechnology.Parquet => 0,
        StoreTechnology.Arctic => 1,
        _ => 2,
    };

    private static bool HasTables(DataBlob source) =>
        source.Settings.Instruments.Technology == StoreTechnology.Csv && Directory.Exists(source.Settings.Instruments.Place);

    private static MigratedItem Reported(CopiedItem item)
    {
        var outcome = item.Outcome switch
        {
            CopyOutcome.Equal => MigrationOutcome.AlreadyThere,
            CopyOutcome.Copied or CopyOutcome.Extended or CopyOutcome.Appended or CopyOutcome.Replaced => MigrationOutcome.Came,
            CopyOutcome.Kept or CopyOutcome.Refused => MigrationOutcome.Left,
            _ => MigrationOutcome.Failed,
        };
        var group = Enum.TryParse<SeriesKind>(item.Kind, out var kind) ? DataStoreSettings.NameOf(kind) : item.Kind.ToLowerInvariant();
        var hint = item.Outcome == CopyOutcome.Refused ? " Choose with -IfDifferent: Keep, Append or Replace." : "";
        var error = outcome == MigrationOutcome.Failed ? item.Error : null;
        return new MigratedItem(group, item.Key, outcome, item.SourceRows, item.Reason + hint) { IsDone = item.IsDone, Error = error };
    }

    /// <summary>Spread costs that production keeps in MongoDB count before those of the tables, as they do there.</summary>
    private List<MigratedItem> ReadSpreadCosts(Dictionary<string, double> spreads, bool isPlan)
    {
        var failed = new List<MigratedItem>();
        foreach (var documents in sources.Documents.Where(d => d.Names.Contains(DocumentMigration.SpreadCosts)))
        {
            try
            {
                foreach (var json in documents.Read(DocumentMigration.SpreadCosts)) ReadSpreadCost(json, spreads, failed, isPlan);
            }
            catch (DataFormatException error)
            {
                failed.Add(Failed(DocumentMigration.SpreadCosts, documents.Description, error, isPlan));
            }
        }

        return failed;
    }

    private static void ReadSpreadCost(string json, Dictionary<string, double> spreads, List<MigratedItem> failed, bool isPlan)
    {
        using var document = JsonDocument.Parse(json);
        try
        {
            var cost = ForeignDocument.Number(document.RootElement, "cost_price_units");
            var code = InstrumentCode.Require(ForeignDocument.Text(document.RootElement, "instrument_code"));
            spreads[code] = cost >= 0
                ? cost
                : throw new SysTradeException(
                    "UnusableDocument", SysErrorKind.InvalidData, $"The spread cost of {code} is {cost}; expected zero or more.", "Correct it there.", code);
        }
        catch (SysTradeException error)
        {
            failed.Add(Failed(DocumentMigration.SpreadCosts, json.Length > 80 ? json[..80] : json, error, isPlan));
        }
    }

    private IEnumerable<MigratedItem> Positions(OrderBook book, ForeignPositions found, bool isPlan)
    {
        foreach (var item in found.Items) yield return item;
        var spoilt = found.Items.Any(i => i.Outcome == MigrationOutcome.Failed)
            ? "; positions of an instrument whose files cannot all be read do not add up"
            : "";
        foreach (var item in new PositionMigration(book, target.Series, isPlan).Run(found.Strategies, found.Contracts))
        {
            yield return item.Outcome == MigrationOutcome.Failed ? item with { Reason = item.Reason + spoilt } : item;
        }
    }

    private ForeignPositions ReadPositions(IEnumerable<ForeignTables> tables, bool isPlan)
    {
        var codes = target.Instruments.Codes.Concat(target.Series.Keys(SeriesKind.AdjustedPrices)).ToHashSet(StringComparer.Ordinal);
        var found = new ForeignPositions(codes.Contains, isPlan);
        foreach (var place in tables) found.Read(place);
        return found;
    }

    private static IEnumerable<MigratedItem> Config(string file)
    {
        var name = Path.GetFileName(file);
        SystemConfig? config = null;
        MigratedItem? failed = null;
        try
        {
            config = SystemConfig.Load(file, ConfigEnvironment.None);
        }
        catch (SysTradeException error)
        {
            failed = Failed("config", file, error, false);
        }

        if (failed is not null) yield return failed;
        if (config is null) yield break;
        var problems = config.Validate(ConfigSchema.Default).ToLookup(p => p.Path.Split('.')[0]);
        foreach (var key in config.Keys())
        {
            // A key as a whole that nothing reads is told as such; one somewhere inside it is no reason to call all of it unread.
            var found = problems[key].FirstOrDefault(p => p.Severity != ConfigProblemSeverity.Information) ?? problems[key].FirstOrDefault(p => p.Path == key);
            yield return found is null
                ? new MigratedItem(
                    "config", $"{name}: {key}", MigrationOutcome.AlreadyThere, 1, "known; read where it is when SYSTRADE_PRIVATE_CONFIG_DIR names its folder")
                : new MigratedItem("config", $"{name}: {key}", MigrationOutcome.Left, 1, found.Message);
        }
    }

    private static MigratedItem Failed(string group, string item, SysTradeException error, bool isPlan) =>
        new(group, item, MigrationOutcome.Failed, 1, error.Message) { Error = error, IsDone = !isPlan };

    /// <summary>Tables of all places, closed together.</summary>
    private sealed class TableSet(IEnumerable<StorePlace> places) : IDisposable
    {
        public IReadOnlyList<ForeignTables> All { get; } = [.. places.Select(ForeignTables.Open)];

        public void Dispose()
        {
            foreach (var tables in All) tables.Dispose();
        }
    }

    /// <summary>The book to write to; of a plan where there is none yet, an empty one in memory, so that a plan makes no file.</summary>
    private sealed class TargetBook(OrderBook book, IDocumentStore? owned) : IDisposable
    {
        public OrderBook Book => book;

        public static TargetBook Open(DataBlob target, bool isPlan)
        {
            if (!isPlan || target.Settings.Documents is not { Technology: StoreTechnology.Sqlite, Place: var file } || File.Exists(file))
            {
                return new(target.Book, null);
            }

            var memory = new InMemoryDocumentStore(BookCollections.All);
            return new(new OrderBook(memory), memory);
        }

        public void Dispose() => owned?.Dispose();
    }
}
