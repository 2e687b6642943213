using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Stages;

public sealed class AssetClassTests
{
    private const double Missing = double.NaN;

    /// <summary>Volatility is 2, so returns of 2, 4, -2 are 1, 2, -1 standard deviations.</summary>
    private static readonly TestInstrument[] Instruments =
    [
        new("A", Days.Closes(100, 102, 106, 104)) { AssetClass = "Bond", Held = Days.Closes(100, 102, 106, 104), Carry = Days.Closes(97, 99, 103, 101) },
        new("B", Days.Closes(100, 106, Missing, 110)) { AssetClass = "Bond" },
        new("C", Days.Closes(100, 100, 98, 104)) { AssetClass = "Bond" },
        new("D", Days.Closes(100, 110, 130, 100)) { AssetClass = "Bond" },
        new("E", Days.Closes(100, 108, 100, 102)) { AssetClass = "FX" },
    ];

    private static TradingSystem Make(string yaml = "instruments: [A, B, C, E]") =>
        TestSystem.With(Market.Of(Instruments), TestSystem.GivenRule + "\n" + yaml, new GivenRawData());

    [Fact]
    public void AssetClassPrice_IsTheRunningSumOfMedianReturnsOfTheClassInTheSystem()
    {
        // Day 2: median of 1, 3, 0; day 3: of 2 and -1, B is missing; day 4: of -1, 2 (B over its gap), 3.
        var system = Make();
        Close.Equal(Days.Series(Missing, 1, 1.5, 3.5), system.RawData.NormalisedPriceForAssetClass["A"]);
        Assert.Same(system.RawData.AssetClassPrice["A"], system.RawData.AssetClassPrice["C"]);
        Close.Equal(Days.Series(Missing, 4, 0, 1), system.RawData.NormalisedPriceForAssetClass["E"]);
    }

    [Fact]
    public void AssetClassPrice_OfAnotherClass_CanBeAskedForByName()
    {
        var system = Make();
        Assert.Same(system.RawData.AssetClassPrice["E"], system.RawData.AssetClassPrice["A", OutputOptions.Of("asset_class", "FX")]);
        var error = Assert.Throws<UnknownNameException>(() => system.RawData.AssetClassPrice["A", OutputOptions.Of("asset_class", "Bonds")]);
        Assert.Contains("Bond", error.Nearest);
        var none = Assert.Throws<SysTradeException>(() => Make("instruments: [A]").RawData.AssetClassPrice["A", OutputOptions.Of("asset_class", "FX")]);
        Assert.Equal("AssetClassEmpty", none.ErrorId);
    }

    [Fact]
    public void NormalisedPriceForAssetClass_IsOnTheDaysOfTheInstrumentAndFilled()
    {
        var late = Instruments[1] with { Code = "F", Prices = Days.Closes(1, 1, 1, 1, 2, 3).Slice(2..) };
        var system = TestSystem.With(Market.Of([Instruments[0], late]), TestSystem.GivenRule, new GivenRawData());
        var own = system.RawData.NormalisedPriceForAssetClass["F"];
        Assert.Equal(system.RawData.CumulativeVolNormalisedReturns["F"].Index, own.Index);
        Assert.Equal([1 + 2, 3 - 0.5, 3 - 0.5 + 0.5, 3 - 0.5 + 1.0], own.ToArray());
    }

    [Fact]
    public void MedianCarry_IsThatOfSmoothedCarriesOfTheClassInTheSystem()
    {
        var system = Make();
        string[] members = ["A", "B", "C"];
        var smoothed = Frame.Concat(members, [.. members.Select(code => system.RawData.RawCarry[code])]).EwmMean(Decay.Com(90));
        Close.Equal(smoothed.RowMedian().Reindex(system.RawData.RawCarry["B"].Index), system.RawData.MedianCarryForAssetClass["B"]);
        Close.Equal(system.RawData.RawCarry["E"].EwmMean(Decay.Com(90)), system.RawData.MedianCarryForAssetClass["E"]);
        Close.Equal(system.RawData.RawCarry["A"].EwmMean(Decay.Com(3)), system.RawData.SmoothedCarry["A", OutputOptions.Of("smooth_days", 3)]);
    }

    [Fact]
    public void RelativeCarryRule_TakesBothByDefault()
    {
        var system = TestSystem.With(Market.Of(Instruments), "trading_rules: {relcarry: relative_carry}\ninstruments: [A, B, C]", new GivenRawData());
        Close.Equal(system.RawData.SmoothedCarry["A"] - system.RawData.MedianCarryForAssetClass["A"], system.Rules.RawForecast["A", "relcarry"]);
    }

    [Fact]
    public void ExcludedInstrument_NoLongerCountsForItsClass()
    {
        var all = Make().RawData.AssetClassPrice["A"];
        Close.Equal(Make("instruments: [A, B, C, D]\nexclude_instrument_lists: {ignore_instruments: [D]}").RawData.AssetClassPrice["A"], all);
        Assert.NotEqual(all.ToArray(), Make("instruments: [A, B, C, D]").RawData.AssetClassPrice["A"].ToArray());
    }
}
