using System.Globalization;
using SysTrade.Domain.Errors;

namespace SysTrade.Storage.Migration;

/// <summary>Says what is left of the tables of pysystemtrade that nothing here keeps, with what its owner needs of them.</summary>
internal static class ForeignCapital
{
    private const string Total = "__global_capital";
    private const string NotTaken =
        "positions are sized by capital, so its owner says what counts from now on: Set-SysCapital records it for the account and for strategies, in place of notional_trading_capital of a config";

    public static IEnumerable<MigratedItem> Run(ForeignTables tables, bool isPlan)
    {
        foreach (var item in Capital(tables)) yield return item with { IsDone = !isPlan };
        var (count, failed) = Count(tables, ForeignTables.OptimalPositions);
        if (failed is not null) yield return failed with { IsDone = !isPlan };
        if (count == 0) yield break;
        yield return new MigratedItem(
            ForeignTables.OptimalPositions, tables.Description, MigrationOutcome.Left, count,
            "targets of past runs, which would be traded as if they were of today; the next run of each strategy works them out anew")
        { IsDone = !isPlan };
    }

    private static IEnumerable<MigratedItem> Capital(ForeignTables tables)
    {
        // A backup joins all of it in one file, whose columns are one for each strategy.
        if (tables.NamesAreJoined) return Count(tables, ForeignTables.Capital) is ( > 0 and var files, _) ? [Left(tables.Description, files, NotTaken)] : [];
        try
        {
            return [.. tables.Names(ForeignTables.Capital).Select(n => One(tables, n))];
        }
        catch (DataFormatException error)
        {
            return [Failed(ForeignTables.Capital, tables.Description, error)];
        }
    }

    private static MigratedItem One(ForeignTables tables, string name)
    {
        try
        {
            var series = tables.Numbers(ForeignTables.Capital, name, name == Total ? "Actual" : "capital");
            var last = series.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"the last there, {series.Index.Last:yyyy-MM-dd}, is {ForeignPositions.Last(series):0.##}; ");
            return Left(name, series.Count, last + NotTaken);
        }
        catch (SysTradeException error) when (error.Kind != SysErrorKind.Connection)
        {
            return Failed(ForeignTables.Capital, name, error);
        }
    }

    private static (int Count, MigratedItem? Failed) Count(ForeignTables tables, string table)
    {
        try
        {
            return (tables.Names(table).Count, null);
        }
        catch (DataFormatException error)
        {
            return (0, Failed(table, tables.Description, error));
        }
    }

    private static MigratedItem Left(string item, int count, string reason) => new(ForeignTables.Capital, item, MigrationOutcome.Left, count, reason);

    private static MigratedItem Failed(string group, string item, SysTradeException error) => new(group, item, MigrationOutcome.Failed, 1, error.Message) { Error = error };
}
