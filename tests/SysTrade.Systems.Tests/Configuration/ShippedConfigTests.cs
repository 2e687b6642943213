using SysTrade.Systems.Configuration;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Configuration;

public sealed class ShippedConfigTests
{
    /// <summary>Where our defaults differ from the reference's on purpose.</summary>
    private static readonly string[] Exceptions =
    [
        "compatibility", "stages",                                         // ours only
        "parquet_store",                                                   // the reference's is somebody's home folder
        "duplicate_instruments.exclude", "duplicate_instruments.exclude.things", "duplicate_instruments.include",    // examples of
        "duplicate_instruments.include.things", "exclude_instrument_lists.bad_markets",                            // what could
        "exclude_instrument_lists.ignore_instruments", "exclude_instrument_lists.trading_restrictions",            // stand there:
        "execution_algos.algo_overrides", "execution_algos.algo_overrides.some_market_name_eg_IRON",               // ours are
        "long_only_instruments", "stale_instruments", "stale_strategies",                                          // empty
    ];

    /// <summary>Groupings for people in the reference's chapter 15 file that nothing reads.</summary>
    private static readonly string[] NeverRead = ["asset_classes", "countries", "rule_groups", "style_groups"];

    [Fact]
    public void Names_AreTheShippedSystems() => Assert.Equal(["attenuated_volatility", "basic", "chapter15", "chapter15_all", "chapter15_estimated", "daily_order_simulation", "dynamic_small_system", "hourly_limit_order_simulation", "hourly_order_simulation", "rob_system", "simple", "static_small_system"], ShippedConfigs.Names);

    [Fact]
    public void Chapter15WithOverridesAndDefaults_EqualsTheReference()
    {
        var golden = Golden("a_chapter15_base");
        var ours = SystemConfig.Load("chapter15", ConfigEnvironment.None)
            .With("instrument_weights", golden.Find("instrument_weights"))
            .With("start_date", "2000-01-03")
            .WithDefaults(ConfigEnvironment.None);
        AssertSame(golden, ours);
    }

    [Theory]
    [InlineData("chapter15", "g_as_shipped/chapter15_base")]
    [InlineData("chapter15_estimated", "g_as_shipped/chapter15_estimated")]
    [InlineData("simple", "g_as_shipped/simplesystem_futuresdata")]
    public void ShippedSystemWithDefaults_EqualsTheReference(string name, string folder) =>
        AssertSame(Golden(folder), SystemConfig.Load(name, ConfigEnvironment.None).WithDefaults(ConfigEnvironment.None));

    public static TheoryData<string> Names => [.. ShippedConfigs.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void ShippedSystem_HasNoProblemsAndStages(string name)
    {
        var config = SystemConfig.Load(name, ConfigEnvironment.None);
        Assert.Empty(config.Validate(ConfigSchema.Default));
        Assert.NotEmpty(StageRegistry.Provided.Create(config));
        Assert.NotEqual(name, ShippedConfigs.Describe(name));
    }

    [Fact]
    public void Weights_SumToOne()
    {
        foreach (var name in ShippedConfigs.Names)
        {
            var config = SystemConfig.Load(name, ConfigEnvironment.None);
            if (config.NumbersOrNull("forecast_weights") is { } forecast) Assert.Equal(1.0, forecast.Values.Sum(), 9);
            if (config.Find("instrument_weights") is ConfigMapping && config.Numbers("instrument_weights") is { } instrument) Assert.Equal(1.0, instrument.Values.Sum(), 2);
        }
    }

    [Fact]
    public void EveryDefault_IsCommented()
    {
        var lines = ShippedConfigs.Text("defaults").Split('\n');
        foreach (var key in ShippedConfigs.Defaults.Keys())
        {
            var at = ShippedConfigs.Defaults.Find(key)!.Line - 1;
            Assert.True(Enumerable.Range(Math.Max(0, at - 4), 5).Any(i => lines[i].Contains('#')), $"{key} has no comment");
        }
    }

    [Fact]
    public void UnknownShippedName_IsNamed() => Assert.Equal("ConfigNotFound", Assert.Throws<ConfigException>(() => ShippedConfigs.Text("nothing")).ErrorId);

    private static SystemConfig Golden(string folder) => SystemConfig.Load(SharedFolder.File("golden", folder, "config_resolved.yaml"), ConfigEnvironment.None);

    private static void AssertSame(SystemConfig golden, SystemConfig ours)
    {
        var differing = ours.DifferencesFrom(golden).Where(p => !Exceptions.Contains(p) && !NeverRead.Contains(p.Split('.')[0]));
        Assert.Empty(differing.Select(p => $"{p}: ours {ours.Find(p)?.Describe()}, reference {golden.Find(p)?.Describe()}"));
    }
}
