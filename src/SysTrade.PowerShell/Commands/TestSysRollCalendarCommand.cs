using System.Management.Automation;
using SysTrade.Data;
using SysTrade.Data.Building;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Finds what is wrong with the roll calendar of an instrument.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SysRollCalendar")]
[OutputType(typeof(DataFinding), typeof(bool))]
public sealed class TestSysRollCalendarCommand : BuildingCmdlet
{
    /// <summary>Calendar to test instead of the stored one.</summary>
    [Parameter]
    public RollCalendar? Calendar { get; set; }

    /// <summary>Gives true when there is no error, else false, instead of the findings.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void Process(string code)
    {
        var calendar = Calendar ?? RollCalendar.From(code, Market.Store.Read(SeriesKind.RollCalendars, code));
        var findings = calendar.Check(ContractsOrNull(code), Market.Catalog.RollParameters(code));
        if (Quiet) WriteObject(findings.All(f => f.Severity != FindingSeverity.Error));
        else foreach (var finding in findings) WriteObject(finding);
        if (findings.Count == 0) WriteVerbose($"{code}: nothing is wrong with its {calendar.Count} rolls.");
    }
}
