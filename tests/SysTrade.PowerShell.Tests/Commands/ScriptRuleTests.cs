using System.Management.Automation;
using SysTrade.Systems;

namespace SysTrade.PowerShell.Tests.Commands;

public sealed class ScriptRuleTests(SampleShell sample) : IClassFixture<SampleShell>
{
    private const string Ask = "Get-SysOutput rules.get_raw_forecast SOFR mine -AsSeries";

    [Fact]
    public void ScriptRule_GivesTheSameNumbersAsTheRuleItCopies()
    {
        using var shell = sample.Open();
        shell.Run("""
            $rule = New-SysRule mine { param($price, $vol, $Lfast = 16, $Lslow = 64) ($price.EwmMean($Lfast, 1) - $price.EwmMean($Lslow, 1)) / $vol.ForwardFill() } `
                -DataSource rawdata.get_daily_prices, rawdata.daily_returns_volatility
            $rules = @{ mine = @{ function = 'mine'; other_args = @{ Lfast = 8; Lslow = 32 } }; theirs = @{ function = 'ewmac'; other_args = @{ Lfast = 8; Lslow = 32 } } }
            $null = New-SysSystem @{ instruments = @('SOFR'); trading_rules = $rules } -Rule $rule
            """);
        Assert.Equal(
            SampleShell.Numbers(shell.Run("Get-SysOutput rules.get_raw_forecast SOFR theirs"), "Value"),
            SampleShell.Numbers(shell.Run("Get-SysOutput rules.get_raw_forecast SOFR mine"), "Value"));
    }

    [Fact]
    public void ScriptRule_RunsForManyInstrumentsAtOnce_AndWhenTheScriptItselfAsksTheEngine()
    {
        using var shell = sample.Open();
        shell.Run("""
            $rule = New-SysRule mine { param($price) $price - $price.EwmMean(16) }
            $system = New-SysSystem @{ trading_rules = @{ a = 'mine'; b = @{ function = 'mine' } } } -Rule $rule -WarningAction SilentlyContinue
            """);

        // The engine is asked on the pipeline's own thread, which then waits for threads that run the script.
        var direct = Assert.Single(shell.Run("$system.Portfolio.SubsystemPositions.Value.Names.Count")).BaseObject;
        Assert.Equal(8, direct);
        Assert.Equal(8, shell.Run("Get-SysOutput portfolio.get_notional_position -From 2024-12-31 -WarningAction SilentlyContinue").Count);
    }

    [Fact]
    public void ScriptRule_TakesAlongVariablesAndFunctionsAsTheyAre_AlsoFromInsideAFunction()
    {
        using var shell = sample.Open();
        shell.Run("""
            function Half($s) { Scale $s 0.5 }
            function Scale($s, $by) { $s * $by }
            function MakeRule { $local = 3; New-SysRule mine { param($price) (Half $price) * $local * (& $twice 1) } }
            $twice = { param($x) $x * 2 }
            $null = New-SysSystem @{ instruments = @('SOFR') } -Rule (MakeRule)
            $twice = $null
            """);
        var price = SampleShell.Numbers(shell.Run("Get-SysPrice SOFR -AsSeries"), "LastValue")[0];
        Assert.Equal(price * 3, SampleShell.Numbers(shell.Run(Ask), "LastValue")[0], 9);
    }

    [Fact]
    public void ScriptRule_MayGiveANumberForEachRow_AndReadOptionsAsOneObject()
    {
        using var shell = sample.Open();
        shell.Run("""
            $rule = New-SysRule mine { param($price, $options) $k = $options.Double('k', 1); foreach ($v in $price.ToArray()) { if ($v -gt 95) { $k } else { -$k } } }
            $null = New-SysSystem @{ instruments = @('SOFR'); trading_rules = @{ mine = @{ function = 'mine'; other_args = @{ k = 7 } } } } -Rule $rule
            """);
        Assert.Equal(7, Math.Abs(SampleShell.Numbers(shell.Run(Ask), "LastValue")[0]));
    }

    [Theory]
    [InlineData("param($price) 'text'", "RuleResult", "the text 'text'")]
    [InlineData("param($price) 1, 2, 3", "RuleResult", "3 numbers")]
    [InlineData("param($price)", "RuleResult", "nothing")]
    [InlineData("param($price) $price; $price", "RuleResult", "more than one object")]
    [InlineData("param($price)\n\n$price * $typo", "RuleFailed", "line 4: $price * $typo")]
    [InlineData("param($price) $price.EwmMeen(3)", "RuleFailed", "EwmMeen")]
    [InlineData("param($price) throw 'my own'", "RuleFailed", "my own")]
    [InlineData("param($price) Get-Nothing", "RuleFailed", "Get-Nothing")]
    public void ScriptRule_ThatFails_NamesRuleInstrumentAndPlace(string body, string id, string text)
    {
        using var shell = sample.Open();
        var error = Assert.Single(shell.Try($"\n$null = New-SysSystem @{{ instruments = @('SOFR') }} -Rule (New-SysRule mine {{{body}}}); {Ask}").Errors);
        Assert.Equal(id, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal("SOFR", error.TargetObject);
        Assert.Contains("mine on SOFR", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(text, error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ScriptRule_WithAnUnknownOption_NamesItAndTheKnownOnes()
    {
        using var shell = sample.Open();
        var error = Assert.Single(shell.Try($$"""
            $rule = New-SysRule mine { param($price, $span = 8) $price.EwmMean($span) }
            $null = New-SysSystem @{ instruments = @('SOFR'); trading_rules = @{ mine = @{ function = 'mine'; other_args = @{ spam = 3 } } } } -Rule $rule
            {{Ask}}
            """).Errors);
        Assert.Equal("OptionNotFound", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains("span", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ScriptRule_WithTooFewParameters_IsRefusedAtOnce()
    {
        using var shell = sample.Open();
        Assert.Equal("RuleParameters", SampleShell.ErrorId(shell, "New-SysRule mine { param($price) $price } -DataSource a, b"));
    }

    [Fact]
    public void ScriptRule_ThatNoConfigNames_IsWarnedAbout()
    {
        using var shell = sample.Open();
        var output = shell.Run("New-SysSystem chapter15 -Rule (New-SysRule mine { param($price) $price }) 3>&1");
        Assert.Contains(output, o => o.ToString().Contains("the function mine", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ScriptRule_ThatNeverEnds_StopsWithThePipeline()
    {
        using var shell = sample.Open();
        shell.Run("$gate = [System.Threading.SemaphoreSlim]::new(0); $null = New-SysSystem @{ instruments = @('SOFR') } -Rule (New-SysRule mine { param($price) $null = $gate.Release(); while ($true) { } })");
        var gate = (SemaphoreSlim)Assert.Single(shell.Run("$gate")).BaseObject;
        using var pipeline = shell.Shell();
        var running = pipeline.AddScript(Ask).BeginInvoke();
        Assert.True(await gate.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));
        pipeline.Stop();
        Assert.True(running.AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(60)));
        Assert.Equal(PSInvocationState.Stopped, pipeline.InvocationStateInfo.State);
    }

    [Fact]
    public void SeriesInScripts_HaveArithmeticAndStatistics()
    {
        using var shell = sample.Open();
        shell.Run("$p = Get-SysPrice SOFR -AsSeries");
        var last = SampleShell.Numbers(shell.Run("$p"), "LastValue")[0];
        Assert.Equal(1 - (2 * -last) + 3, SampleShell.Numbers(shell.Run("1 - (2 * -$p) + 3"), "LastValue")[0], 9);
        Assert.True(Assert.IsType<int>(Assert.Single(shell.Run("$p.To('Week', 'Last').Count")).BaseObject) > 200);
        Assert.All(
            new[] { "RollingMean(20)", "RollingMaximum(20)", "RollingMinimum(20, 5)", "EwmStandardDeviation(35)", "Difference(1)", "Shift(2)", "ForwardFill()", "Clip(0, 1)" },
            call => Assert.Single(shell.Run($"$p.{call}.LastValue")));
    }

    [Fact]
    public void RuleFunctions_OfTheSystem_IncludeTheScript()
    {
        using var shell = sample.Open();
        var system = (TradingSystem)Assert.Single(shell.Run("New-SysSystem @{ instruments = @('SOFR') } -Rule (New-SysRule mine { param($price) $price } -Description 'Price.')")).BaseObject;
        Assert.Equal(["mine"], system.Rules.TradingRules.Value.Keys);
        Assert.Equal("Price.", Assert.Single(shell.Run("Get-SysRuleFunction mine")).Properties["Description"].Value);
    }
}
