using SysTrade.Domain.Errors;

namespace SysTrade.Execution.Limits;

/// <summary>Contracts counted at a time.</summary>
/// <param name="At">When the order was made, UTC.</param>
/// <param name="Contracts">Contracts, legs added up; negative when an order ended without filling them.</param>
public readonly record struct TradeUse(DateTime At, int Contracts);

/// <summary>How many contracts may be traded within any so many days: worked and filled ones, whatever made the order.</summary>
/// <param name="Strategy">Strategy, or null for the instrument as a whole.</param>
/// <param name="Instrument">Instrument code.</param>
/// <param name="PeriodDays">Length of the period, days.</param>
/// <param name="Limit">Contracts, 0 or more; the legs of a spread count each.</param>
public sealed record TradeLimit(string? Strategy, string Instrument, double PeriodDays, int Limit)
{
    /// <summary>What was counted within the period, oldest first.</summary>
    public IReadOnlyList<TradeUse> Uses { get; init; } = [];

    /// <summary>Contracts counted in the period that ends now.</summary>
    public int Used(DateTime now) => Uses.Where(u => now - u.At < TimeSpan.FromDays(PeriodDays)).Sum(u => u.Contracts);

    /// <summary>Contracts that may still be traded now; never below zero.</summary>
    public int Remaining(DateTime now) => Math.Max(0, Limit - Used(now));

    /// <summary>With contracts counted for an order made at a time; negative ones are given back. What is older than the period is forgotten.</summary>
    public TradeLimit Count(DateTime orderMadeAt, int contracts, DateTime now) =>
        this with { Uses = [.. Uses.Append(new TradeUse(orderMadeAt, contracts)).Where(u => now - u.At < TimeSpan.FromDays(PeriodDays)).OrderBy(u => u.At)] };

    /// <summary>With nothing counted.</summary>
    public TradeLimit Reset() => this with { Uses = [] };

    internal TradeLimit Checked() => Limit >= 0 && PeriodDays is > 0 and <= 3660
        ? this
        : throw new SysTradeException(
            "InvalidLimit", SysErrorKind.InvalidArgument, $"{Limit} contracts in {PeriodDays} days is not a limit; expected 0 or more contracts in up to 3660 days.", target: Limit);
}
