using SysTrade.Systems.Configuration;

namespace SysTrade.Systems.Tests.Configuration;

public sealed class LoadTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private ConfigEnvironment Here => new(_folder.FullName, [_folder.FullName]);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Precedence_IsUserThenPrivateThenDefaults()
    {
        Write("private_config.yaml", "forecast_cap: 15\nib_port: 7497\nsmall_system: {shadow_cost: 10, cost_multiplier: 2}\n");
        var config = SystemConfig.Parse("forecast_cap: 12\nsmall_system: {shadow_cost: 99}\nbuffer_size:\n").WithDefaults(Here);
        Assert.Equal(12, config.Int("forecast_cap"));
        Assert.Equal(7497, config.Int("ib_port"));
        Assert.Equal(99, config.Int("small_system.shadow_cost"));
        Assert.Equal(2, config.Int("small_system.cost_multiplier"));
        Assert.Equal(0.0125, config.Double("small_system.tracking_error_buffer"));
        Assert.Equal(0.1, config.Double("buffer_size"));
        Assert.EndsWith("private_config.yaml", config.Find("ib_port")!.Source, StringComparison.Ordinal);
        Assert.Equal("defaults", config.Find("buffer_size")!.Source);
        Assert.Equal(config, config.WithDefaults(Here));
    }

    [Fact]
    public void PrivateFolderWithoutFile_IsFine() => Assert.Equal(ShippedConfigs.Defaults, SystemConfig.Empty.WithDefaults(Here));

    [Fact]
    public void Environment_ComesFromEitherVariable()
    {
        Assert.Equal("/ours", ConfigEnvironment.FromVariables(v => v switch { "SYSTRADE_PRIVATE_CONFIG_DIR" => "/ours", "PYSYS_PRIVATE_CONFIG_DIR" => "/theirs", _ => null }).PrivateFolder);
        Assert.Equal("/theirs", ConfigEnvironment.FromVariables(v => v == "PYSYS_PRIVATE_CONFIG_DIR" ? "/theirs" : null).PrivateFolder);
        Assert.Null(ConfigEnvironment.FromVariables(_ => "").PrivateFolder);
    }

    [Theory]
    [InlineData("chapter15", 1.31)]
    [InlineData("chapter15.yaml", 1.31)]
    [InlineData("systems.provided.futures_chapter15.futuresconfig.yaml", 1.31)]
    [InlineData("systems/provided/futures_chapter15/futuresconfig.yaml", 1.31)]
    [InlineData("systems\\provided\\futures_chapter15.futuresconfig.yaml", 1.31)]
    [InlineData("systems.provided.example.simplesystemconfig.yaml", 1.1)]
    [InlineData("sysdata.config.defaults.yaml", 1.0)]
    public void ShippedConfig_IsFoundByShortNameAndPackagePath(string name, double multiplier) =>
        Assert.Equal(multiplier, SystemConfig.Load(name, ConfigEnvironment.None).Double("forecast_div_multiplier"));

    [Theory]
    [InlineData("mine.yaml")]
    [InlineData("private.mine.yaml")]
    [InlineData("deep.er.other.yaml")]
    [InlineData("deep/er/other.yaml")]
    [InlineData("private.deep.er.other.yaml")]
    public void PackagePath_IsLookedForBelowTheFolders(string name)
    {
        Write("mine.yaml", "a: 1");
        Write("deep/er/other.yaml", "a: 1");
        Assert.Equal(1, SystemConfig.Load(name, Here).Int("a"));
    }

    [Fact]
    public void UnknownName_NamesTheNearestShipped()
    {
        var error = Assert.Throws<ConfigException>(() => SystemConfig.Load("chapter51", ConfigEnvironment.None));
        Assert.Equal("ConfigNotFound", error.ErrorId);
        Assert.Contains("chapter15", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BaseConfig_IsReplacedKeyByTopLevelKey()
    {
        Write("base.yaml", "weights: {US10: 0.5, CORN: 0.5}\ncap: 20\n");
        Write("mine.yaml", "base_config: base.yaml\nweights: {GOLD: 1.0}\n");
        var config = SystemConfig.Load(Path.Combine(_folder.FullName, "mine.yaml"), ConfigEnvironment.None);
        Assert.Equal(["GOLD"], config.Keys("weights"));
        Assert.Equal(20, config.Int("cap"));
        Assert.False(config.Contains("base_config"));
        Assert.EndsWith("mine.yaml", config.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void BaseConfig_MayNameAShippedOneAndChain()
    {
        Write("a.yaml", "base_config: systems.provided.futures_chapter15.futuresconfig.yaml\npercentage_vol_target: 10\n");
        Write("b.yaml", "base_config: a.yaml\nbase_currency: GBP\n");
        var config = SystemConfig.Load("b.yaml", Here);
        Assert.Equal((10, "GBP", 1.89), (config.Int("percentage_vol_target"), config.Text("base_currency"), config.Double("instrument_div_multiplier")));
    }

    [Fact]
    public void BaseConfigCycle_IsReportedWithTheCircle()
    {
        Write("a.yaml", "base_config: b.yaml\n");
        Write("b.yaml", "x: 1\nbase_config: a.yaml\n");
        var error = Assert.Throws<ConfigException>(() => SystemConfig.Load("a.yaml", Here));
        Assert.Equal(("ConfigCycle", 2, "base_config"), (error.ErrorId, error.Line, error.KeyPath));
        Assert.Contains(" -> ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BaseConfigNotFound_NamesTheFileAndLineThatAsked()
    {
        Write("a.yaml", "x: 1\nbase_config: nowhere.yaml\n");
        var error = Assert.Throws<ConfigException>(() => SystemConfig.Load("a.yaml", Here));
        Assert.Equal(("ConfigNotFound", 2), (error.ErrorId, error.Line));
        Assert.EndsWith("a.yaml", error.File, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_GivenAsFile_IsNotFound() =>
        Assert.Equal("ConfigNotFound", Assert.Throws<ConfigException>(() => SystemConfig.Load(_folder.FullName, Here)).ErrorId);

    private void Write(string name, string text)
    {
        var file = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
