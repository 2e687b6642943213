using System.Management.Automation;
using SysTrade.Data;
using SysTrade.Data.Building;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Mends the stored roll calendar of an instrument; tells each change.</summary>
[Cmdlet(VerbsDiagnostic.Repair, "SysRollCalendar", SupportsShouldProcess = true)]
[OutputType(typeof(DataFinding))]
public sealed class RepairSysRollCalendarCommand : BuildingCmdlet
{
    /// <inheritdoc/>
    protected override void Process(string code)
    {
        var calendar = RollCalendar.From(code, Market.Store.Read(SeriesKind.RollCalendars, code));
        var prices = ContractPrices.Read(Market.Store, code);
        var repaired = calendar.Repair(prices, RollParameters(code));
        if (repaired.Findings.Count == 0)
        {
            WriteVerbose($"{code}: there is nothing to repair in its {calendar.Count} rolls.");
            return;
        }

        // What would be changed is shown under -WhatIf too.
        foreach (var change in repaired.Findings) WriteObject(change);
        if (!ShouldProcess($"{code} in {Market.Description}", $"Write the roll calendar with {repaired.Findings.Count} change(s)")) return;
        Market.Store.Write(SeriesKind.RollCalendars, code, repaired.ToColumns());
        Forget();
    }
}
