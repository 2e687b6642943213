namespace SysTrade.Data;

/// <summary>Reads each stored series once, for all views of the same market data.</summary>
internal sealed class SeriesReader(ISeriesStore store)
{
    private readonly OnceCache<(SeriesKind Kind, string Key), ColumnSet> _read = new();

    public ColumnSet Read(SeriesKind kind, string key) => _read.Get((kind, key), k => store.Read(k.Kind, k.Key));

    public void Forget() => _read.Clear();
}
