using System.Globalization;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Series;

namespace SysTrade.Storage.Migration;

/// <summary>Reads what pysystemtrade holds: the last row of each of its series of positions.</summary>
/// <param name="isInstrument">True of a known instrument code: where a file name joins a strategy and an instrument, that tells them apart.</param>
/// <param name="isPlan">True when nothing is written, for the report.</param>
internal sealed class ForeignPositions(Func<string, bool> isInstrument, bool isPlan)
{
    private readonly List<MigratedItem> _items = [];

    /// <summary>Positions of strategies in instruments.</summary>
    public Dictionary<StrategyInstrument, int> Strategies { get; } = [];

    /// <summary>Positions in contracts.</summary>
    public Dictionary<FuturesContract, int> Contracts { get; } = [];

    /// <summary>Lines of the report about what could not be read, and about what was not looked at.</summary>
    public IReadOnlyList<MigratedItem> Items => _items;

    /// <summary>True once positions were found.</summary>
    public bool IsRead { get; private set; }

    /// <summary>Reads the first of several places that has positions; of a further one it reports that it was left.</summary>
    public void Read(ForeignTables tables)
    {
        IReadOnlyList<string> strategies, contracts;
        try
        {
            (strategies, contracts) = (tables.Names(ForeignTables.StrategyPositions), tables.Names(ForeignTables.ContractPositions));
        }
        catch (DataFormatException error)
        {
            _items.Add(Failed(tables.Description, error));
            return;
        }

        if (strategies.Count + contracts.Count == 0) return;
        if (IsRead)
        {
            var why = "positions were taken from a place that counts before this one: Parquet, then Arctic, then backups in CSV";
            _items.Add(new MigratedItem(
                PositionMigration.Group, tables.Description, MigrationOutcome.Left, strategies.Count + contracts.Count, why)
            { IsDone = !isPlan });
            return;
        }

        IsRead = true;
        Read(tables, ForeignTables.ContractPositions, contracts, n => Contract(tables, n), Contracts);
        Read(tables, ForeignTables.StrategyPositions, strategies, n => Strategy(tables, n), Strategies);
    }

    /// <summary>Last number of a series; zero of one without any.</summary>
    public static double Last(TimeSeries series)
    {
        for (var row = series.Count - 1; row >= 0; row--)
        {
            if (!double.IsNaN(series[row])) return series[row];
        }

        return 0;
    }

    private void Read<T>(ForeignTables tables, string table, IReadOnlyList<string> names, Func<string, T> key, Dictionary<T, int> into)
        where T : notnull
    {
        foreach (var name in names)
        {
            try
            {
                var position = Last(tables.Numbers(table, name, "position"));
                into[key(name)] = position == Math.Floor(position) && Math.Abs(position) < int.MaxValue
                    ? (int)position
                    : throw Fraction(tables, table, name, position);
            }
            catch (SysTradeException error) when (error.Kind != SysErrorKind.Connection)
            {
                _items.Add(Failed($"{table}: {name}", error));
            }
        }
    }

    // Parquet names files "CODE#YYYYMM00", Arctic "CODE.YYYYMM00" or "CODE/YYYYMM00", a backup "CODE_YYYYMM00".
    private static FuturesContract Contract(ForeignTables tables, string name) => FuturesContract.Parse(
        tables.NamesAreJoined && name.LastIndexOf('_') is var at and > 0 ? $"{name[..at]}/{name[(at + 1)..]}" : name.Replace('#', '/').Replace('.', '/'));

    private StrategyInstrument Strategy(ForeignTables tables, string name)
    {
        if (!tables.NamesAreJoined) return StrategyInstrument.Parse(name);
        for (var at = name.IndexOf('_', StringComparison.Ordinal); at > 0; at = name.IndexOf('_', at + 1))
        {
            // The longest code that is known: "trend_US10" is not strategy "trend_US" in "10".
            var code = name[(at + 1)..];
            if (isInstrument(code) || Contracts.Keys.Any(c => c.Instrument == code)) return new StrategyInstrument(name[..at], code);
        }

        throw new SysTradeException(
            "InvalidOrderKey", SysErrorKind.InvalidData,
            $"'{name}' does not end in the code of an instrument that is known here; expected strategy_INSTRUMENT.",
            "Bring the table of instruments over first, or rename the file.", name);
    }

    private static DataFormatException Fraction(ForeignTables tables, string table, string name, double position) => new(
        "UnusableDocument", $"{tables.Description}, {table}, {name}", 0, "position",
        string.Create(CultureInfo.InvariantCulture, $"the last position is {position}; expected whole contracts."));

    private MigratedItem Failed(string item, SysTradeException error) =>
        new(PositionMigration.Group, item, MigrationOutcome.Failed, 1, error.Message) { Error = error, IsDone = !isPlan };
}
