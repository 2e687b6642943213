using SysTrade.Data;
using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Rules;
using SysTrade.Systems.Tests.Support;

namespace SysTrade.Systems.Tests.BadInput;

public sealed class ExclusionTests
{
    private static readonly TestInstrument Good = Market.Walking("GOOD", 1, 120);

    private static readonly TestInstrument[] Sound = [Good, Market.Walking("FINE", 2, 120), Market.Walking("NOROLL", 3, 120) with { Months = null }];

    private static readonly TestInstrument[] Bad =
    [
        Market.Walking("NOCOST", 4, 120) with { Spread = null },
        Market.Walking("NOFX", 5, 120) with { Currency = "CHF" },
        Market.Walking("NOMULTIPLE", 6, 120) with { HasMultiplePrices = false },
        new("NOPRICE", Days.Closes(50, _ => double.NaN)),
    ];

    private static SystemConfig Config(params string[] codes) =>
        SystemConfig.Parse(TestSystem.Rules, "test.yaml").With("instrument_weights", codes.ToDictionary(c => c, _ => (object)0.1));

    private static MarketData Data(params IEnumerable<TestInstrument> instruments) => Market.Of([.. instruments]);

    [Fact]
    public void BadInstruments_AreLeftOutEachWithItsError()
    {
        string[] codes = ["GOOD", "FINE", "NOROLL", "NOCOST", "NOFX", "NOMULTIPLE", "NOPRICE", "NOWHERE"];
        var system = new TradingSystem(Data([.. Sound, .. Bad]), Config(codes));
        var left = system.ExcludeBadInstruments(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(["NOCOST", "NOFX", "NOMULTIPLE", "NOPRICE", "NOWHERE"], left.Order(StringComparer.Ordinal));
        Assert.Equal(["FINE", "GOOD", "NOROLL"], system.Instruments);
        Assert.Equal(
            ["CostNotFound", "FxNotFound", "MultiplePricesNotFound", "AllPricesMissing", "InstrumentNotFound"],
            new[] { "NOCOST", "NOFX", "NOMULTIPLE", "NOPRICE", "NOWHERE" }.Select(c => system.Excluded[c].ErrorId));
        Assert.All(system.Excluded, e =>
        {
            Assert.Equal(e.Key, e.Value.Target);
            Assert.Contains(e.Key, e.Value.Message, StringComparison.Ordinal);
            Assert.NotNull(e.Value.Remedy);
        });
        _ = system.Accounts.Portfolio.Value;
        Assert.Contains(system.Warnings, w => w.StartsWith("NOROLL has no roll parameters", StringComparison.Ordinal));
    }

    [Fact]
    public void TheRest_IsARunWithoutThem()
    {
        var with = new TradingSystem(Data([.. Sound, .. Bad]), Config([.. Sound.Concat(Bad).Select(i => i.Code)]));
        with.ExcludeBadInstruments(cancellation: TestContext.Current.CancellationToken);
        var without = new TradingSystem(Data(Sound), Config([.. Sound.Select(i => i.Code)]));
        var (a, b) = (AllOutputs.Of(with), AllOutputs.Of(without));

        // The weights as they stand in the config still name those left out, and averages over the data include them.
        string[] allowed = ["portfolio.get_fixed_instrument_weights_from_config", .. AllOutputs.AcrossTheData];
        Assert.DoesNotContain(AllOutputs.Different(a, b), n => !allowed.Contains(AllOutputs.OutputOf(n)));
    }

    [Fact]
    public void WithoutLeavingOut_TheFirstBadInstrumentIsRaised()
    {
        var system = new TradingSystem(Data([Good, Bad[0], Bad[1]]), Config("GOOD", "NOCOST", "NOFX"));
        Assert.Equal("NOFX", Assert.ThrowsAny<SysTradeException>(() => system.Accounts.Portfolio.Value).Target);
    }

    [Fact]
    public void NothingBad_NothingIsLeftOut()
    {
        var system = new TradingSystem(Data(Sound), Config([.. Sound.Select(i => i.Code)]));
        Assert.Empty(system.ExcludeBadInstruments(cancellation: TestContext.Current.CancellationToken));
        Assert.Empty(system.Excluded);
    }

    [Fact]
    public void Progress_CountsEveryInstrument()
    {
        var system = new TradingSystem(Data(Sound), Config([.. Sound.Select(i => i.Code)])) { Parallelism = 1 };
        var reports = new Collected();
        system.ExcludeBadInstruments(reports, TestContext.Current.CancellationToken);
        Assert.Equal([1, 2, 3], reports.Select(r => r.Done));
        Assert.All(reports, r => Assert.Equal(("Checking instruments", 3), (r.Activity, r.Total)));
    }

    [Fact]
    public void EveryInstrumentBad_SaysSoWithTheFirstError()
    {
        var system = new TradingSystem(Data(Bad[1..]), Config("NOFX", "NOMULTIPLE", "NOPRICE"));
        var error = Assert.Throws<SysTradeException>(() => system.ExcludeBadInstruments(cancellation: TestContext.Current.CancellationToken));
        Assert.Equal("NoUsableInstrument", error.ErrorId);
        Assert.StartsWith("None of the 3 instruments can be computed. The first error: NOFX", error.Message, StringComparison.Ordinal);
        Assert.Equal("FxNotFound", Assert.IsType<SysTradeException>(error.InnerException).ErrorId);
    }

    [Fact]
    public void RuleThatFailsOnOneInstrument_LeavesOutThatOne()
    {
        var rules = RuleRegistry.Provided.With("picky", (data, _) => data[0].Values[0] > 500 ? throw new ArithmeticException("too high") : data[0]);
        var system = TestSystem.Of(Data([Good, Market.Walking("HIGH", 2, 60, 1000)]), "trading_rules: {picky: picky}", rules);
        Assert.Equal(["HIGH"], system.ExcludeBadInstruments(cancellation: TestContext.Current.CancellationToken));
        Assert.Equal("RuleFailed", system.Excluded["HIGH"].ErrorId);
    }

    public static TheoryData<string, object, string> ConfigErrors => new()
    {
        { "forecast_cap", "high", "ConfigWrongType" },
        { "volatility_calculation.func", "sysquant.estimators.vol.mixd_vol_calc", "VolatilityEstimatorNotFound" },
        { "forecast_weights", new Dictionary<string, object> { ["emwac4"] = 1.0 }, "TradingRuleNotFound" },
        { "trading_rules.carry.function", "cary", "RuleFunctionNotFound" },
        { "trading_rules.carry.other_args", new Dictionary<string, object> { ["smooth_day"] = 90 }, "OptionNotFound" },
        { "forecast_div_multiplier", new Dictionary<string, object> { ["GOOD"] = 1.0 }, "ForecastMultiplierMissing" },
        { "forecast_weights", new Dictionary<string, object> { ["GOOD"] = new Dictionary<string, object> { ["carry"] = 1.0 } }, "ForecastWeightsMissing" },
        { "start_date", "soon", "InvalidStartDate" },
        { "compatibility", "pystrade", "ConfigUnknownQuirk" },
        { "trading_rules.carry.data", "rawdata.raw_cary", "OutputNotFound" },
    };

    [Theory]
    [MemberData(nameof(ConfigErrors), DisableDiscoveryEnumeration = true)]
    public void ErrorInTheConfig_IsRaisedAndLeavesNothingOut(string key, object value, string errorId)
    {
        var system = new TradingSystem(Data(Sound), Config("GOOD", "FINE").With(key, value));
        var error = Assert.ThrowsAny<SysTradeException>(() => system.ExcludeBadInstruments(cancellation: TestContext.Current.CancellationToken));
        Assert.Equal(errorId, error.ErrorId);
        Assert.Empty(system.Excluded);
        Assert.NotNull(error.Remedy);
    }

    private sealed class Collected : List<InstrumentProgress>, IProgress<InstrumentProgress>
    {
        public void Report(InstrumentProgress value) => Add(value);
    }
}
