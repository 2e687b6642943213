using SysTrade.Data.Tests.Contracts;

namespace SysTrade.Data.Tests;

public sealed class InMemorySeriesStoreContractTests : SeriesStoreContract
{
    private readonly InMemorySeriesStore _store = new("test store");

    protected override ISeriesStore Open() => _store;
}
