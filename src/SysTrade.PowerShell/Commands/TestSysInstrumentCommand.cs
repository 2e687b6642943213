using System.Management.Automation;
using SysTrade.Data.Building;
using SysTrade.Data.Csv;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Says everything that is wrong with instruments: facts, rolls, costs, exchange rate, prices, and how these fit together.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SysInstrument")]
[OutputType(typeof(DataFinding), typeof(bool))]
public sealed class TestSysInstrumentCommand : BuildingCmdlet
{
    /// <summary>Leaves the prices of single contracts unread.</summary>
    [Parameter]
    public SwitchParameter NoContract { get; set; }

    /// <summary>Gives true when there is no error, else false, instead of the findings.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void Process(string code)
    {
        var market = Market;
        var findings = RunLong("Checking", work =>
        {
            work.Progress(code, 0, 0);
            return InstrumentCheck.Run(market, code, ShippedInstruments.Table, !NoContract);
        });
        if (Quiet)
        {
            WriteObject(findings.All(f => f.Severity != FindingSeverity.Error));
            return;
        }

        foreach (var finding in findings.OrderByDescending(f => f.Severity)) WriteObject(finding);
        if (findings.All(f => f.Severity == FindingSeverity.Information)) WriteVerbose($"{code}: nothing is wrong.");
    }
}
