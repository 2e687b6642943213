using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Stages;

public sealed class PortfolioTests
{
    private const string Unsmoothed = "instrument_weight_ewma_span: 1\n";

    private static readonly TestInstrument A = new("A", Days.Closes(100, 100, 100, 100, 100));

    private static readonly TestInstrument Late = new("B", A.Prices.Slice(2..));

    private static readonly TimeSeries Ten = Days.Series(10, 10, 10, 10, 10);

    private static TradingSystem WithLate(string yaml) => TestSystem.Given([A, Late], Unsmoothed + yaml, ("A/given", Ten), ("B/given", Ten.Slice(2..)));

    [Fact]
    public void InstrumentThatAppearsLate_TakesItsWeightThen()
    {
        var system = WithLate("instrument_weights: {A: 0.25, B: 0.75}\ninstrument_div_multiplier: 1.5");
        Close.Equal([1, 1, 0.25, 0.25, 0.25], system.Portfolio.InstrumentWeights.Value["A"].Values);
        Close.Equal([0, 0, 0.75, 0.75, 0.75], system.Portfolio.InstrumentWeights.Value["B"].Values);
        Close.Equal([80, 80, 20, 20, 20], system.Portfolio.NotionalPositionWithoutIdm["A"].Values);
        Close.Equal([120, 120, 30, 30, 30], system.Portfolio.NotionalPosition["A"].Values);
        Close.Equal([90, 90, 90], system.Portfolio.NotionalPosition["B"].Values);
        Close.Equal([1.5, 1.5, 1.5, 1.5, 1.5], system.Portfolio.InstrumentDiversificationMultiplier.Value.Values);
    }

    [Fact]
    public void Weights_AreSmoothed()
    {
        // Span 3: each day weighs half the next. B has 0, 0, 0.5, 0.5, 0.5 and A has 0.5 throughout, as weights fitted to positions.
        var system = WithLate("instrument_weights: {A: 0.5, B: 0.5}");
        system.Configure(system.Config.With("instrument_weight_ewma_span", 3));
        double b2 = 0.5 / 1.75, b3 = 0.5 * 1.5 / 1.875;
        Close.Equal([0, 0, b2 / (b2 + 0.5), b3 / (b3 + 0.5)], system.Portfolio.InstrumentWeights.Value["B"].Values[..4]);
    }

    [Fact]
    public void WeightsThatDoNotSumToOne_AreScaled()
    {
        var system = WithLate("instrument_weights: {A: 3, B: 1}");
        Close.Equal([1, 1, 0.75, 0.75, 0.75], system.Portfolio.InstrumentWeights.Value["A"].Values);
    }

    [Fact]
    public void NoWeights_AreEqualWithAWarning()
    {
        var system = WithLate("instruments: [A, B]");
        Close.Equal([1, 1, 0.5, 0.5, 0.5], system.Portfolio.InstrumentWeights.Value["A"].Values);
        Assert.Contains(system.Warnings, w => w.Contains("every one of the 2 instruments has weight 0.5", StringComparison.Ordinal));
    }

    [Fact]
    public void InstrumentWithoutWeightByConfig_HasNone()
    {
        var system = WithLate("instrument_weights: {A: 0.5, B: 0.5}\nallocate_zero_instrument_weights_to_these_instruments: [B]");
        Assert.Equal(["B"], system.Portfolio.ZeroWeightInstruments.Value);
        Assert.Equal(["A"], system.Portfolio.InstrumentsForWeights());
        Close.Equal([1, 1, 1, 1, 1], system.Portfolio.InstrumentWeights.Value["A"].Values);
        Close.Equal([0, 0, 0], system.Portfolio.NotionalPosition["B"].Values);
    }

    [Fact]
    public void ZeroWeightForAnInstrumentThatIsNotThere_IsAnErrorWithTheNearest()
    {
        var system = TestSystem.Given([A with { Code = "CORN" }], "allocate_zero_instrument_weights_to_these_instruments: [CRON]", ("given", Ten));
        var error = Assert.Throws<UnknownNameException>(() => system.Portfolio.InstrumentWeights.Value);
        Assert.Contains("CORN", error.Nearest);
        Assert.Contains("allocate_zero", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InstrumentThatNeverHasAPosition_HasNoWeightAndAWarning()
    {
        var system = TestSystem.Given([A, A with { Code = "B" }], Unsmoothed + "instrument_weights: {A: 0.5, B: 0.5}", ("A/given", Ten), ("B/given", Ten * 0));
        Close.Equal([1, 1, 1, 1, 1], system.Portfolio.InstrumentWeights.Value["A"].Values);
        Assert.Contains(system.Warnings, w => w.StartsWith("B never has a position", StringComparison.Ordinal));
    }

    [Fact]
    public void RestrictedInstrument_IsWarnedAbout()
    {
        var system = WithLate("instrument_weights: {A: 0.5, B: 0.5}\nexclude_instrument_lists: {trading_restrictions: [B], bad_markets: [A, C]}");
        Assert.Equal(["A", "B"], system.Base.MarketsNotTrading.Value);
        _ = system.Portfolio.InstrumentWeights.Value;
        Assert.Equal(2, system.Warnings.Count(w => w.Contains("trading_restrictions", StringComparison.Ordinal)));
    }

    [Fact]
    public void InstrumentList_LeavesOutDuplicatesAndIgnoredOnes()
    {
        TestInstrument[] five = [.. "ABCDE".Select(c => A with { Code = c.ToString() })];
        const string Yaml = """
            duplicate_instruments: {include: {first: A}, exclude: {first: B, second: [C]}}
            exclude_instrument_lists: {ignore_instruments: [D]}
            """;
        Assert.Equal(["A", "E"], TestSystem.Given(five, Yaml, ("given", Ten)).Instruments);
        Assert.Equal(["A"], TestSystem.Given(five, Yaml + "\ninstruments: [D, C, A]", ("given", Ten)).Instruments);
        Assert.Equal(["A"], TestSystem.Given(five, Yaml + "\ninstruments: [E, D]\ninstrument_weights: {A: 1, D: 1}", ("given", Ten)).Instruments);
        Assert.Equal("NoInstrument", Assert.Throws<SysTradeException>(() => TestSystem.Given(five, Yaml + "\ninstruments: [D]", ("given", Ten)).Instruments).ErrorId);
    }

    [Theory]
    [InlineData("forecast", 10, 12)]
    [InlineData("forecast", -5, 12)]
    [InlineData("position", 10, 12)]
    [InlineData("position", -5, 6)]
    [InlineData("none", 10, 0.001)]
    public void Buffer_IsAShareOfTheAveragePositionOrOfThePositionOrNothing(string method, double forecast, double width)
    {
        var system = TestSystem.Given([A], Unsmoothed + $"buffer_method: {method}\ninstrument_div_multiplier: 1.5", ("given", Ten * (forecast / 10)));
        Close.Equal(TimeSeries.Constant(Ten.Index, width), system.Portfolio.Buffers["A"]);
        Close.Equal(TimeSeries.Constant(Ten.Index, (12 * forecast) + width), system.Portfolio.BuffersForPosition["A"]["top_pos"]);
        Close.Equal(TimeSeries.Constant(Ten.Index, (12 * forecast) - width), system.Portfolio.BuffersForPosition["A"]["bot_pos"]);
    }

    [Fact]
    public void UnknownBufferMethod_NamesTheNearest()
    {
        var system = TestSystem.Given([A], "buffer_method: forcast", ("given", Ten));
        Assert.Contains("forecast", Assert.Throws<UnknownNameException>(() => system.Portfolio.Buffers["A"]).Nearest);
    }

    [Fact]
    public void BufferSize_IsTheShare()
    {
        var system = TestSystem.Given([A], "buffer_size: 0.25", ("given", Ten));
        Close.Equal(Ten * 2, system.Portfolio.Buffers["A"]);
    }
}
