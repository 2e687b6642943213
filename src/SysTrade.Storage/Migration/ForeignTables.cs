using SysTrade.Data.Arctic;
using SysTrade.Data.Csv;
using SysTrade.Data.Parquet;
using SysTrade.Series;

namespace SysTrade.Storage.Migration;

/// <summary>
/// Series of pysystemtrade that are no prices: positions, capital, optimal positions. Production keeps each in a folder of its Parquet store, in a library of
/// Arctic, or in a folder of its backup in CSV.
/// </summary>
internal abstract class ForeignTables : IDisposable
{
    public const string StrategyPositions = "strategy_positions";
    public const string ContractPositions = "contract_positions";
    public const string OptimalPositions = "optimal_positions";
    public const string Capital = "capital";

    /// <summary>Where they are; never a password.</summary>
    public abstract string Description { get; }

    /// <summary>True when names are files, in which an underscore stands between the parts of a name.</summary>
    public virtual bool NamesAreJoined => false;

    /// <summary>Names in a table; empty when there is none.</summary>
    /// <exception cref="Domain.Errors.SysTradeException"><c>StoreUnreachable</c>, <c>DumpDamaged</c>.</exception>
    public abstract IReadOnlyList<string> Names(string table);

    /// <summary>A column of numbers.</summary>
    /// <exception cref="Domain.Errors.SysTradeException">It cannot be read.</exception>
    public abstract TimeSeries Numbers(string table, string name, string column);

    public static ForeignTables Open(StorePlace place) => place.Technology switch
    {
        StoreTechnology.Parquet => new Parquet(place.Place),
        StoreTechnology.Arctic => new Arctic(StoreOpener.Arctic(place)),
        StoreTechnology.Csv => new Backup(place.Place),
        _ => throw new InvalidOperationException($"{place.Technology} keeps no tables."),
    };

    public abstract void Dispose();

    private static IReadOnlyList<string> Files(string folder, string ending) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, "*" + ending).Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    private sealed class Parquet(string root) : ForeignTables
    {
        private const string Ending = ".parquet";

        public override string Description => root;

        public override IReadOnlyList<string> Names(string table) => Files(Path.Combine(root, table), Ending);

        public override TimeSeries Numbers(string table, string name, string column) => ParquetNumbers.Read(Path.Combine(root, table, name + Ending), column);

        public override void Dispose()
        {
            // Files are closed as soon as they are read.
        }
    }

    private sealed class Arctic(ArcticSeriesStore store) : ForeignTables
    {
        public override string Description => store.Description;

        public override IReadOnlyList<string> Names(string table) => store.Symbols(Library(table));

        public override TimeSeries Numbers(string table, string name, string column) => store.Numbers(Library(table), name, column);

        public override void Dispose() => store.Dispose();

        // The one library that is named after what it is kept in.
        private static string Library(string table) => table == Capital ? "arctic_capital" : table;
    }

    private sealed class Backup(string root) : ForeignTables
    {
        private const string Ending = ".csv";

        public override string Description => root;

        public override bool NamesAreJoined => true;

        public override IReadOnlyList<string> Names(string table) => Files(Path.Combine(root, table), Ending);

        public override TimeSeries Numbers(string table, string name, string column) => CsvNumbers.Read(Path.Combine(root, table, name + Ending), column);

        public override void Dispose()
        {
            // Files are closed as soon as they are read.
        }
    }
}
