using SysTrade.Domain.Errors;
using SysTrade.Execution.Books;
using SysTrade.Execution.Capital;
using SysTrade.Series;

namespace SysTrade.Storage.Migration;

/// <summary>
/// Brings the capital of the account and of strategies over, with its history. Doing it again adds what came after; once the book has recorded capital itself,
/// that is its own.
/// </summary>
/// <param name="book">The book.</param>
/// <param name="isPlan">True to write nothing.</param>
internal sealed class CapitalMigration(OrderBook book, bool isPlan)
{
    private const string Account = "__global_capital";
    private const string Why = "brought over from pysystemtrade";

    private static readonly string[] AccountColumns = ["Actual", "Max", "Accumulated", "Broker"];

    private string? _takenFrom;

    /// <summary>True of a place that has anything to be told of here, or cannot say whether it has.</summary>
    public static bool IsIn(ForeignTables tables)
    {
        try
        {
            return tables.Names(ForeignTables.Capital).Count + tables.Names(ForeignTables.OptimalPositions).Count > 0;
        }
        catch (DataFormatException)
        {
            // Run tells of the damage.
            return true;
        }
    }

    /// <summary>
    /// Brings over what the first of several places has; of a further one it reports that it was left. Also tells of tables that nothing here keeps.
    /// </summary>
    public IEnumerable<MigratedItem> Run(ForeignTables tables)
    {
        foreach (var item in Capital(tables).Concat(OptimalPositions(tables))) yield return item with { IsDone = !isPlan };
    }

    private IReadOnlyList<MigratedItem> Capital(ForeignTables tables) => Named(tables, ForeignTables.Capital, names =>
    {
        if (_takenFrom is not null) return [Left(tables.Description, names.Count, $"capital was taken from {_takenFrom}, which counts before this place")];
        // A backup joins all of it in one file, whose columns are one for each strategy.
        if (tables.NamesAreJoined)
        {
            return [Left(tables.Description, names.Count, "a backup of capital; it comes from Parquet or Arctic, or set it: Set-SysCapital")];
        }

        _takenFrom = tables.Description;
        return [.. names.Select(n => n == Account ? OfAccount(tables) : OfStrategy(tables, n))];
    });

    private static IReadOnlyList<MigratedItem> OptimalPositions(ForeignTables tables) => Named(tables, ForeignTables.OptimalPositions, names =>
    [
        new MigratedItem(
            ForeignTables.OptimalPositions, tables.Description, MigrationOutcome.Left, names.Count,
            "targets of past runs, which would be traded as if they were of today; the next run of each strategy works them out anew"),
    ]);

    private static IReadOnlyList<MigratedItem> Named(ForeignTables tables, string table, Func<IReadOnlyList<string>, IReadOnlyList<MigratedItem>> report)
    {
        try
        {
            return tables.Names(table) is { Count: > 0 } names ? report(names) : [];
        }
        catch (DataFormatException error)
        {
            return [Failed(table, tables.Description, error)];
        }
    }

    private MigratedItem OfAccount(ForeignTables tables) => Guarded(Account, () =>
    {
        var columns = AccountColumns.Select(c => Filled(tables.Numbers(ForeignTables.Capital, Account, c))).ToArray();
        var rows = Enumerable.Range(0, columns[0].Index.Count).Where(r => columns.All(c => !double.IsNaN(c.Values[r])))
            .Select(r => new AccountCapital(
                At(columns[0].Index, r), columns[0].Values[r], columns[1].Values[r], columns[2].Values[r], columns[3].Values[r])).ToArray();
        return Report(Account, rows.Select(r => r.At), book.CapitalHistory().Select(c => (c.At, c.Reason)), () => book.AdoptCapital(rows, Why));
    });

    private MigratedItem OfStrategy(ForeignTables tables, string strategy) => Guarded(strategy, () =>
    {
        var (index, values) = Filled(Amounts(tables, strategy));
        var rows = values.Select((v, r) => (At: At(index, r), Amount: v)).Where(r => !double.IsNaN(r.Amount)).ToArray();
        return Report(
            strategy, rows.Select(r => r.At), book.CapitalHistory(strategy).Select(c => (c.At, c.Reason)), () => book.AdoptCapital(strategy, rows, Why));
    });

    // A column without a name is called by its number.
    private static TimeSeries Amounts(ForeignTables tables, string strategy)
    {
        try
        {
            return tables.Numbers(ForeignTables.Capital, strategy, "capital");
        }
        catch (DataFormatException error) when (error.ErrorId == "MissingColumn")
        {
            return tables.Numbers(ForeignTables.Capital, strategy, "0");
        }
    }

    private MigratedItem Report(string item, IEnumerable<DateTime> rows, IEnumerable<(DateTime At, string Reason)> there, Func<int?> adopt)
    {
        var known = there.ToArray();
        if (Array.Exists(known, k => k.Reason != Why)) return Left(item, rows.Count(), "this book has recorded capital itself since; it is the book's own now");
        var last = known.Select(k => k.At).DefaultIfEmpty(DateTime.MinValue).Max();
        var added = rows.Count(r => r > last);
        if (added == 0) return new MigratedItem(ForeignTables.Capital, item, MigrationOutcome.AlreadyThere, known.Length);
        if (!isPlan) adopt();
        return new MigratedItem(ForeignTables.Capital, item, MigrationOutcome.Came, added);
    }

    private static MigratedItem Guarded(string item, Func<MigratedItem> work)
    {
        try
        {
            return work();
        }
        catch (SysTradeException error) when (error.Kind != SysErrorKind.Connection)
        {
            return Failed(ForeignTables.Capital, item, error);
        }
    }

    /// <summary>Missing values filled from before, as the reference does: a row that changes one amount leaves the others out.</summary>
    private static (TimeIndex Index, double[] Values) Filled(TimeSeries series)
    {
        var values = series.ToArray();
        for (var row = 1; row < values.Length; row++)
        {
            if (double.IsNaN(values[row])) values[row] = values[row - 1];
        }

        return (series.Index, values);
    }

    private static DateTime At(TimeIndex index, int row) => DateTime.SpecifyKind(index[row], DateTimeKind.Utc);

    private static MigratedItem Left(string item, int count, string reason) => new(ForeignTables.Capital, item, MigrationOutcome.Left, count, reason);

    private static MigratedItem Failed(string group, string item, SysTradeException error) =>
        new(group, item, MigrationOutcome.Failed, 1, error.Message) { Error = error };
}
