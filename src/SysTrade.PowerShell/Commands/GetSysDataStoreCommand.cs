using System.Management.Automation;
using SysTrade.Data;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Storage;
using SysTrade.Storage.Repositories;

namespace SysTrade.PowerShell.Commands;

/// <summary>Tells what is kept where, and how much of it.</summary>
[Cmdlet(VerbsCommon.Get, "SysDataStore")]
[OutputType(typeof(DataStoreRow), typeof(IRepository))]
public sealed class GetSysDataStoreCommand : BlobCmdlet
{
    /// <summary>Repositories; wildcards are allowed. All by default.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(RepositoryCompleter))]
    [SupportsWildcards]
    public string[] Name { get; set; } = ["*"];

    /// <summary>A connection, or the address of a store; the session's connection when left out.</summary>
    [Parameter(ValueFromPipeline = true)]
    public DataPlace? Store { get; set; }

    /// <summary>Reads every series for its first and last moment.</summary>
    [Parameter]
    public SwitchParameter Range { get; set; }

    /// <summary>A row for each key, with rows and range of each series.</summary>
    [Parameter]
    public SwitchParameter Key { get; set; }

    /// <summary>Gives the repositories themselves, to read with.</summary>
    [Parameter]
    public SwitchParameter AsRepository { get; set; }

    /// <inheritdoc/>
    protected override object? CurrentInput => Store;

    /// <inheritdoc/>
    protected override void Process()
    {
        var blob = BlobOf(Store);
        foreach (var name in Name)
        {
            if (!WildcardPattern.ContainsWildcardCharacters(name)) Try(() => Show(blob, blob.Repository(name)));
            else foreach (var found in blob.Names.Where(n => new WildcardPattern(name, WildcardOptions.IgnoreCase).IsMatch(n))) Try(() => Show(blob, blob.Repository(found)));
        }
    }

    private void Show(DataBlob blob, IRepository repository)
    {
        if (AsRepository)
        {
            WriteObject(repository);
            return;
        }

        var keys = repository.Keys;
        var kind = KindOf(repository);
        if (!Key && !(Range && kind is not null))
        {
            WriteObject(new DataStoreRow(repository.Name, "", repository.Store, repository.Place, keys.Count, null, null));
            return;
        }

        var rows = kind is null ? [.. keys.Select(k => new DataStoreRow(repository.Name, k, repository.Store, repository.Place, 1, null, null))] : Ranges(blob, repository, kind.Value, keys);
        if (Key) WriteObject(rows, enumerateCollection: true);
        else WriteObject(new DataStoreRow(repository.Name, "", repository.Store, repository.Place, keys.Count, rows.Min(r => r.First), rows.Max(r => r.Last)));
    }

    private IReadOnlyList<DataStoreRow> Ranges(DataBlob blob, IRepository repository, SeriesKind kind, IReadOnlyList<string> keys)
    {
        var rows = new List<DataStoreRow>();
        foreach (var error in RunLong("Looking through series", work => Read(work)).Errors) WriteSysError(error);
        return rows;

        (int Count, List<Domain.Errors.SysTradeException> Errors) Read(LongWork work)
        {
            var errors = new List<Domain.Errors.SysTradeException>();
            for (var i = 0; i < keys.Count; i++)
            {
                work.Stopping.ThrowIfCancellationRequested();
                work.Progress($"{repository.Name} {keys[i]}", i, keys.Count);
                try
                {
                    var index = blob.Series.Read(kind, keys[i]).Index;
                    rows.Add(new DataStoreRow(repository.Name, keys[i], repository.Store, repository.Place, index.Count, index.Count > 0 ? index.First : null, index.Count > 0 ? index.Last : null));
                }
                catch (Domain.Errors.SysTradeException error)
                {
                    errors.Add(error);
                }
            }

            return (keys.Count, errors);
        }
    }

    private static SeriesKind? KindOf(IRepository repository) => repository.Name switch
    {
        "db_futures_adjusted_prices" => SeriesKind.AdjustedPrices,
        "db_futures_multiple_prices" => SeriesKind.MultiplePrices,
        "db_futures_contract_price" => SeriesKind.ContractPrices,
        "db_fx_prices" => SeriesKind.FxPrices,
        "db_roll_calendars" => SeriesKind.RollCalendars,
        "db_spreads" => SeriesKind.Spreads,
        _ => null,
    };
}
