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
}
