using SysTrade.Domain.Errors;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Stages;
using SysTrade.Systems.Tests.Support;

namespace SysTrade.Systems.Tests.Graph;

public sealed class StageRegistryTests
{
    private static readonly string[] StandardNames = ["rawdata", "rules", "forecastScaleCap", "combForecast", "positionSize", "portfolio", "accounts", "optimisedPositions", "risk"];

    private static readonly Data.MarketData Data = Market.Of(Market.Walking("A", 1, 60));

    private sealed class OwnAccounts : AccountsStage;

    private static IEnumerable<string> NamesOf(IEnumerable<Stage> stages) => stages.Select(s => s.Name);

    [Fact]
    public void ConfigWithoutStages_MeansTheStandardOnes()
    {
        Assert.Equal(StandardNames, NamesOf(StageRegistry.Provided.Create(SystemConfig.Empty)));
        Assert.Equal(StandardNames, NamesOf(new TradingSystem(Data, SystemConfig.Parse(TestSystem.Rules)).Stages.Values.Skip(2)));
    }

    [Fact]
    public void LaterStage_TakesThePlaceOfTheEarlierOneOrIsAdded()
    {
        var registry = StageRegistry.Provided.With(new StageDefinition("own_accounts", "", _ => new OwnAccounts())).With(new StageDefinition("probe", "", _ => new ProbeStage()));
        var stages = registry.Create(SystemConfig.Parse("stages: [standard, probe, own_accounts]"));
        Assert.Equal([.. StandardNames, "probe"], NamesOf(stages));
        Assert.IsType<OwnAccounts>(stages[6]);
    }

    [Fact]
    public void ListOfLists_IsFollowed()
    {
        var registry = StageRegistry.Provided.With(new StageDefinition("probe", "", _ => new ProbeStage())).With(new StageList("more", "", ["standard", "probe"]));
        Assert.Equal([.. StandardNames, "probe"], NamesOf(registry.Create(SystemConfig.Parse("stages: more"))));
    }

    [Fact]
    public void ListThatNamesItself_IsRefusedInsteadOfFollowedForEver() =>
        Assert.Throws<UnknownNameException>(() => StageRegistry.Provided.With(new StageList("round", "", ["round"])).Create(["round"]));

    [Fact]
    public void UnknownName_IsNamedWithItsPlaceAndTheNearest()
    {
        var error = Assert.Throws<UnknownNameException>(() => new TradingSystem(Data, SystemConfig.Parse("instruments: [A]\nstages: [standrad]", "own.yaml")));
        Assert.Equal("StageOrListOfStagesNotFound", error.ErrorId);
        Assert.Contains("own.yaml, line 2", error.Message, StringComparison.Ordinal);
        Assert.Contains("standard", error.Nearest);
        var problem = Assert.Single(SystemConfig.Parse("stages: [standard, acounts]").Validate(ConfigSchema.Default));
        Assert.Equal("UnknownChoice", problem.Id);
        Assert.Contains("accounts", problem.Nearest);
    }

    [Fact]
    public void Configure_WithOtherStages_IsRefused()
    {
        var system = TestSystem.Of(Data, TestSystem.Rules);
        Assert.Equal("StagesFixed", Assert.Throws<SysTradeException>(() => system.Configure(system.GivenConfig.With("stages", "rawdata"))).ErrorId);
        Assert.Equal(0, system.Configure(system.GivenConfig.With("stages", "standard")));
    }

    [Fact]
    public void WithOtherStages_TakesThoseAndKeepsTheSystemsOwn()
    {
        var system = TestSystem.With(Data, TestSystem.Rules, new OwnAccounts());
        var other = system.With(SystemConfig.Parse("stages: [rawdata, rules]"), "other");
        Assert.Equal(["rawdata", "rules", "accounts"], NamesOf(other.Stages.Values.Skip(2)));
        Assert.IsType<OwnAccounts>(other.FindStage("accounts"));
    }
}
