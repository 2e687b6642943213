using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Stages;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Graph;

public sealed class StageTests
{
    private static readonly Data.MarketData Data = Market.Of(Market.Walking("A", 1, 60));

    private sealed class Doubled : RawData
    {
        public Doubled() => DailyPrices.Override((inherited, arguments) => inherited(arguments) * 2);
    }

    private sealed class Twice : Stage
    {
        public Twice()
            : base("twice")
        {
            ForSystem("same", "", "", () => 1);
            ForInstrument("same", "", "", _ => 1);
        }

        public override string Description => "";
    }

    private sealed class OtherRawData : Stage
    {
        public OtherRawData()
            : base("rawdata") => ForInstrument("get_daily_prices", "Something else.", "", _ => 1.0);

        public override string Description => "Not a RawData.";
    }

    private static TradingSystem Make(params Stage[] stages) => new(Data, SystemConfig.Parse(TestSystem.Rules), stages);

    [Fact]
    public void OverriddenOutput_IsUsedByEverythingDownstream()
    {
        var plain = Make([.. TradingSystem.StandardStages()]);
        var doubled = TestSystem.With(Data, TestSystem.Rules, new Doubled());
        Close.Equal(plain.RawData.DailyReturns["A"] * 2, doubled.RawData.DailyReturns["A"]);
        Close.Equal(plain.Rules.RawForecast["A", "ewmac4"], doubled.Rules.RawForecast["A", "ewmac4"]);
    }

    [Fact]
    public void OverrideAfterTheSystemIsMade_IsRefused()
    {
        var system = Make([.. TradingSystem.StandardStages()]);
        var error = Assert.Throws<SysTradeException>(() => system.RawData.DailyPrices.Override((inherited, a) => inherited(a)));
        Assert.Equal("StageInUse", error.ErrorId);
        Assert.Contains("constructor", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void OwnStage_ItsOutputsAreFoundListedAndComputed()
    {
        var system = Make([.. TradingSystem.StandardStages(), new ProbeStage()]);
        Assert.Contains(system.Outputs, o => o.FullName == "probe.first");
        Assert.Equal(system.RawData.DailyPrices["A"].LastValue * 1.3, (double)system.FindOutput("probe.first").GetValue(new OutputArguments("A"))!);
        Assert.Equal(system.FindOutput("first"), system.FindOutput("probe.first"));
        Assert.Equal("Counts.", system.FindStage("probe").Description);
        Assert.True(system.HasStage("probe"));
    }

    [Fact]
    public void EveryOutput_HasADescriptionAndAUniqueName()
    {
        var outputs = Make([.. TradingSystem.StandardStages()]).Outputs.ToArray();
        Assert.All(outputs, o => Assert.False(string.IsNullOrWhiteSpace(o.Description), o.FullName));
        Assert.All(outputs, o => Assert.EndsWith(".", o.Description, StringComparison.Ordinal));
        Assert.Equal(outputs.Length, outputs.Select(o => o.FullName).Distinct().Count());
        Assert.True(outputs.Length > 80);
    }

    [Fact]
    public void StageOfTheSameNameTwice_IsRefused()
    {
        var error = Assert.Throws<SysTradeException>(() => Make(new RawData(), new GivenRawData()));
        Assert.Equal("DuplicateStage", error.ErrorId);
        Assert.Contains("'rawdata'", error.Message, StringComparison.Ordinal);
        Assert.Contains("GivenRawData", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StageObjectOfAnotherSystem_IsRefused()
    {
        var stage = new RawData();
        Make(stage);
        Assert.Equal("StageInUse", Assert.Throws<SysTradeException>(() => Make(stage)).ErrorId);
    }

    [Fact]
    public void StageWithoutSystem_SaysSo()
    {
        Assert.Equal("StageNotAttached", Assert.Throws<SysTradeException>(() => new RawData().DailyPrices["A"]).ErrorId);
    }

    [Fact]
    public void OutputDefinedTwice_IsRefused() => Assert.Equal("DuplicateOutput", Assert.Throws<SysTradeException>(() => new Twice()).ErrorId);

    [Fact]
    public void StageThatIsNotThere_IsNamedWithThoseThatAre()
    {
        var error = Assert.Throws<SysTradeException>(() => Make(new RawData()).Portfolio);
        Assert.Equal("StageMissing", error.ErrorId);
        Assert.Contains("'portfolio'", error.Message, StringComparison.Ordinal);
        Assert.Contains("rawdata", error.Message, StringComparison.Ordinal);
        Assert.Contains("PortfolioStage", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void StageOfAnotherType_IsNamedWithWhatWasExpected()
    {
        var error = Assert.Throws<SysTradeException>(() => Make(new OtherRawData()).RawData);
        Assert.Equal("StageType", error.ErrorId);
        Assert.Contains("OtherRawData", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownStageOrOutput_NamesTheNearest()
    {
        var system = Make([.. TradingSystem.StandardStages()]);
        Assert.Contains("rawdata", Assert.Throws<UnknownNameException>(() => system.FindStage("rawdta")).Nearest);
        var error = Assert.Throws<UnknownNameException>(() => system.FindOutput("rawdata.raw_cary"));
        Assert.Equal("OutputNotFound", error.ErrorId);
        Assert.Contains("rawdata.raw_carry", error.Nearest);
    }

    [Fact]
    public void OutputNameOfSeveralStages_MustNameTheStage()
    {
        var system = Make([.. TradingSystem.StandardStages()]);
        var error = Assert.Throws<SysTradeException>(() => system.FindOutput("get_raw_cost_data"));
        Assert.Equal("AmbiguousOutput", error.ErrorId);
        Assert.Contains("data.get_raw_cost_data", error.Message, StringComparison.Ordinal);
        Assert.Contains("rawdata.get_raw_cost_data", error.Message, StringComparison.Ordinal);
        Assert.Equal("data.get_raw_cost_data", system.FindOutput("data.get_raw_cost_data").FullName);
    }

    [Fact]
    public void RulesAskForAnOutputOfAnOwnStage_GetIt()
    {
        const string Yaml = """
            trading_rules:
              mine: {function: given, data: own.price}
            """;
        var system = new TradingSystem(
            Data, SystemConfig.Parse(Yaml),
            [.. TradingSystem.StandardStages(Systems.Rules.RuleRegistry.Provided.With("given", (data, _) => data[0] / 10)), new OwnPrices()]);
        Close.Equal(system.RawData.DailyPrices["A"] * 0.3, system.Rules.RawForecast["A", "mine"]);
    }

    private sealed class OwnPrices : Stage
    {
        public OwnPrices()
            : base("own") => Price = ForInstrument("price", "Three times the price.", "", code => System.RawData.DailyPrices[code] * 3);

        public override string Description => "Prices.";

        public Output<TimeSeries> Price { get; }
    }
}
