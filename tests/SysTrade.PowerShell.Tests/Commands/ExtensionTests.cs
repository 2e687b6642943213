using SysTrade.Systems;

namespace SysTrade.PowerShell.Tests.Commands;

public sealed class ExtensionTests(SampleShell sample) : IClassFixture<SampleShell>
{
    private const string Rule = """
        public static class Mine
        {
            [TradingRule("mine", Data = ["rawdata.get_daily_prices", "rawdata.daily_returns_volatility"], Description = "A copy.")]
            public static TimeSeries Forecast(IReadOnlyList<TimeSeries> data, NamedOptions options) =>
                (data[0].EwmMean(options.Int("Lfast", 16), 1) - data[0].EwmMean(options.Int("Lslow", 64), 1)) / data[1].ForwardFill();
        }
        """;

    private const string OwnStage = """
        public class Doubled : RawData
        {
            public Doubled() => DailyReturnsVolatility.Override((inherited, a) => inherited(a) * 2);
            public override string Description => "Twice the volatility.";
        }
        """;

    private string File(string text)
    {
        var path = Path.Combine(sample.Folder, Guid.NewGuid().ToString("N") + ".cs");
        global::System.IO.File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public void RuleOfACSharpFile_GivesTheSameNumbersAsTheRuleItCopies()
    {
        using var shell = sample.Open();
        shell.Run($"$own = Import-SysExtension '{File(Rule)}'");
        shell.Run("""
            $rules = @{ mine = @{ function = 'mine'; other_args = @{ Lfast = 8; Lslow = 32 } }; theirs = @{ function = 'ewmac'; other_args = @{ Lfast = 8; Lslow = 32 } } }
            $null = New-SysSystem @{ instruments = @('SOFR'); trading_rules = $rules } -Extension $own
            """);
        Assert.Equal(
            SampleShell.Numbers(shell.Run("Get-SysOutput rules.get_raw_forecast SOFR theirs"), "Value"), SampleShell.Numbers(shell.Run("Get-SysOutput rules.get_raw_forecast SOFR mine"), "Value"));
        Assert.Equal("A copy.", shell.Run("Get-SysRuleFunction mine")[0].Properties["Description"].Value);
    }

    [Fact]
    public void StageOfACSharpFile_TakesItsPlaceInEverySystemItIsGivenTo()
    {
        using var shell = sample.Open();
        var path = File(OwnStage);
        const string Ask = "Get-SysOutput rawdata.daily_returns_volatility SOFR -From 2024-12-01";
        shell.Run("$null = New-SysSystem chapter15_all");
        var plain = SampleShell.Numbers(shell.Run(Ask), "Value");
        foreach (var extension in new[] { $"'{path}'", $"(Import-SysExtension '{path}')" })
        {
            shell.Run($"$system = New-SysSystem chapter15_all -Extension {extension}");
            Assert.Equal(plain.Select(v => v * 2), SampleShell.Numbers(shell.Run(Ask), "Value"));
            Assert.Equal("Twice the volatility.", shell.Run("Get-SysStage rawdata")[0].Properties["Description"].Value);
        }

        // One object serves several systems, and a second system like the first has the stage too.
        shell.Run("$own = Import-SysExtension '" + path + "'; $a = New-SysSystem chapter15_all -Extension $own; $b = New-SysSystem chapter15_all -Extension $own");
        var system = (TradingSystem)shell.Run("$b")[0].BaseObject;
        Assert.Equal("Doubled", system.With(Systems.Configuration.SystemConfig.Parse("percentage_vol_target: 10"), "other").RawData.GetType().Name);
    }

    [Theory]
    [InlineData("public static class X { public static int Y => undefined; }", "ExtensionNotCompiled", "line 1, column 48")]
    [InlineData("public static class X;", "ExtensionEmpty", "[TradingRule(\"name\")]")]
    [InlineData("public static class X { [TradingRule(\"x\")] public static int Y() => 1; }", "ExtensionRule", "X.Y")]
    [InlineData("public class X : RawData { public X(int y) { } }", "ExtensionStage", "X")]
    [InlineData("public class X : RawData { public X() { throw new InvalidOperationException(\"broken\"); } }", "ExtensionStage", "broken")]
    public void UnusableFile_IsAnErrorThatSaysWhere(string text, string id, string says)
    {
        using var shell = sample.Open();
        var error = Error(shell, $"Import-SysExtension '{File(text)}'");
        Assert.StartsWith(id, error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(says, error.Exception.Message + error.ErrorDetails?.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingFile_IsAnError()
    {
        using var shell = sample.Open();
        Assert.StartsWith("PathNotFound", Error(shell, "Import-SysExtension nowhere.cs").FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void ErrorInARule_NamesTheRuleAndWhatWentWrong()
    {
        using var shell = sample.Open();
        var path = File("""
            public static class Broken
            {
                [TradingRule("broken")]
                public static TimeSeries Forecast(IReadOnlyList<TimeSeries> data, NamedOptions options) => throw new InvalidOperationException("no idea");
            }
            """);
        shell.Run($"$null = New-SysSystem @{{ instruments = @('SOFR'); trading_rules = @{{ b = 'broken' }} }} -Extension '{path}'");
        var error = Error(shell, "Get-SysOutput rules.get_raw_forecast SOFR b");
        Assert.Contains("no idea", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("b", error.Exception.Message, StringComparison.Ordinal);
    }

    private static global::System.Management.Automation.ErrorRecord Error(HostedShell shell, string script) => Assert.Single(shell.Try(script).Errors);
}
