using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>Checks the series of an instrument, alone and against one another.</summary>
internal sealed class InstrumentSeries(MarketData data, string code, ContractPrices contracts, bool includeContracts, FindingList findings)
{
    private const double Tolerance = 1e-6;
    private const int BehindDays = 10;

    /// <summary>Other instruments that tell how far the data reach.</summary>
    private const int Witnesses = 6;

    private readonly RollParameters? _parameters = data.Catalog.RollParameters(code) is { } p && !p.Problems().Any() ? p : null;

    public void Check()
    {
        var adjusted = Adjusted();
        var multiple = Multiple();
        if (multiple is not null) CheckMultiple(multiple);
        if (adjusted is not null && multiple is not null) CheckTogether(adjusted, multiple);
        CheckCalendar(multiple);
        if (contracts.Contracts.Count == 0) findings.Information("Contracts", "ContractPricesNotFound", "There are no contract prices: rolls cannot be checked against them nor made anew.");
        else if (includeContracts) CheckContracts(multiple);
    }

    private TimeSeries? Adjusted()
    {
        const string area = "Adjusted";
        if (!data.HasPrices(code))
        {
            findings.Error(area, "PriceNotFound", "There are no adjusted prices.", contracts.Contracts.Count > 0 ? "Build them of the contract prices (Join-SysPrice)." : "Add contract prices and build them (Join-SysPrice).");
            return null;
        }

        var prices = findings.Try(area, () => data.RawPrice(code));
        if (prices is null) return null;
        TellSuspects(area, PriceCheck.Series(code, data.DailyPrices(code), new PriceCheckOptions { PositiveOnly = false }));
        var end = data.Instruments.Where(c => c != code).Take(Witnesses).Select(LastDay).DefaultIfEmpty(DateTime.MinValue).Max();
        if ((end - prices.Index.Last).TotalDays > BehindDays) findings.Warning(area, "PricesBehind", $"The prices end on {prices.Index.Last:yyyy-MM-dd}; those of other instruments reach {end:yyyy-MM-dd}.", "Bring them up to date, or leave the instrument out.");
        return prices;
    }

    /// <summary>Where the prices of another instrument end.</summary>
    private DateTime LastDay(string other)
    {
        try
        {
            return data.RawPrice(other).Index.Last;
        }
        catch (Domain.Errors.SysTradeException)
        {
            // A fault of the other instrument is a finding about that one.
            return DateTime.MinValue;
        }
    }

    private MultiplePrices? Multiple()
    {
        if (data.HasMultiplePrices(code)) return findings.Try("Multiple", () => data.MultiplePrices(code));
        findings.Error("Multiple", "MultiplePricesNotFound", "There are no multiple prices: no carry, and no price of the contract held.", "Build them of contract prices (Join-SysPrice).");
        return null;
    }

    private void CheckMultiple(MultiplePrices prices)
    {
        const string area = "Multiple";
        for (var i = 1; i < prices.Count; i++)
        {
            if (prices.PriceContract[i] < prices.PriceContract[i - 1]) findings.Error(area, "RollBackwards", $"The contract held goes back from {prices.PriceContract[i - 1]} to {prices.PriceContract[i]} on {prices.Index[i]:yyyy-MM-dd}.", "Build the multiple prices anew.", prices.PriceContract[i], prices.Index[i]);
        }

        var last = prices.Count - 1;
        int held = prices.PriceContract[last], forward = prices.ForwardContract[last], carry = prices.CarryContract[last];
        if (forward <= held) findings.Error(area, "ForwardNotLater", $"The forward contract {forward} is not later than {held}, which is held.", "Correct the multiple prices.", forward);
        if (carry == held) findings.Error(area, "CarryIsCurrent", $"The carry contract is {carry}, the one held: there is no carry.", "Correct the multiple prices.", carry);
        var missing = MissingDays(prices.Price, prices.Carry);
        if (missing > 0.5) findings.Warning(area, "CarryMostlyMissing", $"On {missing:P0} of the days with a price there is none of the carry contract.", "Add prices of the carry contracts, or choose another carry offset.");
        if (_parameters is null || held == 0) return;
        if (!_parameters.HoldCycle.Contains(held)) findings.Warning(area, "NotInHoldCycle", $"Contract {held} is held, which is not one of the hold cycle {_parameters.HoldRollCycle}.", "Correct the roll parameters, or build the prices anew.", held);
        if (_parameters.Carry(held) != carry) findings.Information(area, "OtherCarryContract", $"The carry contract is {carry}; by the roll parameters it would be {_parameters.Carry(held)}.");
        var day = DateOnly.FromDateTime(prices.Index.Last);
        if (day > _parameters.Expiry(held)) findings.Error(area, "ContractExpired", $"Contract {held} expired about {_parameters.Expiry(held):yyyy-MM-dd} and is still held on {day:yyyy-MM-dd}.", "Roll it (Show-SysRoll, Switch-SysContract).", held);
        else if (day > _parameters.DesiredRoll(held).AddDays(5)) findings.Warning(area, "RollOverdue", $"Contract {held} should have been left on {_parameters.DesiredRoll(held):yyyy-MM-dd}; the prices reach {day:yyyy-MM-dd}.", "Roll it (Show-SysRoll, Switch-SysContract).", held);
    }

    private void CheckTogether(TimeSeries adjusted, MultiplePrices multiple)
    {
        const string area = "Adjusted";
        var state = ContinuousPriceState.Of(adjusted, multiple);
        if (state != ContinuousState.Consistent)
        {
            findings.Error(area, "PricesInconsistent", $"Adjusted and multiple prices do not belong together: {ContinuousPriceState.Describe(state)}.", state == ContinuousState.Inconsistent ? "Build them anew (Join-SysPrice)." : "Complete them (Switch-SysContract does it first).");
        }

        var differences = MoveDifferences(adjusted, multiple);
        if (differences.Count == 0) return;
        var text = $"{differences.Count} change(s) of the adjusted price are not those of the contract held, away from rolls; the first on {differences[0]:yyyy-MM-dd}.";
        // In a proportional series all are different, and none is wrong.
        if (IsProportional(adjusted, multiple)) findings.Information(area, "ProportionalAdjustment", "The adjusted prices keep returns, not changes: they were adjusted in proportion.");
        else findings.Error(area, "MovesDiffer", text, "Build the adjusted prices anew (Join-SysPrice).", date: differences[0]);
    }

    private static List<DateTime> MoveDifferences(TimeSeries adjusted, MultiplePrices multiple)
    {
        var found = new List<DateTime>();
        var before = -1;
        var scale = 1e-12;
        foreach (var price in multiple.Price.Values) scale = double.IsNaN(price) ? scale : Math.Max(scale, Math.Abs(price));
        for (var i = 0; i < multiple.Count; i++)
        {
            if (double.IsNaN(multiple.Price[i]) || double.IsNaN(adjusted.At(multiple.Index[i]))) continue;
            if (before >= 0 && multiple.PriceContract[i] == multiple.PriceContract[before])
            {
                var difference = adjusted.At(multiple.Index[i]) - adjusted.At(multiple.Index[before]) - (multiple.Price[i] - multiple.Price[before]);
                if (Math.Abs(difference) > Tolerance * scale) found.Add(multiple.Index[i]);
            }

            before = i;
        }

        return found;
    }

    private static bool IsProportional(TimeSeries adjusted, MultiplePrices multiple)
    {
        var before = -1;
        for (var i = 0; i < multiple.Count; i++)
        {
            if (double.IsNaN(multiple.Price[i]) || double.IsNaN(adjusted.At(multiple.Index[i]))) continue;
            if (before >= 0 && multiple.PriceContract[i] == multiple.PriceContract[before])
            {
                var difference = (adjusted.At(multiple.Index[i]) / adjusted.At(multiple.Index[before])) - (multiple.Price[i] / multiple.Price[before]);
                if (!(Math.Abs(difference) <= Tolerance)) return false;
            }

            before = i;
        }

        return before >= 0;
    }

    private void CheckCalendar(MultiplePrices? multiple)
    {
        if (!data.Store.Contains(SeriesKind.RollCalendars, code)) return;
        var calendar = findings.Try("Rolls", () => RollCalendar.From(code, data.Store.Read(SeriesKind.RollCalendars, code)));
        if (calendar is null) return;
        // One finding of each sort: a calendar that was made by other rules has the same fault in every row.
        var faults = calendar.Check(includeContracts && contracts.Contracts.Count > 0 ? contracts : null, _parameters).Where(f => f.Severity != FindingSeverity.Information);
        foreach (var sort in faults.GroupBy(f => (f.Severity, f.Id)))
        {
            var first = sort.First();
            findings.Add(sort.Count() == 1 ? first : first with { Text = $"{sort.Count()} of {calendar.Count} rolls, the first on {first.Date:yyyy-MM-dd}: {first.Text} See Test-SysRollCalendar." });
        }

        if (multiple is null) return;
        var made = RollCalendar.FromMultiplePrices(code, multiple).Rolls.ToDictionary(r => (r.Current, r.Next), r => r.Date);
        var moved = calendar.Rolls.Where(r => made.TryGetValue((r.Current, r.Next), out var date) && Math.Abs((date.Date - r.Date.Date).Days) > 7).ToArray();
        if (moved.Length > 0) findings.Warning("Rolls", "CalendarDiffers", $"{moved.Length} roll(s) of the calendar are more than a week from those of the multiple prices, the first from {moved[0].Current} on {moved[0].Date:yyyy-MM-dd}.", "Build the multiple prices anew, or make the calendar of them.");
    }

    private void CheckContracts(MultiplePrices? multiple)
    {
        foreach (var contract in contracts.Contracts)
        {
            var result = findings.Try("Contracts", () => PriceCheck.Contract(contracts, contract));
            if (result is not null) TellSuspects("Contracts", result);
        }

        if (multiple is null) return;
        foreach (var contract in new[] { multiple.PriceContract[^1], multiple.ForwardContract[^1], multiple.CarryContract[^1] }.Distinct())
        {
            if (!contracts.Contains(contract)) findings.Warning("Contracts", "ContractPricesNotFound", $"There are no prices of contract {contract}, which is in use.", "Add them, so that the multiple prices can be brought up to date.", contract);
        }
    }

    private void TellSuspects(string area, PriceCheckResult result)
    {
        if (result.Suspects.Count == 0) return;
        var first = result.Suspects[0];
        var which = result.Contract == 0 ? "" : $" of contract {result.Contract}";
        findings.Warning(area, "SuspectPrice", $"{result.Suspects.Count} price(s){which} are suspect, the first on {first.Date:yyyy-MM-dd}. {first.Reason}", "Look at them (Test-SysPrice) and approve, change or remove them (Repair-SysPrice).", result.Contract, first.Date);
    }

    /// <summary>Share of the days with a price that have none of the other contract.</summary>
    private static double MissingDays(TimeSeries price, TimeSeries other)
    {
        var days = price.To(Frequency.BusinessDay, Aggregation.Last).DropMissing();
        var others = other.Reindex(price.Index).To(Frequency.BusinessDay, Aggregation.Last).Reindex(days.Index);
        var missing = 0;
        foreach (var value in others.Values) missing += double.IsNaN(value) ? 1 : 0;
        return days.Count == 0 ? 1 : (double)missing / days.Count;
    }
}
