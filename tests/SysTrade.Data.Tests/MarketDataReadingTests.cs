using System.Collections.Concurrent;

namespace SysTrade.Data.Tests;

/// <summary>A stored series is read once, whoever asks.</summary>
public sealed class MarketDataReadingTests
{
    private static readonly InMemorySeriesStore Inner = Stores.Store(
        (SeriesKind.AdjustedPrices, "AAA", Stores.Price(("2020-01-03 23:00", 1), ("2020-01-06 23:00", 2))),
        (SeriesKind.MultiplePrices, "AAA", Stores.Multiple(("2020-01-03", 1, 20200300))),
        (SeriesKind.FxPrices, "EURUSD", Stores.Fx(("2020-01-01", 1.1))),
        (SeriesKind.FxPrices, "GBPUSD", Stores.Fx(("2020-01-01", 1.3))));

    private readonly CountingStore _store = new(Inner);

    private MarketData Make() => new(_store, Stores.Catalog(("AAA", "USD", "Bond")));

    [Fact]
    public void ManyThreads_ReadOnce_AndGetTheSameObject()
    {
        var data = Make();
        var found = new ConcurrentBag<object>();
        Parallel.For(0, 64, _ => found.Add(data.RawPrice("AAA")));
        Assert.Single(found.Distinct());
        Assert.Equal(1, _store.Reads[(SeriesKind.AdjustedPrices, "AAA")]);
    }

    [Fact]
    public void ViewsWithOtherStarts_ShareWhatWasRead()
    {
        var data = Make();
        data.RawPrice("AAA");
        data.MultiplePrices("AAA");
        data.FxRate("EUR", "GBP");
        var later = data.WithStartDate(new DateTime(2020, 1, 1));
        later.RawPrice("AAA");
        later.MultiplePrices("AAA");
        later.FxRate("GBP", "USD");
        Assert.All(_store.Reads.Values, n => Assert.Equal(1, n));
    }

    [Fact]
    public void Forget_ReadsAgain()
    {
        var data = Make();
        var before = data.RawPrice("AAA");
        data.Forget();
        Assert.NotSame(before, data.RawPrice("AAA"));
        Assert.Equal(2, _store.Reads[(SeriesKind.AdjustedPrices, "AAA")]);
    }

    [Fact]
    public void Failure_IsNotKept()
    {
        var data = Make();
        _store.FailNext = true;
        Assert.Throws<IOException>(() => data.RawPrice("AAA"));
        Assert.Equal(2, data.RawPrice("AAA").Count);
    }

    private sealed class CountingStore(ISeriesStore inner) : ISeriesStore
    {
        public ConcurrentDictionary<(SeriesKind, string), int> Reads { get; } = new();

        public bool FailNext { get; set; }

        public string Description => inner.Description;

        public IReadOnlyList<string> Keys(SeriesKind kind) => inner.Keys(kind);

        public bool Contains(SeriesKind kind, string key) => inner.Contains(kind, key);

        public ColumnSet Read(SeriesKind kind, string key)
        {
            if (FailNext)
            {
                FailNext = false;
                throw new IOException("The disk is away.");
            }

            Reads.AddOrUpdate((kind, key), 1, (_, n) => n + 1);
            return inner.Read(kind, key);
        }

        public void Write(SeriesKind kind, string key, ColumnSet columns) => inner.Write(kind, key, columns);
    }
}
