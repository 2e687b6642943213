namespace SysTrade.Execution.Rolls;

/// <summary>Numbers of the config section <c>roll_status_auto_update</c>.</summary>
/// <param name="NearExpiryDays">Days before the desired roll that count as near.</param>
/// <param name="AutoRollRelativeVolume">Relative volume above which the forward contract is liquid enough.</param>
/// <param name="MinimumRelativeVolume">Relative volume above which it is, when its own volume is large as well.</param>
/// <param name="MinimumVolume">Its own volume then, contracts.</param>
/// <param name="WhenUndecided">State for a liquid forward with a position near the roll; null: a person decides.</param>
/// <param name="RollExpired">Whether an expired priced contract that is flat rolls its prices.</param>
public sealed record RollSuggestionSettings(
    double NearExpiryDays = 10, double AutoRollRelativeVolume = 1, double MinimumRelativeVolume = 0.01, double MinimumVolume = 100,
    RollState? WhenUndecided = null, bool RollExpired = true);

/// <summary>What an instrument's roll state should be, and why.</summary>
/// <param name="State">State; null when a person has to decide.</param>
/// <param name="Why">In words.</param>
public sealed record RollSuggestion(RollState? State, string Why)
{
    /// <summary>Suggests a state by the reference's table. Volumes that are unknown (NaN) count as zero.</summary>
    /// <param name="pricedPosition">Position in the priced contract.</param>
    /// <param name="daysToRoll">Days until the desired roll; negative after it.</param>
    /// <param name="isExpired">True when the priced contract has expired.</param>
    /// <param name="pricedVolume">Smoothed daily volume of the priced contract, contracts.</param>
    /// <param name="forwardVolume">Smoothed daily volume of the forward contract, contracts.</param>
    /// <param name="settings">Numbers to go by.</param>
    public static RollSuggestion For(int pricedPosition, double daysToRoll, bool isExpired, double pricedVolume, double forwardVolume, RollSuggestionSettings settings)
    {
        var own = double.IsNaN(forwardVolume) ? 0 : forwardVolume;
        var relative = double.IsNaN(pricedVolume) || pricedVolume <= 0 ? (own > 0 ? double.PositiveInfinity : 0) : own / pricedVolume;
        var isLiquid = relative > settings.AutoRollRelativeVolume || (relative > settings.MinimumRelativeVolume && own > settings.MinimumVolume);
        var isNear = daysToRoll < settings.NearExpiryDays;
        return (isLiquid, isNear, pricedPosition == 0) switch
        {
            (_, _, true) when isExpired && settings.RollExpired => new(RollState.Roll_Adjusted, "the priced contract has expired and nothing is held in it"),
            (true, _, true) => new(RollState.Roll_Adjusted, "the forward contract is liquid and nothing is held in the priced one"),
            (true, true, false) => new(settings.WhenUndecided, "the forward contract is liquid, the roll is near and a position is held: the operator's choice"),
            (true, false, false) => new(RollState.Passive, "the forward contract is liquid and the roll is not near"),
            (false, true, _) => new(RollState.No_Open, "the roll is near and the forward contract is not liquid"),
            _ => new(RollState.No_Roll, "the forward contract is not liquid and the roll is not near"),
        };
    }
}
