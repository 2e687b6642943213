using System.Reflection;
using SysTrade.Systems.Configuration;

namespace SysTrade.Systems.Tests.Configuration;

public sealed class QuirksTests
{
    private static readonly PropertyInfo[] Switches = typeof(Quirks).GetProperties().Where(p => p.PropertyType == typeof(bool)).ToArray();

    [Fact]
    public void EveryQuirk_HasOneNameThatSwitchesIt()
    {
        Assert.Equal(36, Switches.Length);
        foreach (var property in Switches)
        {
            var name = string.Concat(property.Name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
            var quirk = Assert.Single(QuirkCatalog.All, q => q.Name == name);
            var on = quirk.Switch(Quirks.None, true);
            Assert.True((bool)property.GetValue(on)!);
            Assert.True(quirk.IsOn(on));
            Assert.Equal([name], on.Active);
        }
    }

    [Fact]
    public void None_HasNoneAndPysystemtradeHasAll()
    {
        Assert.Empty(Quirks.None.Active);
        Assert.Equal(Switches.Length, Quirks.Pysystemtrade.Active.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("compatibility:")]
    [InlineData("compatibility: none")]
    [InlineData("compatibility: {}")]
    [InlineData("compatibility: {base: none}")]
    public void WithoutCompatibility_ThereAreNone(string yaml) => Assert.Equal(Quirks.None, SystemConfig.Parse(yaml).Quirks);

    [Theory]
    [InlineData("compatibility: pysystemtrade")]
    [InlineData("compatibility: PySystemTrade")]
    [InlineData("compatibility: {base: pysystemtrade}")]
    public void Pysystemtrade_SwitchesAllOn(string yaml) => Assert.Equal(Quirks.Pysystemtrade, SystemConfig.Parse(yaml).Quirks);

    [Fact]
    public void SingleQuirks_SwitchOverTheBase()
    {
        Assert.Equal(
            Quirks.Pysystemtrade with { ZeroForecastsBecomeMissing = false },
            SystemConfig.Parse("compatibility: {zero_forecasts_become_missing: false, base: pysystemtrade}").Quirks);
        Assert.Equal(Quirks.None with { HalfCompoundingFormula = true }, SystemConfig.Parse("compatibility: {half_compounding_formula: t}").Quirks);
    }

    [Fact]
    public void UnknownQuirk_NamesTheNearest()
    {
        var error = Assert.Throws<ConfigException>(() => SystemConfig.Parse("compatibility:\n  zero_forecast_become_missing: true\n", "q.yaml").Quirks);
        Assert.Equal(("ConfigUnknownQuirk", 2), (error.ErrorId, error.Line));
        Assert.Contains("zero_forecasts_become_missing", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compatibility: pysistemtrade")]
    [InlineData("compatibility: true")]
    [InlineData("compatibility: [pysystemtrade]")]
    [InlineData("compatibility: {base: both}")]
    [InlineData("compatibility: {half_compounding_formula: 3}")]
    public void WrongCompatibility_IsRefused(string yaml) => Assert.Throws<ConfigException>(() => SystemConfig.Parse(yaml).Quirks);

    [Fact]
    public void Defaults_AreRightNumbers() => Assert.Equal(Quirks.None, ShippedConfigs.Defaults.Quirks);
}
