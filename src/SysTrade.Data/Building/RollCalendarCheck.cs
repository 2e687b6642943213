using SysTrade.Domain;

namespace SysTrade.Data.Building;

/// <summary>Finds what is wrong with a roll calendar.</summary>
internal sealed class RollCalendarCheck
{
    private readonly RollCalendar _calendar;
    private readonly ContractPrices? _prices;
    private readonly RollParameters? _parameters;
    private readonly List<DataFinding> _findings = [];

    private RollCalendarCheck(RollCalendar calendar, ContractPrices? prices, RollParameters? parameters) =>
        (_calendar, _prices, _parameters) = (calendar, prices, parameters);

    public static IReadOnlyList<DataFinding> Run(RollCalendar calendar, ContractPrices? prices, RollParameters? parameters)
    {
        var check = new RollCalendarCheck(calendar, prices, parameters);
        check.Run();
        return check._findings;
    }

    private void Run()
    {
        if (_calendar.Count == 0)
        {
            _findings.Add(new DataFinding(FindingSeverity.Error, "Rolls", "NoRolls", $"The roll calendar of '{_calendar.Instrument}' has no rolls.", "Make it from contract prices.", _calendar.Instrument));
            return;
        }

        for (var i = 0; i < _calendar.Count; i++)
        {
            var roll = _calendar.Rolls[i];
            CheckAlone(roll);
            if (i > 0) CheckAfter(_calendar.Rolls[i - 1], roll);
            if (_parameters is not null) CheckParameters(roll, _parameters);
            if (_prices is not null) CheckPrices(roll, _prices);
        }
    }

    private void CheckAlone(Roll roll)
    {
        foreach (var (name, contract) in new[] { ("current", roll.Current), ("next", roll.Next), ("carry", roll.Carry) })
        {
            if (!IsContract(contract)) Add(FindingSeverity.Error, "InvalidContract", roll, $"The {name} contract '{contract}' is no contract month.", "Write contracts as YYYYMMDD, with 00 for an unknown day.");
        }

        if (roll.Next <= roll.Current) Add(FindingSeverity.Error, "RollBackwards", roll, $"The roll goes from {roll.Current} to {roll.Next}, which is not later.", "Correct the contracts.");
        if (roll.Carry == roll.Current) Add(FindingSeverity.Error, "CarryIsCurrent", roll, $"The carry contract {roll.Carry} is the one held, so that there is no carry.", "Correct the carry contract.");
    }

    private void CheckAfter(Roll before, Roll roll)
    {
        if (roll.Date <= before.Date)
        {
            Add(FindingSeverity.Error, "RollDateNotIncreasing", roll, $"The roll is dated {Stamp(roll.Date)}, not after the one before it on {Stamp(before.Date)}.", "Repair the calendar, or correct the dates.");
        }

        if (roll.Current != before.Next)
        {
            Add(FindingSeverity.Error, "RollChainBroken", roll, $"The contract left is {roll.Current}; the roll before it went into {before.Next}.", "Repair the calendar, or add the missing roll.");
        }
    }

    private void CheckParameters(Roll roll, RollParameters parameters)
    {
        if (!IsContract(roll.Current) || !IsContract(roll.Next) || parameters.Problems().Any()) return;
        foreach (var contract in new[] { roll.Current, roll.Next })
        {
            if (!parameters.HoldCycle.Contains(contract)) Add(FindingSeverity.Warning, "NotInHoldCycle", roll, $"Contract {contract} is not one of the hold cycle {parameters.HoldRollCycle}.", "Correct the calendar or the hold cycle.");
        }

        if (parameters.NextHeld(roll.Current) is var next && next < roll.Next) Add(FindingSeverity.Warning, "ContractSkipped", roll, $"{roll.Current} is followed by {roll.Next}; the hold cycle has {next} between them.", "Add prices of the contract, if it traded, and make the calendar anew.");
        if (parameters.Carry(roll.Current) is var carry && carry != roll.Carry) Add(FindingSeverity.Warning, "OtherCarryContract", roll, $"The carry contract is {roll.Carry}; by the roll parameters it would be {carry}.", "Correct the calendar or the priced cycle, if prices of that contract exist.");
        if (DateOnly.FromDateTime(roll.Date) > parameters.Expiry(roll.Current)) Add(FindingSeverity.Warning, "RollAfterExpiry", roll, $"The roll is after the approximate expiry of {roll.Current} on {parameters.Expiry(roll.Current):yyyy-MM-dd}.", "Correct the date or the expiry offset.");
    }

    private void CheckPrices(Roll roll, ContractPrices prices)
    {
        CheckPriced("current", roll.Current, FindingSeverity.Error);
        CheckPriced("next", roll.Next, FindingSeverity.Error);
        CheckPriced("carry", roll.Carry, FindingSeverity.Information);

        void CheckPriced(string name, int contract, FindingSeverity severity)
        {
            if (!prices.TryPrices(contract, out var series))
            {
                Add(severity == FindingSeverity.Error ? severity : FindingSeverity.Warning, "ContractPricesNotFound", roll, $"The {name} contract {contract} has no prices.", "Add its prices, or repair the calendar.");
                return;
            }

            if (!double.IsNaN(series.At(roll.Date))) return;
            var index = series.DropMissing().Index;
            var span = index.Count == 0 ? "it has none at all" : roll.Date < index.First || roll.Date > index.Last ? $"its prices run from {Stamp(index.First)} to {Stamp(index.Last)}" : "it has prices before and after";
            Add(severity, "RollDateUnpriced", roll, $"The {name} contract {contract} has no price at {Stamp(roll.Date)}: {span}.", severity == FindingSeverity.Error ? "Repair the calendar, which moves the roll to a priced day." : null);
        }
    }

    private void Add(FindingSeverity severity, string id, Roll roll, string text, string? remedy) =>
        _findings.Add(new DataFinding(severity, "Rolls", id, text, remedy, _calendar.Instrument, roll.Current, roll.Date));

    private static string Stamp(DateTime date) => date.TimeOfDay == TimeSpan.Zero ? $"{date:yyyy-MM-dd}" : $"{date:yyyy-MM-dd HH:mm:ss}";

    private static bool IsContract(int contract) => contract > 19000000 && ContractMonth.Month(contract) is >= 1 and <= 12 && ContractMonth.Day(contract) <= 31;
}
