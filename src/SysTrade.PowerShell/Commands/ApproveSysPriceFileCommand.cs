using System.Management.Automation;
using SysTrade.Data;
using SysTrade.Data.Csv;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Takes CSV files of prices as they are now, after they were edited by hand: makes their checksums anew.</summary>
[Cmdlet(VerbsLifecycle.Approve, "SysPriceFile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(string))]
public sealed class ApproveSysPriceFileCommand : BuildingCmdlet
{
    /// <summary>Which series; by default all of the instrument.</summary>
    [Parameter(Position = 1)]
    public SeriesKind[] Kind { get; set; } = Enum.GetValues<SeriesKind>();

    /// <inheritdoc/>
    protected override void Process(string code)
    {
        var routed = Market.Store as RoutedSeriesStore;
        var stores = Kind.Select(kind => (Kind: kind, Store: (routed?.Of(kind) ?? Market.Store) as CsvSeriesStore)).ToArray();
        if (Array.TrueForAll(stores, s => s.Store is null))
        {
            throw new SysTradeException(
                "NoCsvFiles", SysErrorKind.InvalidOperation,
                $"{Market.Description} keeps no {(Kind.Length == 1 ? SeriesSchema.For(Kind[0]).Thing : "series")} in CSV files; only those have checksums "
                + "beside them.",
                "Name a folder of CSV files with -Data. Of Parquet, whose pages carry their own checksums, write the series again.");
        }

        foreach (var (kind, store) in stores)
        {
            if (store is null) continue;
            foreach (var key in Keys(store, kind, code)) Try(() => Accept(store, kind, key));
        }

        Forget();
    }

    private static IEnumerable<string> Keys(CsvSeriesStore store, SeriesKind kind, string code) => kind == SeriesKind.ContractPrices
        ? store.Keys(kind).Where(k => ContractPriceKey.Parse(k).Instrument == code)
        : store.Contains(kind, code) ? [code] : [];

    private void Accept(CsvSeriesStore store, SeriesKind kind, string key)
    {
        var file = store.FileOf(kind, key);
        if (store.IsAsWritten(kind, key) || !ShouldProcess(file, "Take the edited file as it is")) return;
        if (store.Accept(kind, key)) WriteObject(file);
    }
}
