using System.Globalization;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>Makes roll calendars of contract prices (reference, systems data, section 6.3, A and B).</summary>
internal sealed class RollCalendarBuilder
{
    private readonly ContractPrices _prices;
    private readonly RollParameters _parameters;
    private readonly RollCalendarOptions _options;
    private readonly RollDates _dates;
    private readonly RollCycle _hold;
    private readonly RollCycle _priced;
    private readonly List<DataFinding> _findings = [];

    public RollCalendarBuilder(ContractPrices prices, RollParameters parameters, RollCalendarOptions options)
    {
        (_prices, _parameters, _options) = (prices, parameters, options);
        (_hold, _priced) = (parameters.HoldCycle, parameters.PricedCycle);
        if (parameters.Problems().FirstOrDefault() is { } problem)
        {
            throw new SysTradeException("InvalidRollParameters", SysErrorKind.InvalidArgument, $"The roll parameters of '{prices.Instrument}' cannot be used. {problem}", "Correct the roll parameters.", prices.Instrument);
        }

        _dates = new RollDates(prices, parameters, options);
    }

    public RollCalendar Approximate()
    {
        var rolls = new List<Roll>();
        if (FirstHeld() is { } contract)
        {
            while (_prices.Nearest(contract, _hold, 1) is { } next)
            {
                TellSkipped(contract, next);
                if (_prices.Nearest(contract, _priced, _parameters.CarryOffset) is not { } carry) break;
                rolls.Add(new Roll(_dates.Desired(contract, next), contract, next, carry));
                contract = next;
            }
        }

        return rolls.Count > 0 ? new RollCalendar(_prices.Instrument, rolls, _findings) : throw NoRolls("no two of them can be held one after the other with a carry contract");
    }

    public RollCalendar Build()
    {
        var approximate = Approximate().Rolls;
        var asOf = _options.AsOf ?? _prices.Last ?? DateTime.MaxValue;
        var rolls = new List<Roll>();
        var count = _options.DropsLastRoll ? approximate.Count - 1 : approximate.Count;
        var earliest = DateTime.MinValue;
        for (var i = 0; i < count; i++)
        {
            var wanted = approximate[i];
            if (!_options.DropsLastRoll && wanted.Date > asOf) break;
            var from = i == 0 ? DateTime.MinValue : approximate[i - 1].Date;
            if (from < earliest) from = earliest;
            if (Date(wanted, i + 1 < approximate.Count ? approximate[i + 1].Carry : null, from, asOf) is not { } date)
            {
                Unpriced(wanted, rolls);
                continue;
            }

            rolls.Add(wanted with { Date = date });
            earliest = date;
        }

        return rolls.Count > 0 ? new RollCalendar(_prices.Instrument, rolls, _findings) : throw NoRolls("no roll that was due has a day on which both contracts have a price");
    }

    /// <summary>The first contract that may be held, has prices, and a carry contract that has prices.</summary>
    private int? FirstHeld()
    {
        foreach (var contract in _prices.Contracts)
        {
            if (_hold.Contains(contract) && _prices.Nearest(contract, _priced, _parameters.CarryOffset) is not null) return contract;
        }

        return null;
    }

    private DateTime? Date(Roll wanted, int? nextCarry, DateTime after, DateTime asOf)
    {
        List<int> needed = [wanted.Current, wanted.Next];
        var withCarry = needed;
        if (_parameters.CarryOffset < 0 && nextCarry is { } later) withCarry = [.. needed, wanted.Carry, later];
        return RollDates.Nearest(_prices.CommonStamps(withCarry), wanted.Date, after, asOf) ?? RollDates.Nearest(_prices.CommonStamps(needed), wanted.Date, after, asOf);
    }

    /// <summary>
    /// A roll without a priced day. What was rolled before it cannot be joined to what comes after, and the recent part is the one that is traded: the
    /// calendar begins anew after the gap. The reference ends the calendar before it without a word.
    /// </summary>
    private void Unpriced(Roll roll, List<Roll> before)
    {
        var lost = before.Count == 0 ? "The calendar begins after it." : $"{before.Count} roll(s) from {before[0].Date:yyyy-MM-dd} to {before[^1].Date:yyyy-MM-dd} before it are left out: prices cannot be joined over the gap.";
        _findings.Add(new DataFinding(
            before.Count == 0 ? FindingSeverity.Information : FindingSeverity.Warning,
            "Rolls",
            "RollDateUnpriced",
            $"The roll from {roll.Current} to {roll.Next}, wanted on {roll.Date:yyyy-MM-dd}, has no day on which both contracts have a price. {Spans(roll)} {lost}",
            "Add the missing prices of one of the two contracts, or take the month out of the hold cycle.",
            _prices.Instrument,
            roll.Current,
            roll.Date));
        before.Clear();
    }

    private string Spans(Roll roll) => $"{Span(roll.Current)}, {Span(roll.Next)}.";

    private string Span(int contract)
    {
        var index = _prices.Prices(contract).DropMissing().Index;
        return index.Count == 0 ? $"{contract} has none" : string.Create(CultureInfo.InvariantCulture, $"{contract} has prices from {index.First:yyyy-MM-dd} to {index.Last:yyyy-MM-dd}");
    }

    private void TellSkipped(int contract, int next)
    {
        foreach (var missing in _hold.Between(_hold.Next(contract), _hold.Previous(next)))
        {
            _findings.Add(new DataFinding(
                FindingSeverity.Warning,
                "Rolls",
                "ContractSkipped",
                $"Contract {missing} has no prices; {contract} is followed by {next} instead.",
                "Add the prices of the contract, if it traded.",
                _prices.Instrument,
                missing));
        }
    }

    private SysTradeException NoRolls(string reason) => new(
        "NoRolls",
        SysErrorKind.InvalidData,
        $"No roll calendar can be made for '{_prices.Instrument}' with hold cycle {_hold} and priced cycle {_priced} of the prices in {_prices.Description}: {reason}. "
        + (_prices.Contracts.Count == 0 ? "There are no contracts." : $"Contracts with prices: {string.Join(", ", _prices.Contracts.Take(12))}{(_prices.Contracts.Count > 12 ? ", ..." : "")}."),
        "Add prices of more contracts, or correct the roll parameters.",
        _prices.Instrument);
}
