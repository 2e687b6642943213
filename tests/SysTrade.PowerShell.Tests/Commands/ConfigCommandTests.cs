using SysTrade.PowerShell.Rows;
using SysTrade.Systems.Configuration;

namespace SysTrade.PowerShell.Tests.Commands;

public sealed class ConfigCommandTests(SampleShell sample) : IClassFixture<SampleShell>
{
    [Fact]
    public void NewConfig_ValuesReplaceTopLevelKeysWhole()
    {
        using var shell = sample.Open();
        var config = (SystemConfig)Assert.Single(shell.Run("New-SysConfig chapter15 @{ instrument_weights = @{ SOFR = 1 } }")).BaseObject;
        Assert.Equal(["SOFR"], config.Keys("instrument_weights"));
        Assert.True(config.Contains("trading_rules.carry"));
        Assert.False(config.Contains("buffer_method"));
    }

    [Fact]
    public void NewConfig_OverABaseConfig_TakesTheRestFromIt()
    {
        using var shell = sample.Open();
        var config = (SystemConfig)Assert.Single(shell.Run("New-SysConfig -Value @{ forecast_cap = 15 } -BaseConfig chapter15, @{ forecast_cap = 12; base_currency = 'EUR' }")).BaseObject;
        Assert.Equal(15, config.Double("forecast_cap"));
        Assert.Equal("EUR", config.Text("base_currency"));
        Assert.True(config.Contains("trading_rules.carry"));
    }

    [Fact]
    public void NewConfig_FromAFile_IsReadFromTheSessionsLocation()
    {
        File.WriteAllText(Path.Combine(sample.Folder, "own.yaml"), "forecast_cap: 12\n");
        using var shell = sample.Open($"$null = $ExecutionContext.SessionState.Path.SetLocation('{sample.Folder}')");
        var row = (ConfigRow)Assert.Single(shell.Run("New-SysConfig own.yaml | Get-SysConfig")).BaseObject;
        Assert.Equal(("forecast_cap", 12L, 1), (row.Path, row.Value, row.Line));
        Assert.EndsWith("own.yaml", row.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void GetConfig_OfASystem_ShowsDefaultsToo_AndOfAConfigOnlyWhatIsInIt()
    {
        using var shell = sample.OpenSystem();
        Assert.Equal("defaults", ((ConfigRow)Assert.Single(shell.Run("Get-SysConfig forecast_cap")).BaseObject).Source);
        Assert.Equal("ConfigKeyNotFound", SampleShell.ErrorId(shell, "Get-SysConfig forecast_cap -Config chapter15"));
    }

    [Fact]
    public void GetConfig_OfAGroupOrPattern_GivesTheValuesBelow()
    {
        using var shell = sample.OpenSystem();
        Assert.Equal(6, shell.Run("Get-SysConfig instrument_weights").Count);
        Assert.Contains(shell.Run("Get-SysConfig *_cap"), r => ((ConfigRow)r.BaseObject).Path == "forecast_cap");
        Assert.Equal(20.0, Assert.Single(shell.Run("Get-SysConfig forecast_cap -AsValue")).BaseObject);
        Assert.Equal(0.5, Assert.Single(shell.Run("(Get-SysConfig forecast_weights -AsValue).carry")).BaseObject);
    }

    [Fact]
    public void SetConfig_OfASystem_DropsWhatDependsOnTheKeyAndKeepsTheRest()
    {
        using var shell = sample.OpenSystem();
        shell.Run("$null = Get-SysOutput forecastScaleCap.get_capped_forecast SOFR carry -AsSeries");
        var change = (ConfigChange)Assert.Single(shell.Run("Set-SysConfig forecast_cap 15")).BaseObject;
        Assert.Equal(["forecast_cap"], change.ChangedKeys);
        Assert.True(change.ValuesDropped > 0);
        Assert.True(change.ValuesKept > 0);
        Assert.Equal(15.0, Assert.Single(shell.Run("Get-SysOutput forecastScaleCap.get_forecast_cap -AsSeries")).BaseObject);
    }

    [Fact]
    public void SetConfig_InsideAGroup_KeepsItsOtherValues()
    {
        using var shell = sample.OpenSystem();
        shell.Run("Set-SysConfig volatility_calculation.days 20");
        Assert.Equal(20, Convert.ToInt32(Assert.Single(shell.Run("Get-SysConfig volatility_calculation.days -AsValue")).BaseObject));
        Assert.Equal(0.3, Assert.Single(shell.Run("Get-SysConfig volatility_calculation.proportion_of_slow_vol -AsValue")).BaseObject);
        shell.Run("Set-SysConfig volatility_calculation.days $null");
        Assert.Equal(35, Convert.ToInt32(Assert.Single(shell.Run("Get-SysConfig volatility_calculation.days -AsValue")).BaseObject));
    }

    [Fact]
    public void SetConfig_WhatIf_ChangesNothing()
    {
        using var shell = sample.OpenSystem();
        Assert.Empty(shell.Run("Set-SysConfig forecast_cap 15 -WhatIf"));
        Assert.Equal(20.0, Assert.Single(shell.Run("Get-SysConfig forecast_cap -AsValue")).BaseObject);
    }

    [Fact]
    public void SetConfig_OfAConfig_GivesANewOneAndLeavesTheOld()
    {
        using var shell = sample.Open();
        var values = shell.Run("$old = New-SysConfig -Value @{ forecast_cap = 20 }; $new = $old | Set-SysConfig forecast_cap 15; $old, $new | Get-SysConfig forecast_cap -AsValue");
        Assert.Equal([20.0, 15.0], values.Select(v => Convert.ToDouble(v.BaseObject)));
    }

    [Theory]
    [InlineData("Set-SysConfig forecast_capp 15", "ConfigUnknownKey")]
    [InlineData("Set-SysConfig forecast_cap x", "ConfigWrongType")]
    [InlineData("Set-SysConfig -Value 3", "PathMissing")]
    [InlineData("Get-SysConfig forecast_capp", "ConfigKeyNotFound")]
    [InlineData("New-SysConfig chapter16", "ConfigNotFound")]
    [InlineData("New-SysSystem @{ forecast_capp = 3 }", "ConfigUnknownKey")]
    [InlineData("New-SysSystem chapter15 -Compatibility pysystemtrad", "ConfigUnknownQuirk")]
    public void Mistake_GivesItsErrorId(string script, string id)
    {
        using var shell = sample.OpenSystem();
        Assert.Equal(id, SampleShell.ErrorId(shell, script));
    }

    [Fact]
    public void TestConfig_FindsProblemsGravestFirst_AndIsQuietOnRequest()
    {
        using var shell = sample.Open();
        var problems = shell.Run("Test-SysConfig @{ foo = 1; forecast_capp = 1 }").Select(p => (ConfigProblem)p.BaseObject).ToArray();
        Assert.Equal([ConfigProblemSeverity.Error, ConfigProblemSeverity.Warning], problems.Select(p => p.Severity));
        Assert.Contains("forecast_cap", problems[0].Nearest);
        Assert.Equal(false, Assert.Single(shell.Run("Test-SysConfig @{ forecast_capp = 1 } -Quiet")).BaseObject);
        Assert.Equal(true, Assert.Single(shell.Run("Test-SysConfig chapter15 -Quiet")).BaseObject);
    }

    [Fact]
    public void ExportConfig_SavesWhatWasGivenAndChanged_NotTheDefaults()
    {
        using var shell = sample.OpenSystem();
        var file = Path.Combine(sample.Folder, "saved.yaml");
        shell.Run($"$null = Set-SysConfig forecast_cap 15; Export-SysConfig '{file}'");
        var saved = SystemConfig.Load(file);
        Assert.Equal(15, saved.Double("forecast_cap"));
        Assert.False(saved.Contains("volatility_calculation"));
        Assert.Equal("FileExists", SampleShell.ErrorId(shell, $"Export-SysConfig '{file}'"));
        Assert.Single(shell.Run($"Export-SysConfig '{file}' -Force -PassThru"));
    }

    [Theory]
    [InlineData("Get-SysConfig forecast_ca", "forecast_cap")]
    [InlineData("New-SysSystem chap", "chapter15")]
    [InlineData("New-SysSystem chapter15 -Compatibility p", "pysystemtrade")]
    public void Completion_OffersKeysAndConfigs(string line, string expected)
    {
        using var shell = sample.OpenSystem();
        Assert.Contains(expected, shell.Complete(line));
    }
}
