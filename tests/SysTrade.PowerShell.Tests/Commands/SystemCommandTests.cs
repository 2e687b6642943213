using System.Management.Automation;
using SysTrade.PowerShell.Rows;
using SysTrade.Series;
using SysTrade.Systems;

namespace SysTrade.PowerShell.Tests.Commands;

public sealed class SystemCommandTests(SampleShell sample) : IClassFixture<SampleShell>
{
    [Fact]
    public void NewSystem_BecomesTheSessionsSystem()
    {
        using var shell = sample.OpenSystem();
        var system = (TradingSystem)Assert.Single(shell.Run("Get-SysSystem")).BaseObject;
        Assert.Equal("chapter15", system.Name);
        Assert.Equal(["CORN", "EUROSTX", "MXP", "SOFR", "US10", "V2X"], system.Instruments);
    }

    [Fact]
    public void NoSystem_IsAnErrorThatSaysHowToMakeOne()
    {
        using var shell = sample.Open();
        var error = Assert.Single(shell.Try("Get-SysRule").Errors);
        Assert.StartsWith("NoSystem", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("New-SysSystem", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void NewSystem_WithAnErrorInTheConfig_IsMadeOnlyOnRequest()
    {
        using var shell = sample.Open();
        Assert.Empty(shell.Try("New-SysSystem chapter15, @{ forecast_capp = 3 }").Output);
        Assert.IsType<TradingSystem>(Assert.Single(shell.Run("New-SysSystem chapter15, @{ forecast_capp = 3 } -IgnoreConfigProblem -WarningAction SilentlyContinue")).BaseObject);
    }

    [Fact]
    public void NewSystem_SkippingBadInstruments_WarnsOfEachAndGoesOn()
    {
        using var shell = sample.Open();
        var output = shell.Run("New-SysSystem chapter15, @{ instrument_weights = @{ SOFR = 0.5; NOPE = 0.5 } } -SkipBadInstrument 3>&1");
        var warning = Assert.Single(output, o => o.BaseObject is WarningRecord { Message: var m } && m.StartsWith("NOPE is left out", StringComparison.Ordinal));
        Assert.Contains("Remedy", warning.ToString(), StringComparison.Ordinal);
        Assert.Equal(["SOFR"], output.Select(o => o.BaseObject).OfType<TradingSystem>().Single().Instruments);
    }

    [Fact]
    public void NewSystem_InCompatibility_HasTheQuirks()
    {
        using var shell = sample.Open();
        var system = (TradingSystem)Assert.Single(shell.Run("New-SysSystem chapter15 -Compatibility pysystemtrade")).BaseObject;
        Assert.True(system.Config.Quirks.WeekendRowsBookedToFriday);
    }

    [Fact]
    public void Lists_ShowRulesFunctionsStagesAndOutputs()
    {
        using var shell = sample.OpenSystem();
        var carry = (RuleInfo)Assert.Single(shell.Run("Get-SysRule car*")).BaseObject;
        Assert.Equal(("carry", 30.0, "smooth_days=90"), (carry.Rule, carry.Scalar, carry.OptionText));
        Assert.Contains(shell.Run("Get-SysRuleFunction"), f => f.Properties["ShortName"].Value is "ewmac");
        Assert.Equal(11, shell.Run("Get-SysStage").Count);
        Assert.All(shell.Run("Find-SysOutput -Stage portfolio"), o => Assert.StartsWith("portfolio.", ((OutputInfo)o.BaseObject).FullName, StringComparison.Ordinal));
        Assert.Contains(shell.Run("Find-SysOutput -Description 'no-trade'"), o => ((OutputInfo)o.BaseObject).FullName == "portfolio.get_buffers");
    }

    [Theory]
    [InlineData("Get-SysOutput rawdata.raw_carry SOFR -From 2024-12-31", 1)]
    [InlineData("Get-SysOutput rawdata.raw_carry -From 2024-12-31", 6)]
    [InlineData("'SOFR', 'CORN' | Get-SysOutput rawdata.raw_carry -From 2024-12-31", 2)]
    [InlineData("Get-SysInstrument SOFR | Get-SysOutput rawdata.raw_carry -From 2024-12-31", 1)]
    [InlineData("Get-SysSystem | Get-SysOutput rawdata.raw_carry SOFR -From 2024-12-31", 1)]
    [InlineData("Find-SysOutput get_forecast_cap | Get-SysOutput", 1)]
    [InlineData("Get-SysRule carry | Get-SysOutput get_fixed_forecast_scalar", 1)]
    [InlineData("Get-SysOutput get_fixed_forecast_scalar", 7)]
    [InlineData("Get-SysOutput rules.get_raw_forecast SOFR ewmac* -From 2024-12-31", 6)]
    [InlineData("Get-SysOutput rules.get_raw_forecast SOFR -From 2024-12-31", 4)]
    [InlineData("Get-SysOutput data.get_multiple_prices SOFR -From 2024-12-31", 1)]
    [InlineData("Get-SysOutput data.get_raw_cost_data SOFR", 4)]
    [InlineData("Get-SysOutput system.get_instrument_list", 6)]
    [InlineData("Get-SysOutput accounts.portfolio -From 2024-12-31", 1)]
    [InlineData("Get-SysOutput accounts.portfolio -From 2024-12-31 -RoundPosition $false", 1)]
    [InlineData("Get-SysOutput rules.trading_rules", 7)]
    public void Outputs_AreAskedForByNamePipelineAndWildcard(string script, int rows)
    {
        using var shell = sample.OpenSystem();
        Assert.Equal(rows, shell.Run(script).Count);
    }

    [Fact]
    public void OutputRows_OfAFrame_HaveAPropertyForEachColumn()
    {
        using var shell = sample.OpenSystem();
        var row = Assert.Single(shell.Run("Get-SysOutput combForecast.get_forecast_weights SOFR -From 2024-12-31"));
        Assert.Equal(["InstrumentCode", "Date", "carry", "ewmac16_64", "ewmac32_128", "ewmac64_256"], row.Properties.Select(p => p.Name).Take(6));
        Assert.Equal(0.5, (double)row.Properties["carry"].Value, 6);
    }

    [Fact]
    public void OutputRows_EqualTheSeries()
    {
        using var shell = sample.OpenSystem();
        var series = (TimeSeries)Assert.Single(shell.Run("Get-SysOutput combForecast.get_combined_forecast SOFR -AsSeries")).BaseObject;
        Assert.Equal(series.ToArray(), SampleShell.Numbers(shell.Run("Get-SysOutput combForecast.get_combined_forecast SOFR"), "Value"));
    }

    [Theory]
    [InlineData("Get-SysOutput accounts.portflio", "OutputNotFound")]
    [InlineData("Get-SysOutput get_raw_cost_data", "AmbiguousOutput")]
    [InlineData("Get-SysOutput accounts.portfolio SOFR", "OutputArguments")]
    [InlineData("Get-SysOutput rawdata.raw_carry SOFR carry", "OutputArguments")]
    [InlineData("Get-SysOutput rawdata.raw_carry SFOR", "InstrumentNotFound")]
    [InlineData("Get-SysOutput rules.get_raw_forecast SOFR cary", "TradingRuleNotFound")]
    [InlineData("Get-SysRule cary", "TradingRuleNotFound")]
    [InlineData("Get-SysStage rawdat", "StageNotFound")]
    [InlineData("Get-SysRuleFunction ewmc", "RuleFunctionNotFound")]
    [InlineData("Find-SysOutput zzz", "OutputNotFound")]
    public void Mistake_GivesItsErrorId(string script, string id)
    {
        using var shell = sample.OpenSystem();
        Assert.Equal(id, SampleShell.ErrorId(shell, script));
    }

    [Fact]
    public void ErrorInTheConfig_IsToldOnceAndNotForEachInstrument()
    {
        using var shell = sample.Open();
        shell.Run("$null = New-SysSystem chapter15, @{ trading_rules = @{ x = @{ function = 'nope' } }; forecast_weights = @{ x = 1 } }");
        Assert.Equal("RuleFunctionNotFound", SampleShell.ErrorId(shell, "Get-SysOutput combForecast.get_combined_forecast"));
    }

    [Fact]
    public void Trace_WalksTheTree_WithOptionsAndUnits()
    {
        using var shell = sample.OpenSystem();
        var steps = shell.Run("Trace-SysOutput portfolio.get_notional_position SOFR -Depth 99").Select(s => (TraceStep)s.BaseObject).ToArray();
        Assert.Equal(("portfolio.get_notional_position", "contracts", 0), (steps[0].FullName, steps[0].Unit, steps[0].Depth));
        Assert.Contains(steps, s => s.FullName == "data.daily_prices");
        Assert.Contains(steps, s => s.OptionText.Contains("instrument_div_multiplier=1.89", StringComparison.Ordinal));
        Assert.Contains(steps, s => s.IsRepeated);
        Assert.All(steps.Skip(1), s => Assert.True(s.Depth > 0));
        Assert.Equal(3, shell.Run("Trace-SysOutput portfolio.get_notional_position SOFR -Depth 1 -Date 2023-06-30").Select(s => (TraceStep)s.BaseObject).Sum(s => s.Depth) + 2);
    }

    [Theory]
    [InlineData("Get-SysOutput rawdata.raw_c", "rawdata.raw_carry")]
    [InlineData("Get-SysOutput raw_car", "rawdata.raw_carry")]
    [InlineData("Get-SysOutput rawdata.raw_carry SO", "SOFR")]
    [InlineData("Get-SysOutput rules.get_raw_forecast SOFR ca", "carry")]
    [InlineData("Get-SysRule ca", "carry")]
    [InlineData("Get-SysStage por", "portfolio")]
    [InlineData("Find-SysOutput -Stage por", "portfolio")]
    public void Completion_OffersWhatTheSystemHas(string line, string expected)
    {
        using var shell = sample.OpenSystem();
        Assert.Contains(expected, shell.Complete(line));
    }
}
