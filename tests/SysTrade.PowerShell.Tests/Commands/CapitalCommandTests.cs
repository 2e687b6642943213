using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Tests.Commands;

/// <summary>Capital at the prompt: of the account, of strategies, and what positions are sized for.</summary>
public sealed class CapitalCommandTests(SampleShell sample) : IClassFixture<SampleShell>
{
    [Fact]
    public void Account_IsRecordedUpdatedFromTheBrokerAndDivided()
    {
        using var shell = Open("account", "@{ production_capital_method = 'half'; strategy_capital_allocation = @{ strategy_weights = @{ trend = 3; carry = 1 } } }");
        Assert.Empty(shell.Run("Get-SysCapital"));
        Assert.Equal("NoCapital", SampleShell.ErrorId(shell, "Update-SysCapital 100"));
        Assert.Equal("NoBrokerValue", SampleShell.ErrorId(shell, "Set-SysCapital -Total 100 -Confirm:$false"));
        Assert.Empty(shell.Run("Set-SysCapital -BrokerValue 1000000 -WhatIf"));
        var first = One(shell, "Set-SysCapital -BrokerValue 990000 -Total 400000 -Maximum 405000 -Confirm:$false");
        Assert.Equal(("", 400_000, 405_000, 0, 990_000, "USD", "tester"), (first.Strategy, first.Capital, first.Maximum, first.Accumulated, first.Broker, first.Currency, first.By));

        // The broker's account has 1,000,000: a profit of 10,000, of which half makes only the loss good.
        var updated = One(shell, "Update-SysCapital");
        Assert.Equal((405_000, 10_000, 1_000_000), (updated.Capital, updated.Accumulated, updated.Broker));
        Assert.Equal("LargeCapitalChange", SampleShell.ErrorId(shell, "Update-SysCapital 1200000"));
        Assert.Equal((405_000, 1_150_000), One(shell, "Set-SysCapital -Deposit 150000 -Reason savings -Confirm:$false") is var d ? (d.Capital, d.Broker) : default);
        Assert.Equal([("carry", 101_250), ("trend", 303_750)], shell.Run("Split-SysCapital").Select(r => (CapitalRow)r.BaseObject).Select(r => (r.Strategy, r.Capital)));
        Assert.Equal(["", "carry", "trend"], shell.Run("Get-SysCapital").Select(r => ((CapitalRow)r.BaseObject).Strategy));
        Assert.Equal(3, shell.Run("Get-SysCapital -History").Count(r => ((CapitalRow)r.BaseObject).Strategy.Length == 0));
        var error = Assert.Single(shell.Try("Get-SysCapital trnd").Errors);
        Assert.Contains("trend", error.ToString(), StringComparison.Ordinal);
        Assert.Equal("InvalidWeights", SampleShell.ErrorId(shell, "Split-SysCapital @{ trend = -1 }"));
    }

    [Fact]
    public void Positions_AreSizedForTheStrategysCapital_AndTheSystemKeepsItsOwn()
    {
        using var shell = Open("sized", "@{}");
        shell.Run("$null = New-SysSystem chapter15, @{ notional_trading_capital = 600000; instrument_weights = @{ CORN = 0.4; MXP = 0.3; US10 = 0.3 } }");
        var own = Wanted(shell, "trend");
        shell.Run("Set-SysCapital trend 1200000 -Confirm:$false");
        var doubled = Wanted(shell, "trend");
        Assert.All(own, o => Assert.Equal(2 * o.Value, doubled[o.Key], 1e-9 * Math.Abs(o.Value)));
        Assert.Equal(own, Wanted(shell, "trend", " -ConfigCapital"));
        Assert.Equal(own, Wanted(shell, "other"));
        Assert.Equal(600_000, ((Systems.TradingSystem)shell.Run("Get-SysSystem")[0].BaseObject).Config.Double("notional_trading_capital"));
    }

    private static Dictionary<string, double> Wanted(HostedShell shell, string strategy, string more = "") =>
        shell.Run($"Update-SysOptimalPosition {strategy} -WhatIf{more}").Select(r => (OptimalPositionRow)r.BaseObject).ToDictionary(r => r.Instrument, r => r.Lower);

    private static CapitalRow One(HostedShell shell, string script) => (CapitalRow)Assert.Single(shell.Run(script)).BaseObject;

    private HostedShell Open(string name, string config) => sample.Open(
        $"$null = Open-SysData '{sample.Data}'; $null = Open-SysBook '{Path.Combine(sample.Folder, name + ".db")}' -As tester -At '2024-12-31 09:00' -Config {config}; "
        + "$null = Connect-SysBroker simulated -Faults none -Cash 1000000");
}
