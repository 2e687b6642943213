using SysTrade.Tests;

namespace SysTrade.Console.Tests.Program;

/// <summary>A private config of pysystemtrade, told by the import and then read where it is.</summary>
public sealed class MigratedConfigTests : IDisposable
{
    private const string Private = """
        broker_account: U1234567
        email_pwd: hunter2
        mongo_host: 127.0.0.1
        parquet_store: /data/parquet
        base_currency: USD
        exclude_instrument_lists:
          ignore_instruments: [GOLD]
          trading_restrictions: [US10]
          bad_markets: [CORN]
        duplicate_instruments:
          include: {money: SOFR}
          exclude: {money: MXP}
        stale_instruments: [EUROSTX]
        max_price_spik: 8
        """;

    private const string Own = """
        trading_rules:
          ewmac8_32:
            function: systems.provided.rules.ewmac.ewmac_forecast_with_defaults
            data: rawdata.get_daily_prices
            other_args: {Lfast: 8, Lslow: 32}
        forecast_scalars: {ewmac8_32: 5.3}
        instruments: [SOFR, CORN, GOLD, US10, MXP, EUROSTX]
        percentage_vol_target: 20
        notional_trading_capital: 1000000
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task PrivateConfig_AfterTheImport_LeavesOutItsInstrumentsAndItsMistakesAreWarnedOf()
    {
        var installation = _folder.File("pst");
        Directory.CreateDirectory(Path.Combine(installation, "private"));
        await File.WriteAllTextAsync(Path.Combine(installation, "private", "private_config.yaml"), Private, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.File("own.yaml"), Own, TestContext.Current.CancellationToken);
        var script = $$"""
            $null = New-SysSampleData '{{installation}}/data/futures' -Instrument 6 -Year 2
            $report = Import-SysPysystemtrade '{{installation}}' -To '{{_folder.File("ours")}}'
            $report | Where-Object Group -eq config | ForEach-Object { "$($_.Item) $($_.Outcome): $($_.Reason)" }
            $null = Connect-SysData '{{_folder.File("ours")}}'
            $null = New-SysSystem '{{_folder.File("own.yaml")}}'
            "in the system: " + ((Get-SysOutput system.get_instrument_list).Value -join ' ')
            "not traded: " + ((Get-SysOutput system.get_list_of_markets_not_trading_but_with_data).Value -join ' ')
            """;
        var environment = new Dictionary<string, string?> { ["SYSTRADE_PRIVATE_CONFIG_DIR"] = Path.Combine(installation, "private") };
        var (code, output, error) = await ChildProcess.Run(Systrade.Path, ["-c", script], environment: environment);
        Assert.True(code == 0, error);
        Assert.Contains("in the system: CORN EUROSTX SOFR US10", output, StringComparison.Ordinal);
        Assert.Contains("not traded: CORN US10", output, StringComparison.Ordinal);
        Assert.Contains("private_config.yaml: exclude_instrument_lists AlreadyThere", output, StringComparison.Ordinal);
        Assert.Contains("private_config.yaml: parquet_store AlreadyThere", output, StringComparison.Ordinal);
        Assert.Contains(
            "private_config.yaml: broker_account Left: 'broker_account' is accepted and has no effect: Account at the broker; there is no", output,
            StringComparison.Ordinal);
        Assert.Contains("private_config.yaml: mongo_host Left", output, StringComparison.Ordinal);
        Assert.Contains("private_config.yaml: max_price_spik Left", output, StringComparison.Ordinal);
        // The system warns of the mistake too, wherever it is told.
        Assert.Equal(2, (output + error).Split("max_price_spike").Length - 1);
        Assert.DoesNotContain("hunter2", output + error, StringComparison.Ordinal);
    }
}
