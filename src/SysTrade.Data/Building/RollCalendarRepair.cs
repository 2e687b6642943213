using SysTrade.Domain;

namespace SysTrade.Data.Building;

/// <summary>Mends a roll calendar: order, contracts without prices, broken chains, dates without prices. Every change is told.</summary>
internal sealed class RollCalendarRepair(RollCalendar calendar, ContractPrices prices, RollParameters parameters)
{
    private readonly List<DataFinding> _changes = [];

    public RollCalendar Run()
    {
        var rolls = Redated(Joined(Sorted()));
        return new RollCalendar(calendar.Instrument, rolls, _changes);
    }

    /// <summary>By contract: the order of contracts is known for sure, that of wrong dates is not.</summary>
    private List<Roll> Sorted()
    {
        var usable = new List<Roll>();
        foreach (var roll in calendar.Rolls)
        {
            if (prices.Contains(roll.Current) && roll.Next > roll.Current) usable.Add(roll);
            else Tell("RollRemoved", roll, roll.Next <= roll.Current ? $"The roll from {roll.Current} to {roll.Next} goes backwards and was removed." : $"Contract {roll.Current} has no prices; the roll out of it was removed.");
        }

        var sorted = usable.OrderBy(r => r.Current).ThenBy(r => r.Date).ToList();
        for (var i = sorted.Count - 1; i > 0; i--)
        {
            if (sorted[i].Current != sorted[i - 1].Current) continue;
            Tell("RollRemoved", sorted[i], $"Contract {sorted[i].Current} was left twice; the roll on {sorted[i].Date:yyyy-MM-dd} was removed.");
            sorted.RemoveAt(i);
        }

        if (!sorted.SequenceEqual(usable)) Tell("RollsSorted", sorted[0], "The rolls were put in the order of their contracts.");
        return sorted;
    }

    /// <summary>Each roll goes into the contract that the following one leaves; the carry contract is one that has prices.</summary>
    private List<Roll> Joined(List<Roll> rolls)
    {
        var joined = new List<Roll>();
        for (var i = 0; i < rolls.Count; i++)
        {
            var roll = rolls[i];
            var next = i + 1 < rolls.Count ? rolls[i + 1].Current : prices.Contains(roll.Next) ? roll.Next : prices.Nearest(roll.Current, parameters.HoldCycle, 1) ?? 0;
            if (next == 0)
            {
                Tell("RollRemoved", roll, $"No contract with prices follows {roll.Current}; the roll out of it was removed.");
                continue;
            }

            if (next != roll.Next) Tell("NextContractChanged", roll, $"The roll out of {roll.Current} now goes into {next} instead of {roll.Next}.");
            var carry = prices.Contains(roll.Carry) && roll.Carry != roll.Current ? roll.Carry : prices.Nearest(roll.Current, parameters.PricedCycle, parameters.CarryOffset) ?? roll.Carry;
            if (carry != roll.Carry) Tell("CarryContractChanged", roll, $"The carry contract of {roll.Current} is now {carry} instead of {roll.Carry}.");
            joined.Add(roll with { Next = next, Carry = carry });
        }

        return joined;
    }

    private List<Roll> Redated(List<Roll> rolls)
    {
        var dated = new List<Roll>();
        for (var i = 0; i < rolls.Count; i++)
        {
            var roll = rolls[i];
            var after = dated.Count == 0 ? DateTime.MinValue : dated[^1].Date;
            var stamps = prices.CommonStamps([roll.Current, roll.Next]);
            if (roll.Date > after && stamps.Find(roll.Date.Ticks) >= 0)
            {
                dated.Add(roll);
                continue;
            }

            // A date that is out of order says nothing; one that merely has no price is near the right one.
            var wanted = roll.Date > after && IsPlausible(roll) ? roll.Date : parameters.DesiredRoll(roll.Current).ToDateTime(TimeOnly.MinValue);
            if (RollDates.Nearest(stamps, wanted, after, DateTime.MaxValue) is { } date)
            {
                Tell("RollDateMoved", roll, $"The roll out of {roll.Current} was moved from {roll.Date:yyyy-MM-dd HH:mm:ss} to {date:yyyy-MM-dd HH:mm:ss}, where both contracts have a price.");
                dated.Add(roll with { Date = date });
            }
            else
            {
                Tell("RollDateUnpriced", roll, $"The roll out of {roll.Current} into {roll.Next} has no day on which both have a price. The calendar begins after it.", FindingSeverity.Warning);
                dated.Clear();
            }
        }

        return dated;
    }

    private bool IsPlausible(Roll roll) => Math.Abs((roll.Date.Date - parameters.DesiredRoll(roll.Current).ToDateTime(TimeOnly.MinValue)).Days) <= 366;

    private void Tell(string id, Roll roll, string text, FindingSeverity severity = FindingSeverity.Information) =>
        _changes.Add(new DataFinding(severity, "Rolls", id, text, null, calendar.Instrument, roll.Current, roll.Date));
}
