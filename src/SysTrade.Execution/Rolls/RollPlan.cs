using SysTrade.Domain.Orders;

namespace SysTrade.Execution.Rolls;

/// <summary>Divides trades over the contracts of an instrument.</summary>
public static class RollPlan
{
    /// <summary>Contracts to trade for a strategy's trade in a roll state; empty when the order has to wait.</summary>
    /// <param name="state">Roll state.</param>
    /// <param name="trade">Signed contracts wanted.</param>
    /// <param name="pricedPosition">Position in the priced contract.</param>
    /// <param name="contracts">Contracts of the instrument.</param>
    /// <remarks>
    /// In the states that roll at once only trades against the priced position are made, as in Passive, so that a roll order and a strategy order
    /// never trade against each other; everything else waits. No_Open is kept by its override, when the order is made.
    /// </remarks>
    public static IReadOnlyList<(FuturesContract Contract, int Trade)> Split(RollState state, int trade, int pricedPosition, RollContracts contracts) => state switch
    {
        _ when trade == 0 => [],
        RollState.No_Roll or RollState.No_Open => [(contracts.Priced, trade)],
        RollState.Passive => Passive(trade, pricedPosition, contracts),
        RollState.Force or RollState.Force_Outright when Math.Sign(trade) == -Math.Sign(pricedPosition) => Passive(trade, pricedPosition, contracts),
        _ => [],
    };

    /// <summary>Contracts to trade for a roll in a state, from what is held in the priced contract; empty when the state makes no orders.</summary>
    /// <param name="state">Roll state.</param>
    /// <param name="pricedPosition">Position in the priced contract.</param>
    /// <param name="contracts">Contracts of the instrument.</param>
    /// <param name="carried">
    /// What the roll's own book holds: a leg traded by a roll that was stopped halfway. The new trades bring it to nothing, so that a roll goes on where it
    /// was stopped and does not begin again.
    /// </param>
    public static IReadOnlyList<(IReadOnlyList<FuturesContract> Contracts, TradeQuantity Trade)> Roll(RollState state, int pricedPosition, RollContracts contracts, int carried = 0)
    {
        var (priced, forward) = (-pricedPosition, pricedPosition - carried);
        var spread = state == RollState.Force && Math.Sign(priced) == -Math.Sign(forward) ? Math.Sign(forward) * Math.Min(Math.Abs(priced), Math.Abs(forward)) : 0;
        (IReadOnlyList<FuturesContract> Contracts, TradeQuantity Trade)[] trades = state switch
        {
            RollState.Force or RollState.Force_Outright =>
            [
                ([contracts.Priced, contracts.Forward], TradeQuantity.Of(-spread, spread)),
                ([contracts.Priced], TradeQuantity.Of(priced + spread)),
                ([contracts.Forward], TradeQuantity.Of(forward - spread)),
            ],
            RollState.Close => [([contracts.Priced], TradeQuantity.Of(priced))],
            _ => [],
        };
        return [.. trades.Where(t => !t.Trade.IsZero)];
    }

    private static IReadOnlyList<(FuturesContract Contract, int Trade)> Passive(int trade, int pricedPosition, RollContracts contracts)
    {
        if (pricedPosition == 0 || Math.Sign(trade) == Math.Sign(pricedPosition)) return [(contracts.Forward, trade)];
        return Math.Abs(trade) <= Math.Abs(pricedPosition)
            ? [(contracts.Priced, trade)]
            : [(contracts.Priced, -pricedPosition), (contracts.Forward, trade + pricedPosition)];
    }
}
