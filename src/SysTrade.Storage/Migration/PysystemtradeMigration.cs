using System.Globalization;
using System.Text.Json;
using SysTrade.Data;
using SysTrade.Data.Copying;
using SysTrade.Data.Documents;
using SysTrade.Data.Parquet;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Series;
using SysTrade.Systems.Configuration;

namespace SysTrade.Storage.Migration;

/// <summary>Brings over what a pysystemtrade installation has: facts of instruments, series, documents, positions; and says of its configs what is known here.</summary>
/// <remarks>Doing it again changes nothing where nothing changed there; one that was ended in between is finished by doing it again. Nothing is written there.</remarks>
/// <param name="sources">What it has.</param>
/// <param name="target">Where to write.</param>
/// <param name="rule">What to do where the target holds something else.</param>
public sealed class PysystemtradeMigration(PysystemtradeSources sources, DataBlob target, CopyRule rule = CopyRule.Refuse)
{
    private static readonly Dictionary<string, string> FoldersWithoutHome = new(StringComparer.Ordinal)
    {
        ["capital"] = "there is no record of capital yet",
        ["optimal_positions"] = "the next run of each strategy works them out anew",
    };

    /// <summary>Migrates; gives a line of the report for each thing.</summary>
    /// <param name="isPlan">True to say what would be done, and to write nothing.</param>
    /// <param name="progress">Told what is in hand.</param>
    /// <param name="stopping">Ends it between two things.</param>
    public IEnumerable<MigratedItem> Run(bool isPlan = false, IProgress<(string Status, int Done, int Total)>? progress = null, CancellationToken stopping = default)
    {
        foreach (var (place, reason) in sources.Unread) yield return new MigratedItem("folder", place, MigrationOutcome.Left, 0, reason) { IsDone = !isPlan };
        var spreads = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var item in ReadSpreadCosts(spreads, isPlan)) yield return item;
        var hasTables = false;
        foreach (var settings in sources.Series)
        {
            using var source = new DataBlob(settings);
            hasTables |= HasTables(source);
            foreach (var item in Series(source, spreads, isPlan, progress, stopping)) yield return item;
        }

        if (!hasTables) foreach (var item in SpreadTable.Merge(spreads, target, rule, isPlan)) yield return item;
        var hasPositions = sources.ParquetRoots.Any(r => Directory.Exists(Path.Combine(r, "strategy_positions")) || Directory.Exists(Path.Combine(r, "contract_positions")));
        if (sources.Documents.Count > 0 || hasPositions)
        {
            using var book = TargetBook.Open(target, isPlan);
            foreach (var documents in sources.Documents)
            {
                stopping.ThrowIfCancellationRequested();
                progress?.Report((documents.Description, 0, 0));
                foreach (var item in new DocumentMigration(book.Book, rule, isPlan).Run(documents)) yield return item;
            }

            if (hasPositions) foreach (var item in Positions(book.Book, isPlan)) yield return item;
        }

        foreach (var item in sources.ParquetRoots.SelectMany(r => WithoutHome(r, isPlan))) yield return item;
        foreach (var config in sources.Configs)
        {
            foreach (var item in Config(config)) yield return item with { IsDone = !isPlan };
        }
    }

    private IEnumerable<MigratedItem> Series(
        DataBlob source, IReadOnlyDictionary<string, double> spreads, bool isPlan, IProgress<(string Status, int Done, int Total)>? progress, CancellationToken stopping)
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
            yield return new MigratedItem(DocumentMigration.SpreadCosts, "", reported.Outcome, known, "in the facts of instruments, before those of the tables") { IsDone = !isPlan };
            foreach (var code in spreads.Keys.Except(facts.Codes).Order(StringComparer.Ordinal))
            {
                yield return new MigratedItem(DocumentMigration.SpreadCosts, code, MigrationOutcome.Left, 1, "the tables have no such instrument") { IsDone = !isPlan };
            }
        }
    }

    private static bool HasTables(DataBlob source) => source.Settings.Instruments.Technology == StoreTechnology.Csv && Directory.Exists(source.Settings.Instruments.Place);

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
        return new MigratedItem(group, item.Key, outcome, item.SourceRows, item.Reason) { IsDone = item.IsDone, Error = outcome == MigrationOutcome.Failed ? item.Error : null };
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
            var cost = DocumentMigration.Number(document.RootElement, "cost_price_units");
            var code = InstrumentCode.Require(DocumentMigration.Text(document.RootElement, "instrument_code"));
            spreads[code] = cost >= 0
                ? cost
                : throw new SysTradeException("UnusableDocument", SysErrorKind.InvalidData, $"The spread cost of {code} is {cost}; expected zero or more.", "Correct it there.", code);
        }
        catch (SysTradeException error)
        {
            failed.Add(Failed(DocumentMigration.SpreadCosts, json.Length > 80 ? json[..80] : json, error, isPlan));
        }
    }

    private IEnumerable<MigratedItem> Positions(OrderBook book, bool isPlan)
    {
        var (strategies, contracts, failed) = (new Dictionary<StrategyInstrument, int>(), new Dictionary<FuturesContract, int>(), new List<MigratedItem>());
        foreach (var root in sources.ParquetRoots)
        {
            Read(Path.Combine(root, "strategy_positions"), n => StrategyInstrument.Parse(n), strategies);
            Read(Path.Combine(root, "contract_positions"), n => FuturesContract.Parse(n.Replace('#', '/').Replace('.', '/')), contracts);
        }

        foreach (var item in failed) yield return item;
        var spoilt = failed.Count > 0 ? "; positions of an instrument whose files cannot all be read do not add up" : "";
        foreach (var item in new PositionMigration(book, target.Series, isPlan).Run(strategies, contracts))
        {
            yield return item.Outcome == MigrationOutcome.Failed ? item with { Reason = item.Reason + spoilt } : item;
        }

        void Read<T>(string folder, Func<string, T> key, Dictionary<T, int> into)
            where T : notnull
        {
            if (!Directory.Exists(folder)) return;
            foreach (var file in Directory.EnumerateFiles(folder, "*.parquet").Order(StringComparer.Ordinal))
            {
                try
                {
                    var position = Last(ParquetNumbers.Read(file, "position"));
                    var whole = position == Math.Floor(position) && Math.Abs(position) < int.MaxValue
                        ? (int)position
                        : throw new DataFormatException("UnusableDocument", file, 0, "position", string.Create(CultureInfo.InvariantCulture, $"the last position is {position}; expected whole contracts."));
                    into[key(Path.GetFileNameWithoutExtension(file))] = whole;
                }
                catch (SysTradeException error)
                {
                    failed.Add(Failed(PositionMigration.Group, Path.GetFileName(file), error, isPlan));
                }
            }
        }
    }

    private static IEnumerable<MigratedItem> WithoutHome(string root, bool isPlan)
    {
        foreach (var (name, reason) in FoldersWithoutHome)
        {
            var folder = Path.Combine(root, name);
            if (Directory.Exists(folder)) yield return new MigratedItem(name, "", MigrationOutcome.Left, Directory.EnumerateFiles(folder, "*.parquet").Count(), reason) { IsDone = !isPlan };
        }
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
            var found = problems[key].FirstOrDefault(p => p.Severity != ConfigProblemSeverity.Information);
            yield return found is null
                ? new MigratedItem("config", $"{name}: {key}", MigrationOutcome.AlreadyThere, 1, "known; read where it is when SYSTRADE_PRIVATE_CONFIG_DIR names its folder")
                : new MigratedItem("config", $"{name}: {key}", MigrationOutcome.Left, 1, found.Message);
        }
    }

    private static double Last(TimeSeries series)
    {
        for (var row = series.Count - 1; row >= 0; row--)
        {
            if (!double.IsNaN(series[row])) return series[row];
        }

        return 0;
    }

    private static MigratedItem Failed(string group, string item, SysTradeException error, bool isPlan) =>
        new(group, item, MigrationOutcome.Failed, 1, error.Message) { Error = error, IsDone = !isPlan };

    /// <summary>The book to write to; of a plan where there is none yet, an empty one in memory, so that a plan makes no file.</summary>
    private sealed class TargetBook(OrderBook book, IDocumentStore? owned) : IDisposable
    {
        public OrderBook Book => book;

        public static TargetBook Open(DataBlob target, bool isPlan)
        {
            if (!isPlan || target.Settings.Documents is not { Technology: StoreTechnology.Sqlite, Place: var file } || File.Exists(file)) return new(target.Book, null);
            var memory = new InMemoryDocumentStore(BookCollections.All);
            return new(new OrderBook(memory), memory);
        }

        public void Dispose() => owned?.Dispose();
    }
}
