using SysTrade.Domain.Errors;

namespace SysTrade.Domain;

/// <summary>When and how an instrument is rolled (one row of <c>rollconfig.csv</c>).</summary>
/// <param name="HoldRollCycle">Delivery months that may be held, as month letters (FGHJKMNQUVXZ for January to December).</param>
/// <param name="RollOffsetDays">Calendar days from expiry to the desired roll date; usually negative.</param>
/// <param name="CarryOffset">-1: carry is measured against the previous priced contract; +1: against the next one.</param>
/// <param name="PricedRollCycle">Delivery months with usable prices, as month letters.</param>
/// <param name="ExpiryOffset">Calendar days from the first of the delivery month to expiry, approximately.</param>
public sealed record RollParameters(string HoldRollCycle, int RollOffsetDays, int CarryOffset, string PricedRollCycle, int ExpiryOffset)
{
    /// <summary>Rolls in a year: the number of delivery months held.</summary>
    public int RollsPerYear => HoldRollCycle.Length;

    /// <summary>Delivery months that may be held.</summary>
    /// <exception cref="SysTradeException"><c>InvalidRollCycle</c>.</exception>
    public RollCycle HoldCycle => RollCycle.Parse(HoldRollCycle);

    /// <summary>Delivery months with usable prices.</summary>
    /// <exception cref="SysTradeException"><c>InvalidRollCycle</c>.</exception>
    public RollCycle PricedCycle => RollCycle.Parse(PricedRollCycle);

    /// <summary>The first contract that may be held after the given one.</summary>
    public int NextHeld(int contract) => HoldCycle.Next(contract);

    /// <summary>The last contract that may be held before the given one.</summary>
    public int PreviousHeld(int contract) => HoldCycle.Previous(contract);

    /// <summary>The first contract with usable prices after the given one.</summary>
    public int NextPriced(int contract) => PricedCycle.Next(contract);

    /// <summary>The last contract with usable prices before the given one.</summary>
    public int PreviousPriced(int contract) => PricedCycle.Previous(contract);

    /// <summary>The contract that carry is measured against.</summary>
    /// <exception cref="SysTradeException"><c>InvalidCarryOffset</c>: the offset is neither 1 nor -1.</exception>
    public int Carry(int contract) => CarryOffset switch
    {
        1 => NextPriced(contract),
        -1 => PreviousPriced(contract),
        _ => throw new SysTradeException(
            "InvalidCarryOffset", SysErrorKind.InvalidArgument, $"The carry offset is {CarryOffset}; expected 1 or -1.", "Correct the roll parameters.", this),
    };

    /// <summary>Expiry, approximately: so many days after the first of the month, or after the contract's own day when it has one.</summary>
    public DateOnly Expiry(int contract) => ContractMonth.Date(contract).AddDays(ExpiryOffset);

    /// <summary>The day on which a contract should be left for the next one.</summary>
    public DateOnly DesiredRoll(int contract) => Expiry(contract).AddDays(RollOffsetDays);

    /// <summary>The contract that should be held at the end of a day: the first whose desired roll lies after it.</summary>
    public int HeldOn(DateOnly day)
    {
        // The distance between delivery and roll is bounded, so starting early and stepping is exact.
        var contract = PreviousHeld(ContractMonth.Of(day.AddDays(-ExpiryOffset - RollOffsetDays).Year - 1, 1));
        while (DesiredRoll(contract) <= day) contract = NextHeld(contract);
        return contract;
    }

    /// <summary>Contracts with usable prices whose expiry lies between two days, both included.</summary>
    public IReadOnlyList<int> PricedExpiring(DateOnly from, DateOnly to)
    {
        var found = new List<int>();
        for (var contract = PreviousPriced(ContractMonth.Of(from.AddDays(-ExpiryOffset).Year - 1, 1)); Expiry(contract) <= to; contract = NextPriced(contract))
        {
            if (Expiry(contract) >= from) found.Add(contract);
        }

        return found;
    }

    /// <summary>
    /// Contracts whose prices should be collected: those with usable prices that expire from <paramref name="from"/> on, up to the one after the furthest
    /// in use (reference production, section 3.3, which goes back about 100 days).
    /// </summary>
    public IReadOnlyList<int> Sampled(int furthestInUse, DateOnly from) => PricedExpiring(from, Expiry(NextPriced(furthestInUse)));

    /// <summary>What is wrong with the parameters, in words; nothing when they can be used.</summary>
    public IEnumerable<string> Problems()
    {
        var hold = RollCycle.TryParse(HoldRollCycle, out var held);
        var priced = RollCycle.TryParse(PricedRollCycle, out var usable);
        if (!hold) yield return $"The hold cycle '{HoldRollCycle}' is not a roll cycle: month letters from {ContractMonth.Letters}, each at most once.";
        if (!priced) yield return $"The priced cycle '{PricedRollCycle}' is not a roll cycle: month letters from {ContractMonth.Letters}, each at most once.";
        if (hold && priced && !held.IsPartOf(usable)) yield return $"Months of the hold cycle {held} are not in the priced cycle {usable}: contracts without prices would be held.";
        if (CarryOffset is not (1 or -1)) yield return $"The carry offset is {CarryOffset}; expected 1 or -1.";
        if (RollOffsetDays > 0) yield return $"The roll offset is {RollOffsetDays} days: rolls would come after expiry. It is counted from expiry and usually negative.";
        if (ExpiryOffset is < -100 or > 100) yield return $"The expiry offset is {ExpiryOffset} days from the first of the delivery month; expected -100 to 100.";
    }
}
