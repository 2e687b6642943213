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

    /// <summary>Contracts to trade for a roll in a state, from the position in the priced contract; empty when the state makes no orders.</summary>
    public static IReadOnlyList<(IReadOnlyList<FuturesContract> Contracts, TradeQuantity Trade)> Roll(RollState state, int pricedPosition, RollContracts contracts) => state switch
    {
        _ when pricedPosition == 0 => [],
        RollState.Force => [([contracts.Priced, contracts.Forward], TradeQuantity.Of(-pricedPosition, pricedPosition))],
        RollState.Force_Outright => [([contracts.Priced], TradeQuantity.Of(-pricedPosition)), ([contracts.Forward], TradeQuantity.Of(pricedPosition))],
        RollState.Close => [([contracts.Priced], TradeQuantity.Of(-pricedPosition))],
        _ => [],
    };

    private static IReadOnlyList<(FuturesContract Contract, int Trade)> Passive(int trade, int pricedPosition, RollContracts contracts)
    {
        if (pricedPosition == 0 || Math.Sign(trade) == Math.Sign(pricedPosition)) return [(contracts.Forward, trade)];
        return Math.Abs(trade) <= Math.Abs(pricedPosition)
            ? [(contracts.Priced, trade)]
            : [(contracts.Priced, -pricedPosition), (contracts.Forward, trade + pricedPosition)];
    }
}
