using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Tests.Commands;

/// <summary>From a backtest to orders, fills and positions that agree, at the prompt.</summary>
public sealed class StrategyCommandTests(SampleShell sample) : IClassFixture<SampleShell>
{
    private const string Weights = "@{ notional_trading_capital = 600000; instrument_weights = @{ CORN = 0.4; MXP = 0.3; US10 = 0.3 } }";

    [Fact]
    public void BufferedSystem_TradesToPositionsThatAgreeWithTheBroker()
    {
        using var shell = Open("buffered");
        var would = shell.Run("Update-SysOptimalPosition trend -WhatIf").Select(r => (OptimalPositionRow)r.BaseObject).ToArray();
        Assert.Equal(["CORN", "MXP", "US10"], would.Select(r => r.Instrument));
        Assert.Empty(shell.Run("Get-SysOptimalPosition"));
        var rows = shell.Run("Update-SysOptimalPosition trend").Select(r => (OptimalPositionRow)r.BaseObject).ToArray();
        Assert.Equal(would.Select(r => (r.Lower, r.Upper, r.ReferencePrice)), rows.Select(r => (r.Lower, r.Upper, r.ReferencePrice)));
        var buffers = Edges(shell);
        Assert.All(rows, r => Assert.Equal((buffers[r.Instrument].Lower, buffers[r.Instrument].Upper), (r.Lower, r.Upper)));
        Assert.All(rows, r => Assert.True(r.ReferencePrice > 0 && r.ReferenceContract.Length == 8 && r.ReferenceDate is not null));
        Assert.Contains(rows, r => r.Trade != 0);

        Trade(shell, "trend");
        Assert.Empty(shell.Run("Compare-SysPosition"));
        Assert.Empty(shell.Run("Compare-SysOptimalPosition trend -OnlyDifferent"));
        var held = shell.Run("Get-SysHolding -Ledger Strategy").Select(h => (HoldingRow)h.BaseObject).ToDictionary(h => h.Instrument, h => h.Position);
        Assert.Equal(rows.ToDictionary(r => r.Instrument, r => r.Trade!.Value).Where(r => r.Value != 0).OrderBy(r => r.Key), held.OrderBy(h => h.Key));
    }

    [Fact]
    public void DynamicSystem_HoldsWhatTheBacktestsOptimisationGives()
    {
        using var shell = Open("dynamic");
        var raws = shell.Run("Update-SysOptimalPosition small -Kind Optimised").Select(r => (OptimalPositionRow)r.BaseObject).ToArray();
        Assert.All(raws, r => Assert.Equal("Raw", r.Kind));
        var expected = shell.Run("Optimize-SysPosition -Previous @{ CORN = 0; MXP = 0; US10 = 0 }").Select(r => (OptimisedPositionRow)r.BaseObject)
            .Where(r => r.InstrumentCode != OptimisedPositionRow.Portfolio).ToDictionary(r => r.InstrumentCode, r => r.Position);
        Assert.Contains(expected, e => e.Value != 0);

        Trade(shell, "small");
        Assert.Empty(shell.Run("Compare-SysPosition"));
        var rows = shell.Run("Compare-SysOptimalPosition small").Select(r => (OptimalPositionRow)r.BaseObject).ToArray();
        Assert.Equal(expected.OrderBy(e => e.Key), rows.ToDictionary(r => r.Instrument, r => r.Held).OrderBy(r => r.Key));
        Assert.All(rows, r => Assert.Equal(("Optimised", 0), (r.Kind, r.Trade)));
    }

    [Fact]
    public void DataThatAreOld_AreLeftOutAndSayHowOld()
    {
        using var shell = Open("old", "2025-03-01");
        var rows = shell.Run("Update-SysOptimalPosition trend -WarningAction SilentlyContinue").Select(r => (OptimalPositionRow)r.BaseObject).ToArray();
        Assert.All(rows, r => Assert.Contains("older than 4 days", r.Note, StringComparison.Ordinal));
        Assert.Empty(shell.Run("Get-SysOptimalPosition"));
        Assert.NotEmpty(shell.Run("Update-SysOptimalPosition trend -OldestDays 90; Get-SysOptimalPosition"));
    }

    [Fact]
    public void Config_SaysWhatIsStaleAndWhatMayNotBeTraded()
    {
        using var shell = Open("lists", config: "@{ stale_instruments = @('MXP'); exclude_instrument_lists = @{ trading_restrictions = @('CORN') } }");
        var rows = shell.Run("Update-SysOptimalPosition trend -WarningAction SilentlyContinue").Select(r => (OptimalPositionRow)r.BaseObject).ToDictionary(r => r.Instrument);
        Assert.Contains("stale", rows["MXP"].Note, StringComparison.Ordinal);
        shell.Run("Set-SysOptimalPosition other CORN 3 4");
        var made = (SubmissionRow)Assert.Single(shell.Run("Submit-SysStrategyOrder other -Confirm:$false")).BaseObject;
        Assert.Equal((3, 0), (made.Wanted, made.Placed));
        Assert.Contains("trading_restrictions", made.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@{ execution_algos = @{ best_algo = 'best_of_all' } }", "AlgoNotFound")]
    [InlineData("@{ execution_algos = @{ settings = @{ passive_seconds = 'long' } } }", "OptionType")]
    [InlineData("@{ execution_algos = @{ settings = @{ patience = 3 } } }", "OptionNotFound")]
    [InlineData("@{ stale_instruments = @{ a = 1 } }", "ConfigWrongType")]
    [InlineData("@{ roll_status_auto_update = @{ default_roll_state_if_undecided = '3' } }", "ConfigWrongType")]
    public void Config_Wrong_OpensNoBook(string config, string id)
    {
        using var shell = sample.Open("$null");
        Assert.Equal(id, SampleShell.ErrorId(shell, $"Open-SysBook '{Path.Combine(sample.Folder, "never.db")}' -Config {config}"));
        Assert.False(File.Exists(Path.Combine(sample.Folder, "never.db")));
    }

    [Theory]
    [InlineData("Submit-SysStrategyOrder trnd -Confirm:$false", "NoOptimalPositions")]
    [InlineData("Remove-SysOptimalPosition trnd -Confirm:$false", "NoOptimalPositions")]
    [InlineData("Update-SysOptimalPosition 'a b'", "InvalidStrategyName")]
    [InlineData("Get-SysRollSuggestion CORNN", "InstrumentNotFound")]
    public void Mistakes_AreNamed(string script, string id)
    {
        using var shell = Open("mistakes");
        Assert.Equal(id, SampleShell.ErrorId(shell, script));
    }

    [Fact]
    public void Kind_ChangesAfterRemoval()
    {
        using var shell = Open("kinds");
        shell.Run("Set-SysOptimalPosition trend CORN 1 2");
        shell.Run("Remove-SysOptimalPosition trend CORN -Confirm:$false");
        Assert.Empty(shell.Run("Get-SysOptimalPosition"));
    }

    [Fact]
    public void RollSuggestion_GivesItsReasonAndSetsTheStateWhenAsked()
    {
        using var shell = Open("rolls");
        var row = (RollSuggestionRow)Assert.Single(shell.Run("Get-SysRollSuggestion CORN")).BaseObject;
        Assert.Equal(("No_Roll", 0), (row.State, row.Position));
        Assert.Equal(["Roll_Adjusted", "Passive", "No_Roll", "No_Open"], row.Allowed);
        Assert.NotEmpty(row.Why);

        // Sample prices have no volumes, so the forward contract counts as not liquid; five days before the roll nothing is to be opened.
        var near = (RollSuggestionRow)Assert.Single(shell.Run($"Get-SysRollSuggestion CORN -AsOf ([datetime]::new({2024}, 12, 31).AddDays({row.DaysToRoll - 5})) -Apply -Confirm:$false")).BaseObject;
        Assert.Equal(("No_Open", "No_Open", 5), (near.Suggested, near.State, near.DaysToRoll));
        Assert.Equal("No_Open", ((RollStateRow)Assert.Single(shell.Run("Get-SysRollState CORN")).BaseObject).State);
    }

    [Fact]
    public void WatchedFills_ComeAsObjectsAndEndWithTheTime()
    {
        using var shell = Open("watch");
        shell.Run("Add-SysBalanceTrade trend CORN 4 441.5 -Contract 203203 -ExecutionId e1 -Reason test -Confirm:$false");
        Assert.Empty(shell.Run("Watch-SysFill -Timeout 60"));
        var fill = (FillRow)Assert.Single(shell.Run("Watch-SysFill trend -Since 2024-01-01 -Timeout 60")).BaseObject;
        Assert.Equal(("CORN", 4, 441.5, "e1"), (fill.Instrument, fill.Quantity, fill.Price, fill.ExecutionId));
        Assert.Empty(shell.Run("Watch-SysFill carry -Since 2024-01-01 -Timeout 60"));
        Assert.Single(shell.Run("Watch-SysFill -Since 2024-01-01 -Count 1"));
    }

    [Theory]
    [InlineData("")] // the machine's clock: stopped while it waits
    [InlineData(" -At '2026-06-01 08:00'")] // a clock that is moved: stopped though it never waits
    public void WatchedFills_AreStopped(string at)
    {
        using var shell = sample.Open($"$null = Open-SysBook '{Path.Combine(sample.Folder, $"stop{at.Length}.db")}' -As tester{at}");
        shell.Run("Add-SysBalanceTrade trend CORN 4 441.5 -Contract 203203 -ExecutionId e1 -Reason test -Confirm:$false");
        using var watch = shell.Shell();
        using var output = new System.Management.Automation.PSDataCollection<System.Management.Automation.PSObject>();
        using var told = new ManualResetEventSlim();
        output.DataAdded += (_, _) => told.Set();
        var run = watch.AddScript("Watch-SysFill -Since 2024-01-01").BeginInvoke<System.Management.Automation.PSObject, System.Management.Automation.PSObject>(null, output);
        told.Wait(TestContext.Current.CancellationToken);
        watch.Stop();
        Assert.Equal(System.Management.Automation.PSInvocationState.Stopped, watch.InvocationStateInfo.State);
        Assert.Throws<System.Management.Automation.PipelineStoppedException>(() => watch.EndInvoke(run));
        Assert.Empty(watch.Streams.Error);
        Assert.Single(output);
    }

    [Fact]
    public void OptimalPositions_AreInOrderOfStrategyAndInstrument()
    {
        using var shell = Open("views");
        shell.Run("Update-SysOptimalPosition small -Kind Optimised; Set-SysOptimalPosition other CORN 1.25 2; Set-SysOptimalPosition another GOLD 3 3");
        Assert.Equal(["another GOLD", "other CORN", "small CORN", "small MXP", "small US10"], shell.Run("Get-SysOptimalPosition").Select(o => o.Properties["Key"].Value.ToString()));
    }

    private static void Trade(HostedShell shell, string strategy)
    {
        shell.Run($"Submit-SysStrategyOrder {strategy} -Confirm:$false");
        shell.Run("Invoke-SysStackHandler -Rounds 80 -WaitSeconds 120 -Confirm:$false");
    }

    private static Dictionary<string, (double Lower, double Upper)> Edges(HostedShell shell)
    {
        var system = (Systems.TradingSystem)Assert.Single(shell.Run("Get-SysSystem")).BaseObject;
        return system.Instruments.ToDictionary(code => code, code => (system.Portfolio.BuffersForPosition[code]["bot_pos"].LastValue, system.Portfolio.BuffersForPosition[code]["top_pos"].LastValue));
    }

    private HostedShell Open(string name, string at = "2024-12-31 09:00", string config = "@{}") => sample.Open(
        $"$null = Open-SysData '{sample.Data}'; $null = New-SysSystem chapter15, {Weights}; "
        + $"$null = Open-SysBook '{Path.Combine(sample.Folder, name + ".db")}' -As tester -At '{at}' -Config {config}; $null = Connect-SysBroker simulated -Faults none -Cash 1e9");
}
