using SysTrade.Brokers.Accounts;
using SysTrade.Brokers.Orders;
using SysTrade.Data.Building;
using SysTrade.Execution.Handling;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Tests.Commands;

/// <summary>The broker at the prompt: paper and simulated accounts on data of the past.</summary>
public sealed class BrokerCommandTests(SampleShell sample) : IClassFixture<SampleShell>
{
    [Fact]
    public void PaperAccount_OrderAtTheLastPrice_IsFilledAndIsThereInTheNextSession()
    {
        var book = Path.Combine(sample.Folder, "paper.db");
        using (var shell = sample.Open())
        {
            Connect(shell, $"Open-SysBook '{book}'", "Connect-SysBroker");
            var quote = (QuoteRow)shell.Run("Get-SysQuote CORN")[0].BaseObject;
            Assert.True(quote.Ask > quote.Bid && !quote.IsDelayed);
            Assert.Equal("QuoteUnavailable", SampleShell.ErrorId(shell, "Get-SysQuote CORN 203001"));
            shell.Run("Submit-SysOrder manual CORN 2 -Type market -Confirm:$false; $null = Invoke-SysStackHandler -Rounds 2 -WaitSeconds 0 -Confirm:$false");
            Assert.Equal(1, Assert.IsType<ExecutionReport>(shell.Run("Get-SysBroker -Fill")[0].BaseObject).Quantity);
        }

        using var next = sample.Open();
        Connect(next, $"Open-SysBook '{book}'", "Connect-SysBroker paper");
        Assert.NotEqual(0, Assert.IsType<BrokerPosition>(next.Run("Get-SysBroker -Position")[0].BaseObject).Quantity);
        Assert.Empty(next.Run("Compare-SysPosition"));
        Assert.Contains(next.Run("Get-SysBroker -Account"), v => v.BaseObject is AccountValue { Kind: AccountValueKind.Cash, Currency: "USD", Amount: < 1_000_000 });
    }

    [Fact]
    public void SimulatedBroker_OnAClockThatStands_TradesInItsTime()
    {
        using var shell = sample.Open();
        Connect(shell, $"Open-SysBook '{Path.Combine(sample.Folder, "simulated.db")}' -At '2026-06-01 08:00'", "Connect-SysBroker simulated -Seed 3 -Faults none");
        var broker = (BrokerRow)shell.Run("Get-SysBroker")[0].BaseObject;
        Assert.Equal(("simulated", "Connected"), (broker.Name, broker.Connection));
        var hours = (TradingSessionRow)shell.Run("Get-SysTradingHours GOLD")[0].BaseObject;
        Assert.True(hours.IsOpen && hours.Hours > 24);
        shell.Run("$null = Set-SysOptimalPosition trend GOLD 0.9 1.1; $null = Submit-SysStrategyOrder trend -Confirm:$false; $null = Invoke-SysStackHandler -Rounds 30 -WaitSeconds 60 -Confirm:$false");
        var fill = Assert.IsType<ExecutionReport>(Assert.Single(shell.Run("Get-SysBroker -Fill")).BaseObject);
        Assert.Equal(new DateTime(2026, 6, 1), fill.At.UtcDateTime.Date);
        Assert.Equal(1, fill.Quantity);
    }

    [Fact]
    public void Spreads_AreSampledByTheHandler_MeasuredAndMadeTheCost()
    {
        var folder = Path.Combine(sample.Folder, "spreads");
        using var shell = sample.Open();
        Connect(
            shell, $"Copy-SysData '{sample.Data}' '{folder}'", $"Connect-SysData '{folder}'", "Open-SysBook -At '2026-06-01 08:00'", "Connect-SysBroker simulated -Seed 3 -Faults none");
        Assert.Equal("SpreadsNotFound", SampleShell.ErrorId(shell, "Measure-SysSpread -Stored"));

        // What the broker told when it was connected does not cut the first wait short.
        var told = shell.Run("Invoke-SysStackHandler Spreads -Rounds 6 -WaitSeconds 600 -Confirm:$false -WarningAction SilentlyContinue").Select(e => (HandlerEntry)e.BaseObject);
        Assert.Equal(Enumerable.Repeat("8 of 8 spreads sampled", 6), told.Where(e => e.Step == HandlerStep.Spreads).Select(e => e.Text));

        // In ordinary rounds a market that is made up is not sampled.
        Assert.DoesNotContain(shell.Run("Invoke-SysStackHandler -Confirm:$false"), e => ((HandlerEntry)e.BaseObject).Step == HandlerStep.Spreads);
        var gold = (SpreadEstimate)Assert.Single(shell.Run("Measure-SysSpread GO* -Stored")).BaseObject;
        Assert.Equal(("GOLD", 6), (gold.Instrument, gold.Samples));
        Assert.Equal(8, shell.Run("Measure-SysSpread -Stored").Count);
        Assert.Equal("SpreadsOfInstrumentNotFound", SampleShell.ErrorId(shell, "Measure-SysSpread GOLT -Stored"));
        var after = gold.Configured!.Value * 2;
        var change = (SpreadCostChange)Assert.Single(shell.Run($"Set-SysSpreadCost GOLD {after} -Confirm:$false")).BaseObject;
        Assert.Equal((gold.Configured, after, true, 100.0), (change.Before, change.After, change.IsChanged, change.Percent));
        Assert.False(((SpreadCostChange)Assert.Single(shell.Run("Measure-SysSpread GOLD -Stored | Set-SysSpreadCost -MinimumDifference 1000 -Confirm:$false")).BaseObject).IsChanged);
        Assert.Equal(after, ((SpreadEstimate)shell.Run("Measure-SysSpread GOLD -Stored")[0].BaseObject).Configured);
        Assert.Equal("SpreadCostUnits", SampleShell.ErrorId(shell, $"Set-SysSpreadCost GOLD {after * 11} -Confirm:$false"));
        Assert.Empty(shell.Run($"Set-SysSpreadCost GOLD {after * 11} -Force -WhatIf"));
        Assert.Equal("InstrumentNotFound", SampleShell.ErrorId(shell, "Set-SysSpreadCost GOLT 1 -Confirm:$false"));
        Assert.Equal("TablesNotWritable", SampleShell.ErrorId(shell, "Set-SysSpreadCost GOLD 1 -Force -Store sqlite:" + Path.Combine(folder, "systrade.db")));
    }

    [Fact]
    public void Algos_ByName_TellWhatTheyExecute()
    {
        using var shell = HostedShell.WithModule();
        var limit = (AlgoRow)Assert.Single(shell.Run("Get-SysAlgo limit")).BaseObject;
        Assert.Equal(["limit"], limit.OrderTypes);
        Assert.Equal(9, shell.Run("Get-SysAlgo").Count);
        Assert.Equal("AlgoNotFound", SampleShell.ErrorId(shell, "Get-SysAlgo limt"));
        Assert.Equal("NoBook", SampleShell.ErrorId(shell, "Get-SysBroker"));
    }

    [Fact]
    public void Algos_OfAConfig_TellWhatTheyAreChosenForAndTheirSettings()
    {
        const string Config = "@{ execution_algos = @{ best_algo = 'twap'; algo_overrides = @{ GOLD = 'market' }; settings = @{ schedule_minutes = 20 } } }";
        using var shell = sample.Open();
        Check(shell.Run($"Get-SysAlgo twap, market, limit -Config {Config}"));

        // Those of the open book when none is given.
        Connect(shell, $"Open-SysBook '{Path.Combine(sample.Folder, "algos.db")}' -Config {Config}");
        Check(shell.Run("Get-SysAlgo twap, market, limit"));
        Assert.Equal("AlgoSetting", SampleShell.ErrorId(shell, "Get-SysAlgo -Config @{ execution_algos = @{ settings = @{ total_seconds = 1e300 } } }"));

        static void Check(IReadOnlyList<System.Management.Automation.PSObject> output)
        {
            var rows = output.Select(r => (AlgoRow)r.BaseObject).ToDictionary(r => r.Name);
            Assert.Equal(["best"], rows["twap"].ChosenFor);
            Assert.Equal(20.0, rows["twap"].Settings["schedule_minutes"]);
            Assert.Equal(["GOLD"], rows["market"].ChosenFor);
            Assert.Equal(["limit"], rows["limit"].ChosenFor);
        }
    }

    [Fact]
    public void Account_IsKeptInTheConfigsCurrency_AndHasBalancesInTheOthers()
    {
        using var shell = sample.Open();
        Connect(shell, $"Open-SysBook '{Path.Combine(sample.Folder, "euro.db")}' -At '2026-06-01 08:00' -Config @{{ base_currency = 'EUR' }}", "Connect-SysBroker simulated -Cash 500000");
        var cash = shell.Run("Get-SysBroker -Account").Select(v => (AccountValue)v.BaseObject).Where(v => v.Kind == AccountValueKind.Cash).ToDictionary(v => v.Currency, v => v.Amount);
        Assert.Equal(500_000, cash["EUR"]);
        Assert.Equal(0, cash["USD"]);
    }

    private static void Connect(HostedShell shell, params string[] commands)
    {
        foreach (var command in commands) shell.Run($"$null = {command}");
    }
}
