using SysTrade.Data;

namespace SysTrade.Systems.Tests.Parity;

/// <summary>A store of which only some instruments can be seen; FX rates all can.</summary>
internal sealed class OnlyTheseInstruments(ISeriesStore store, IReadOnlySet<string> instruments) : ISeriesStore
{
    public string Description => store.Description;

    public static MarketData Of(MarketData data, IReadOnlySet<string> instruments) => new(new OnlyTheseInstruments(data.Store, instruments), data.Catalog);

    public IReadOnlyList<string> Keys(SeriesKind kind) => [.. store.Keys(kind).Where(key => IsSeen(kind, key))];

    public bool Contains(SeriesKind kind, string key) => IsSeen(kind, key) && store.Contains(kind, key);

    public ColumnSet Read(SeriesKind kind, string key) => store.Read(kind, key);

    public void Write(SeriesKind kind, string key, ColumnSet columns) => store.Write(kind, key, columns);

    private bool IsSeen(SeriesKind kind, string key) => kind is not (SeriesKind.AdjustedPrices or SeriesKind.MultiplePrices) || instruments.Contains(key);
}
