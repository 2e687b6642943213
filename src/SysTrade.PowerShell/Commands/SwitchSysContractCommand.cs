using System.Management.Automation;
using SysTrade.Data.Building;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Rolls the price series of an instrument into the next contract. First completes a roll that was interrupted, and then makes no other.</summary>
[Cmdlet(VerbsCommon.Switch, "SysContract", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ContractSwitch))]
public sealed class SwitchSysContractCommand : BuildingCmdlet
{
    /// <summary>Rolls although the day of the roll parameters is far off.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>How the jump is taken out. Needed only before the first roll: after one, stored prices show how they were adjusted, and go on so.</summary>
    [Parameter]
    public Adjustment? Adjustment { get; set; }

    /// <inheritdoc/>
    protected override void Process(string code)
    {
        var store = new ContinuousPriceStore(Market.Store);
        if (Complete(store, code)) return;
        var parameters = RollParameters(code);
        var prices = store.Read(code);
        if (Adjustment is { } method) prices = prices.AdjustedBy(method);
        else if (!prices.ShowsMethod) WriteWarning($"{code}: there has been no roll yet that shows how the prices are adjusted; the jump is taken out by {prices.Method}. Give -Adjustment for another way.");
        RequireDue(prices, parameters);
        var rolled = prices.RollOnward(parameters, ContractsOrNull(code));
        Tell(rolled.Findings);
        var written = ShouldProcess(
            $"{code} in {Market.Description}",
            $"Roll from {rolled.Roll.Current} to {rolled.Roll.Next} after {rolled.Roll.Date:yyyy-MM-dd HH:mm}, adding {rolled.Difference:+0.######;-0.######;0} to all earlier adjusted prices");
        if (written)
        {
            store.Write(rolled.After);
            Forget();
        }

        WriteObject(ContractSwitch.Of(rolled, written));
    }

    /// <summary>True when an interrupted roll was found: whoever repeats the command that was interrupted means that one and not a second.</summary>
    private bool Complete(ContinuousPriceStore store, string code)
    {
        var state = store.State(code);
        if (state is ContinuousState.Consistent or ContinuousState.Inconsistent) return false;
        var what = state == ContinuousState.RollUnfinished ? "a roll" : "an update";
        if (!ShouldProcess($"{code} in {Market.Description}", $"Complete {what} that was interrupted: bring the adjusted prices up to the multiple ones")) return true;
        store.Recover(code);
        Forget();
        WriteWarning($"{code}: {what} had been interrupted and was completed; {store.Read(code).PriceContract} is held. " + (state == ContinuousState.RollUnfinished ? "No further roll was made." : "Repeat the command to roll."));
        return true;
    }

    /// <summary>A roll more than half way before its day is most probably a command given twice.</summary>
    private void RequireDue(ContinuousPrices prices, RollParameters parameters)
    {
        var (code, held, day) = (prices.Instrument, prices.PriceContract, DateOnly.FromDateTime(prices.Multiple.Index.Last));
        var (desired, previous) = (parameters.DesiredRoll(held), parameters.DesiredRoll(parameters.PreviousHeld(held)));
        if (Force || desired.DayNumber - day.DayNumber <= (desired.DayNumber - previous.DayNumber) / 2) return;
        throw new SysTradeException(
            "RollTooEarly", SysErrorKind.InvalidOperation,
            $"'{code}' holds {held}, which is to be left on {desired:yyyy-MM-dd}; its prices end on {day:yyyy-MM-dd}, {desired.DayNumber - day.DayNumber} days before.",
            "Look at the roll with Show-SysRoll; give -Force to make it all the same.", code);
    }
}
