using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>One day of the time in which both contracts of a roll have prices.</summary>
/// <param name="Instrument">Instrument code.</param>
/// <param name="Date">Stamp.</param>
/// <param name="Current">Price of the contract held.</param>
/// <param name="Next">Price of the one rolled into.</param>
/// <param name="CurrentVolume">Volume of the day, contracts; NaN when it is not known.</param>
/// <param name="NextVolume">Volume of the day, contracts; NaN when it is not known.</param>
/// <param name="AdjustedBefore">Adjusted price as it is.</param>
/// <param name="AdjustedAfter">Adjusted price as it will be when the roll is made at the end of the prices.</param>
public sealed record RollOverlap(
    string Instrument, DateTime Date, double Current, double Next, double CurrentVolume, double NextVolume, double AdjustedBefore, double AdjustedAfter)
{
    /// <summary>Price of the next contract less that of the present one.</summary>
    public double Difference => Next - Current;

    /// <summary>Volume of the next contract over that of the present one.</summary>
    public double RelativeVolume => NextVolume / CurrentVolume;
}

/// <summary>What a roll will be like, before it is made.</summary>
public sealed record RollPreview
{
    /// <summary>Instrument code.</summary>
    public required string Instrument { get; init; }

    /// <summary>Last moment with a price; the roll would be made then.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>Contract held, YYYYMMDD.</summary>
    public required int Current { get; init; }

    /// <summary>Contract rolled into.</summary>
    public required int Next { get; init; }

    /// <summary>Contract held after that one.</summary>
    public required int NextForward { get; init; }

    /// <summary>Carry contract after the roll.</summary>
    public required int NextCarry { get; init; }

    /// <summary>Approximate expiry of the contract held.</summary>
    public required DateOnly Expiry { get; init; }

    /// <summary>First candidate: the day that the roll parameters ask for.</summary>
    public required DateOnly DesiredRoll { get; init; }

    /// <summary>Second candidate: the moment nearest to that day at which both contracts have a price so far; null when there is none.</summary>
    public required DateTime? NearestPriced { get; init; }

    /// <summary>Third candidate: the first day on which the next contract traded as much as the present one; null when it has not, or volumes are not known.</summary>
    public required DateOnly? VolumeCrossing { get; init; }

    /// <summary>Smoothed daily volume of the contract held; NaN when it is not known.</summary>
    public required double CurrentVolume { get; init; }

    /// <summary>Smoothed daily volume of the next contract; NaN when it is not known.</summary>
    public required double NextVolume { get; init; }

    /// <summary>The days with prices of both, latest last.</summary>
    public required IReadOnlyList<RollOverlap> Overlap { get; init; }

    /// <summary>Prices before and after; null when the roll cannot be made, which <see cref="Obstacle"/> explains.</summary>
    public required RolledPrices? Rolled { get; init; }

    /// <summary>Why the roll cannot be made now, or null.</summary>
    public required string? Obstacle { get; init; }

    /// <summary>Continuous prices as they are.</summary>
    public required ContinuousPrices Prices { get; init; }

    /// <summary>Calendar days from <see cref="AsOf"/> to <see cref="DesiredRoll"/>; negative when it has passed.</summary>
    public int DaysToRoll => DesiredRoll.DayNumber - DateOnly.FromDateTime(AsOf).DayNumber;

    /// <summary>Calendar days to expiry.</summary>
    public int DaysToExpiry => Expiry.DayNumber - DateOnly.FromDateTime(AsOf).DayNumber;

    /// <summary>Volume of the next contract over that of the present one; NaN when one is not known.</summary>
    public double RelativeVolume => NextVolume / CurrentVolume;

    /// <summary>What is added to every earlier adjusted price, price units; NaN when it is not known.</summary>
    public double Difference => Rolled?.Difference ?? double.NaN;

    /// <summary>What speaks for and against rolling now, in words (the reference's suggestion, production, section 2.6, without positions).</summary>
    public string Advice =>
        Obstacle is not null ? "Cannot be rolled now. " + Obstacle
        : DaysToExpiry < 0 ? "The contract held has expired: roll."
        : DaysToRoll <= 0 ? (IsLiquid ? "The day to roll has come." : "The day to roll has come, but the next contract hardly trades yet.")
        : IsLiquid && RelativeVolume >= 1 ? "The next contract trades more than the present one: can be rolled."
        : DaysToRoll <= NearDays ? "The day to roll is near." : "Not due yet.";

    private const int NearDays = 10;

    // The reference's limits: min_relative_volume and min_absolute_volume.
    private bool IsLiquid => double.IsNaN(RelativeVolume) || RelativeVolume > 1 || (RelativeVolume > 0.01 && NextVolume > 100);

    /// <summary>Looks at the next roll of an instrument.</summary>
    /// <param name="prices">Continuous prices.</param>
    /// <param name="parameters">Roll parameters.</param>
    /// <param name="contracts">Contract prices, for the overlap, the volumes and what the last row lacks; null shows what multiple prices know.</param>
    /// <param name="days">Days of overlap to show.</param>
    /// <exception cref="Domain.Errors.SysTradeException"><c>InvalidRollCycle</c> or <c>InvalidCarryOffset</c>.</exception>
    public static RollPreview Of(ContinuousPrices prices, RollParameters parameters, ContractPrices? contracts = null, int days = 15) =>
        new RollPreviewBuilder(prices, parameters, contracts, days).Build();
}
