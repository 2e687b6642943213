using SysTrade.Domain.Errors;

namespace SysTrade.Execution.Rolls;

#pragma warning disable CA1707 // Named as the reference and its documentation name them.

/// <summary>How the roll of an instrument is being done. Named as the reference does.</summary>
public enum RollState
{
    /// <summary>Trades only the priced contract.</summary>
    No_Roll,

    /// <summary>New positions in the forward contract, reductions in the priced one.</summary>
    Passive,

    /// <summary>Rolls now, by one calendar spread.</summary>
    Force,

    /// <summary>Rolls now, by two outright orders.</summary>
    Force_Outright,

    /// <summary>The price series are being rolled.</summary>
    Roll_Adjusted,

    /// <summary>Closes the priced contract; the strategy opens again in the next one.</summary>
    Close,

    /// <summary>Positions may only be reduced.</summary>
    No_Open,
}

/// <summary>The roll state of an instrument.</summary>
/// <param name="Instrument">Instrument code.</param>
/// <param name="State">State.</param>
/// <param name="By">Who set it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Reason">Why.</param>
public sealed record RollStatus(string Instrument, RollState State, string By, DateTime At, string Reason);

/// <summary>Which roll states may follow which.</summary>
public static class RollStates
{
    private static readonly Dictionary<RollState, (RollState[] Flat, RollState[] Held)> Allowed = new()
    {
        [RollState.No_Roll] = (
            [RollState.Roll_Adjusted, RollState.Passive, RollState.No_Roll, RollState.No_Open],
            [RollState.Passive, RollState.Force, RollState.Force_Outright, RollState.No_Roll, RollState.Close, RollState.No_Open]),
        [RollState.Passive] = (
            [RollState.Roll_Adjusted, RollState.Passive, RollState.No_Roll, RollState.No_Open],
            [RollState.Force, RollState.Force_Outright, RollState.Passive, RollState.No_Roll, RollState.Close, RollState.No_Open]),
        [RollState.Force] = (
            [RollState.Roll_Adjusted, RollState.Passive],
            [RollState.Force, RollState.Force_Outright, RollState.Passive, RollState.No_Roll, RollState.Close, RollState.No_Open]),
        [RollState.Force_Outright] = (
            [RollState.Roll_Adjusted, RollState.Passive],
            [RollState.Force, RollState.Force_Outright, RollState.Passive, RollState.No_Roll, RollState.Close, RollState.No_Open]),
        [RollState.Close] = (
            [RollState.Roll_Adjusted, RollState.Passive],
            [RollState.Close, RollState.Force, RollState.Force_Outright, RollState.Passive, RollState.No_Roll, RollState.No_Open]),
        [RollState.No_Open] = (
            [RollState.Roll_Adjusted, RollState.Passive, RollState.No_Open],
            [RollState.Close, RollState.Force, RollState.Force_Outright, RollState.Passive, RollState.No_Roll]),
        [RollState.Roll_Adjusted] = ([RollState.No_Roll], [RollState.Roll_Adjusted]),
    };

    /// <summary>States that may follow, the recommended one first.</summary>
    /// <param name="state">Present state.</param>
    /// <param name="pricedPosition">Position in the priced contract, contracts.</param>
    public static IReadOnlyList<RollState> AllowedAfter(RollState state, int pricedPosition) => pricedPosition == 0 ? Allowed[state].Flat : Allowed[state].Held;

    /// <summary>True when the roll trades both contracts at once.</summary>
    public static bool IsDoubleSided(RollState state) => state is RollState.Force or RollState.Force_Outright;

    /// <summary>True when the state makes orders of its own.</summary>
    public static bool MakesOrders(RollState state) => IsDoubleSided(state) || state == RollState.Close;

    /// <summary>True when something is being done at once: strategy orders wait.</summary>
    public static bool IsActive(RollState state) => MakesOrders(state) || state == RollState.Roll_Adjusted;

    /// <summary>Returns the state, or raises that it may not follow.</summary>
    /// <exception cref="SysTradeException"><c>RollStateChange</c>.</exception>
    public static RollState Require(string instrument, RollState from, RollState to, int pricedPosition)
    {
        var allowed = AllowedAfter(from, pricedPosition);
        return allowed.Contains(to)
            ? to
            : throw new SysTradeException(
                "RollStateChange", SysErrorKind.InvalidOperation,
                $"The roll state of {instrument} cannot go from {from} to {to} with {pricedPosition} contracts in the priced contract. Allowed: {string.Join(", ", allowed)}.",
                "Use one of the allowed states.", instrument);
    }
}
