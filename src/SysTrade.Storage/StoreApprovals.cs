using SysTrade.Data;
using SysTrade.Data.Arctic;
using SysTrade.Data.Building;
using SysTrade.Data.Csv;
using SysTrade.Domain.Errors;

namespace SysTrade.Storage;

/// <summary>Where a store keeps the prices that a person has approved: beside files, or in memory with what is kept there.</summary>
public static class StoreApprovals
{
    /// <summary>Approvals of a store; null when it can keep none.</summary>
    /// <param name="store">Store of the prices; of one that is made of several, the one that keeps them.</param>
    /// <param name="contract">Contract whose prices are meant; 0 for adjusted prices.</param>
    public static IPriceApprovals? Find(ISeriesStore store, int contract) => Keeper(store, contract) switch
    {
        FileSeriesStore files => new CsvPriceApprovals(files.Folder),
        InMemorySeriesStore memory => memory.Approvals,
        _ => null,
    };

    /// <summary>Approvals of a store.</summary>
    /// <param name="store">Store of the prices.</param>
    /// <param name="contract">Contract whose prices are meant; 0 for adjusted prices.</param>
    /// <exception cref="SysTradeException"><c>ApprovalsNotKept</c>.</exception>
    public static IPriceApprovals Require(ISeriesStore store, int contract)
    {
        if (Find(store, contract) is { } approvals) return approvals;
        var keeper = Keeper(store, contract);
        throw new SysTradeException(
            "ApprovalsNotKept", SysErrorKind.InvalidOperation,
            $"Approvals are kept in a file beside the prices, and {keeper.Description} is no folder of CSV or Parquet "
            + $"files{(keeper is ArcticSeriesStore ? " but is read only" : "")}.",
            "Copy the prices to a folder (Copy-SysData FROM parquet:FOLDER), connect to that, and approve them there.", keeper.Description);
    }

    private static ISeriesStore Keeper(ISeriesStore store, int contract) =>
        store is RoutedSeriesStore routed ? Keeper(routed.Of(contract == 0 ? SeriesKind.AdjustedPrices : SeriesKind.ContractPrices), contract) : store;
}
