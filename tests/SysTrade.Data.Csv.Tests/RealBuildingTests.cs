using SysTrade.Data.Building;
using SysTrade.Domain;
using SysTrade.Series;
using SysTrade.Tests;

namespace SysTrade.Data.Csv.Tests;

/// <summary>Building on real prices: what was stored by the reference is made again of its multiple prices.</summary>
public sealed class RealBuildingTests
{
    private static readonly Lazy<MarketData> Opened = new(() => CsvMarketData.Open(SharedFolder.File("data", "futures")));

    [Fact]
    public void AdjustedPrices_AreThoseStored()
    {
        var data = Opened.Value;
        foreach (var code in data.Instruments)
        {
            var (stored, multiple) = (data.RawPrice(code), data.MultiplePrices(code));
            var made = BackAdjustment.Adjust(multiple, missing: MissingAtRoll.CarryForward);
            var common = TimeIndex.From(stored.DropMissing().Index.Intersect(made.DropMissing().Index));
            Assert.True(common.Count > 0.9 * stored.DropMissing().Count, code);
            Close.Equal(stored.Reindex(common), made.Reindex(common), 1e-9, code);
        }
    }

    [Fact]
    public void Instruments_HaveNoErrorButExpiredContracts()
    {
        var data = Opened.Value;
        foreach (var code in data.Instruments.Where((_, i) => i % 4 == 0))
        {
            var errors = InstrumentCheck.Run(data, code, ShippedInstruments.Table, includeContracts: false).Where(f => f.Severity == FindingSeverity.Error);
            Assert.DoesNotContain(errors, f => f.Id != "ContractExpired");
        }
    }

    [Fact]
    public void Roll_OfEveryInstrument_MovesTheWholeHistoryByTheDifference()
    {
        var data = Opened.Value;
        var rolled = 0;
        foreach (var code in data.Instruments.Where((_, i) => i % 4 == 1))
        {
            var multiple = data.MultiplePrices(code);
            if (data.Catalog.RollParameters(code) is not { } parameters || double.IsNaN(multiple.Forward.LastValue)) continue;
            var prices = new ContinuousPrices(code, multiple, data.RawPrice(code));
            var after = prices.RollOnward(parameters);
            var moved = after.After.Adjusted.Reindex(prices.Adjusted.Index) - prices.Adjusted;
            var scale = Close.Scale(prices.Adjusted.Values);
            Assert.True(moved.DropMissing().ToArray().All(m => Math.Abs(m - after.Difference) <= 1e-9 * scale), code);
            Assert.Equal(multiple.ForwardContract[^1], after.After.PriceContract);
            rolled++;
        }

        Assert.True(rolled >= 4, $"{rolled}");
    }
}
