using System.Management.Automation;
using SysTrade.Data;
using SysTrade.Data.Building;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Makes the roll calendar of an instrument, of its contract prices or of its multiple prices.</summary>
[Cmdlet(VerbsCommon.New, "SysRollCalendar", SupportsShouldProcess = true)]
[OutputType(typeof(RollRow), typeof(RollCalendar))]
public sealed class NewSysRollCalendarCommand : RollTimingCmdlet
{
    /// <summary>Takes the rolls of the multiple prices that are there.</summary>
    [Parameter]
    public SwitchParameter FromMultiplePrice { get; set; }

    /// <summary>Gives the days that are asked for, not moved to days with prices.</summary>
    [Parameter]
    public SwitchParameter Approximate { get; set; }

    /// <summary>Writes the calendar to the data.</summary>
    [Parameter]
    public SwitchParameter Save { get; set; }

    /// <summary>Gives one object for each instrument.</summary>
    [Parameter]
    public SwitchParameter AsCalendar { get; set; }

    /// <inheritdoc/>
    protected override void Process(string code)
    {
        var prices = ContractsOrNull(code);
        var calendar = Make(code, prices);
        Tell(calendar.Findings);
        if (Save && ShouldProcess($"{code} in {Market.Description}", $"Write a roll calendar of {calendar.Count} rolls"))
        {
            Market.Store.Write(SeriesKind.RollCalendars, code, calendar.ToColumns());
            Forget();
        }

        if (AsCalendar) WriteObject(calendar);
        else foreach (var roll in calendar.Rolls) WriteObject(RollRow.Of(code, roll, prices));
    }

    private RollCalendar Make(string code, ContractPrices? prices)
    {
        if (FromMultiplePrice) return RollCalendar.FromMultiplePrices(code, Market.MultiplePrices(code));
        prices ??= ContractPrices.Read(Market.Store, code);
        var parameters = Parameters(code, prices);
        return Approximate ? RollCalendar.Approximate(prices, parameters, CalendarOptions) : RollCalendar.Build(prices, parameters, CalendarOptions);
    }
}
