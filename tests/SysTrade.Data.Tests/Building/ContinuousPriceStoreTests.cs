using SysTrade.Data.Building;
using SysTrade.Domain.Errors;
using SysTrade.Tests;

namespace SysTrade.Data.Tests.Building;

public sealed class ContinuousPriceStoreTests
{
    [Fact]
    public void ProcessThatEndsAtAnyWriteOfARoll_LeavesAStateThatIsRecoveredToTheSamePrices()
    {
        var (_, prices, parameters) = Contracts.Sample(1);
        var before = ContinuousPrices.Build(prices, parameters);
        var rolled = before.RollOnward(parameters, prices);
        for (var survived = 0; survived <= 2; survived++)
        {
            var memory = new InMemorySeriesStore();
            new ContinuousPriceStore(memory).Write(before);
            var dying = new DyingStore(memory, survived);
            if (survived < 2) Assert.Throws<ProcessEnded>(() => new ContinuousPriceStore(dying).Write(rolled.After));
            else new ContinuousPriceStore(dying).Write(rolled.After);

            var store = new ContinuousPriceStore(memory);
            var expected = survived == 1 ? ContinuousState.RollUnfinished : ContinuousState.Consistent;
            Assert.Equal(expected, store.State("US10"));
            if (survived == 1) Assert.Equal("PricesInconsistent", Assert.Throws<SysTradeException>(() => store.Read("US10")).ErrorId);
            // Recovering again, or recovering what is whole, changes nothing.
            Assert.Equal(expected, store.Recover("US10"));
            Assert.Equal(ContinuousState.Consistent, store.Recover("US10"));
            var found = store.Read("US10");
            var whole = survived == 0 ? before : rolled.After;
            Assert.Equal(whole.PriceContract, found.PriceContract);
            Close.Equal(whole.Adjusted, found.Adjusted, 0);
            Close.Equal(whole.Multiple.Price, found.Multiple.Price, 0);
        }
    }

    [Fact]
    public void UpdateThatEndedHalfWay_IsCompleted()
    {
        var (_, prices, parameters) = Contracts.Sample(2);
        var whole = ContinuousPrices.Build(prices, parameters);
        var cut = whole.Multiple.Index[^10];
        var memory = new InMemorySeriesStore();
        var store = new ContinuousPriceStore(memory);
        store.Write(whole with { Adjusted = whole.Adjusted.Between(null, cut) });
        Assert.Equal(ContinuousState.Behind, store.Recover(prices.Instrument));
        Close.Equal(whole.Adjusted, store.Read(prices.Instrument).Adjusted, 0);
    }

    [Fact]
    public void PricesThatContradict_AreNotMendedInSilence()
    {
        var (_, prices, parameters) = Contracts.Sample(2);
        var whole = ContinuousPrices.Build(prices, parameters);
        var store = new ContinuousPriceStore(new InMemorySeriesStore());
        store.Write(whole with { Adjusted = whole.Adjusted + 1 });
        Assert.Equal(ContinuousState.Inconsistent, store.State(prices.Instrument));
        Assert.Equal("PricesInconsistent", Assert.Throws<SysTradeException>(() => store.Recover(prices.Instrument)).ErrorId);
    }

    private sealed class ProcessEnded : Exception;

    /// <summary>A store whose process ends before its nth write.</summary>
    private sealed class DyingStore(ISeriesStore inner, int writes) : ISeriesStore
    {
        private int _left = writes;

        public string Description => inner.Description;

        public IReadOnlyList<string> Keys(SeriesKind kind) => inner.Keys(kind);

        public bool Contains(SeriesKind kind, string key) => inner.Contains(kind, key);

        public ColumnSet Read(SeriesKind kind, string key) => inner.Read(kind, key);

        public void Write(SeriesKind kind, string key, ColumnSet columns)
        {
            if (_left-- == 0) throw new ProcessEnded();
            inner.Write(kind, key, columns);
        }
    }
}
