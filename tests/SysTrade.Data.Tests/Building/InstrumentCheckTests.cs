using SysTrade.Data.Building;
using SysTrade.Data.SampleData;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Tests.Building;

public sealed class InstrumentCheckTests
{
    private static readonly SampleMarketGenerator Generator = new(new SampleDataOptions { Instruments = 6, Years = 4 });
    private static readonly Lazy<MarketData> Sample = new(() => Generator.ToMarketData());

    [Fact]
    public void SampleInstruments_HaveNoErrors()
    {
        foreach (var code in Sample.Value.Instruments)
        {
            Assert.DoesNotContain(InstrumentCheck.Run(Sample.Value, code), f => f.Severity == FindingSeverity.Error);
        }
    }

    [Fact]
    public void EachFault_IsFoundByItsId()
    {
        var good = Generator.Catalog.Get("CORN");
        var rolls = Generator.Catalog.RollParameters("CORN")!;
        Finds("InvalidCurrency", instrument: good with { Currency = "dollars" });
        Finds("NoCommission", instrument: good with { PerBlock = 0 });
        Finds("InvalidPointSize", instrument: good with { PointSize = 0 });
        Finds("InvalidRollParameters", rolls: rolls with { CarryOffset = 0 });
        Finds("NotInHoldCycle", rolls: rolls with { HoldRollCycle = "H" });
        Finds("AbsurdCost", spread: 100);
        Finds("ExpensiveMarket", spread: 8);
        Finds("ZeroSpread", spread: 0);
        Finds("PriceNotFound", without: SeriesKind.AdjustedPrices);
        Finds("MultiplePricesNotFound", without: SeriesKind.MultiplePrices);
        Finds("PricesInconsistent", change: (SeriesKind.AdjustedPrices, c => Changed(c, "price", v => v + 7)));
        Finds("MovesDiffer", change: (SeriesKind.AdjustedPrices, c => Changed(c, "price", (v, i) => i < 100 ? v + 3 : v)));
        Finds("SuspectPrice", change: (SeriesKind.AdjustedPrices, c => Changed(c, "price", (v, i) => i == 300 ? v * 2 : v)));
        Finds("PointSizeDiffers", known: new InstrumentCatalog("other", [good with { PointSize = 5 }], new Dictionary<string, double>(), new Dictionary<string, RollParameters>()));
        Assert.Equal("InstrumentNotFound", Assert.Throws<UnknownNameException>(() => InstrumentCheck.Run(Sample.Value, "CORM")).ErrorId);
    }

    [Fact]
    public void ContractPastItsExpiry_IsAnError()
    {
        var store = Copy();
        var multiple = MultiplePrices.From(store.Read(SeriesKind.MultiplePrices, "CORN"));
        var old = multiple.PriceContract[0];
        store.Write(SeriesKind.MultiplePrices, "CORN", (multiple with { PriceContract = [.. multiple.PriceContract.Select(_ => old)] }).ToColumns());
        var ids = InstrumentCheck.Run(new MarketData(store, Generator.Catalog), "CORN").Where(f => f.Severity == FindingSeverity.Error).Select(f => f.Id).ToArray();
        Assert.Contains("ContractExpired", ids);
    }

    [Fact]
    public void Preview_ShowsBothCandidateDaysTheOverlapAndTheAdjustedPricesAfterwards()
    {
        var parameters = Generator.Catalog.RollParameters("US10")!;
        var contracts = ContractPrices.Read(Sample.Value.Store, "US10");
        var built = ContinuousPrices.Build(contracts, parameters);
        var preview = RollPreview.Of(built, parameters, contracts);
        Assert.Equal((built.PriceContract, built.ForwardContract), (preview.Current, preview.Next));
        Assert.Equal(parameters.DesiredRoll(preview.Current), preview.DesiredRoll);
        Assert.Equal(preview.AsOf, preview.NearestPriced);
        Assert.Equal(15, preview.Overlap.Count);
        Assert.True(preview.CurrentVolume > 0 && preview.NextVolume > 0);
        Assert.Null(preview.Obstacle);
        foreach (var day in preview.Overlap)
        {
            Assert.Equal(contracts.Prices(preview.Current).At(day.Date), day.Current);
            Assert.Equal(preview.Difference, day.AdjustedAfter - day.AdjustedBefore, 1e-9);
        }

        Assert.True(preview.DaysToRoll > 10);
        Assert.Contains("trades more than the present one", preview.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Preview_OfARollThatCannotBeMade_SaysWhy()
    {
        var multiple = ContinuousPricesTests.Multiple(("2024-03-05", 103, double.NaN, 20240300, 20240600));
        var preview = RollPreview.Of(new ContinuousPrices("TEST", multiple, BackAdjustment.Adjust(multiple)), Contracts.Quarterly);
        Assert.Null(preview.Rolled);
        Assert.Contains("20240600 has no price", preview.Obstacle, StringComparison.Ordinal);
        Assert.Empty(preview.Overlap);
        Assert.Contains("Cannot be rolled", preview.Advice, StringComparison.Ordinal);
    }

    private static void Finds(
        string id, Instrument? instrument = null, RollParameters? rolls = null, double? spread = null, SeriesKind? without = null,
        (SeriesKind Kind, Func<ColumnSet, ColumnSet> Change)? change = null, IInstrumentCatalog? known = null)
    {
        const string code = "CORN";
        var store = Copy(without);
        if (change is { } c) store.Write(c.Kind, code, c.Change(store.Read(c.Kind, code)));
        var catalog = new InstrumentCatalog(
            "tables",
            [instrument ?? Generator.Catalog.Get(code)],
            new Dictionary<string, double> { [code] = spread ?? Generator.Catalog.SpreadCost(code)!.Value },
            new Dictionary<string, RollParameters> { [code] = rolls ?? Generator.Catalog.RollParameters(code)! });
        Assert.Contains(InstrumentCheck.Run(new MarketData(store, catalog), code, known), f => f.Id == id);
    }

    private static InMemorySeriesStore Copy(SeriesKind? without = null)
    {
        var store = new InMemorySeriesStore();
        foreach (var kind in Enum.GetValues<SeriesKind>().Where(k => k != without))
        {
            foreach (var key in Sample.Value.Store.Keys(kind).Where(k => kind == SeriesKind.FxPrices || k.Contains("CORN", StringComparison.Ordinal))) store.Write(kind, key, Sample.Value.Store.Read(kind, key));
        }

        return store;
    }

    private static ColumnSet Changed(ColumnSet set, string column, Func<double, double> change) => Changed(set, column, (v, _) => change(v));

    private static ColumnSet Changed(ColumnSet set, string column, Func<double, int, double> change) =>
        new(set.Index, [.. set.Columns.Select(c => c.Name == column ? Column.OfNumbers(column, [.. c.Numbers.ToArray().Select(change)]) : c)]);
}
