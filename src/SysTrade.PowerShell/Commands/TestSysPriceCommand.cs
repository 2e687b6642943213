using System.Management.Automation;
using SysTrade.Data;
using SysTrade.Data.Building;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Systems.Configuration;

namespace SysTrade.PowerShell.Commands;

/// <summary>Finds suspect prices and says why they are. Tells 'there is nothing to check' from 'checked and right'.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SysPrice")]
[OutputType(typeof(SuspectPrice), typeof(PriceCheckResult))]
public sealed class TestSysPriceCommand : BuildingCmdlet
{
    /// <summary>Contracts to check, YYYYMMDD; by default all, and where there are none the adjusted prices.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public int[] Contract { get; set; } = [];

    /// <summary>Checks the adjusted prices instead of those of contracts.</summary>
    [Parameter]
    public SwitchParameter Adjusted { get; set; }

    /// <summary>Judges only rows from this moment on.</summary>
    [Parameter]
    public DateTime? From { get; set; }

    /// <summary>Largest change as a multiple of the mean change before it; by default what the config says.</summary>
    [Parameter]
    public double? MaximumSpike { get; set; }

    /// <summary>Config with limits; by default the shipped ones.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConfigCompleter))]
    public ConfigSource? Config { get; set; }

    /// <summary>Gives one result for each series instead of the suspect prices.</summary>
    [Parameter]
    public SwitchParameter Summary { get; set; }

    /// <inheritdoc/>
    protected override void Process(string code)
    {
        var options = Config is null ? new PriceCheckOptions() : PriceCleaning.Check(Config.Read(SessionState.Path));
        options = options with { MaximumSpike = MaximumSpike ?? options.MaximumSpike, After = From?.AddTicks(-1) };
        var contracts = ContractsOrNull(code);
        if (Adjusted || (contracts is null && Contract.Length == 0 && Market.HasPrices(code)))
        {
            Write(PriceCheck.Series(code, Market.DailyPrices(code), options with { PositiveOnly = false }, Approved(code, 0)));
            return;
        }

        contracts ??= ContractPrices.Read(Market.Store, code);
        foreach (var contract in Contract.Length > 0 && Contract[0] != 0 ? Contract : contracts.Contracts)
        {
            Try(() => Write(PriceCheck.Contract(contracts, contract, options, Approved(code, contract))));
        }
    }

    private void Write(PriceCheckResult result)
    {
        if (Summary)
        {
            WriteObject(result);
            return;
        }

        foreach (var suspect in result.Suspects) WriteObject(suspect);
        var text = $"{result.Instrument}{(result.Contract == 0 ? "" : $" {result.Contract}")}: {result.Text}";
        // Silence must mean that prices were judged and passed.
        if (result.Outcome is PriceCheckOutcome.NoData or PriceCheckOutcome.TooShort || (result.Outcome == PriceCheckOutcome.NoNewData && Contract.Length > 0)) WriteWarning(text);
        else WriteVerbose(text);
    }
}
