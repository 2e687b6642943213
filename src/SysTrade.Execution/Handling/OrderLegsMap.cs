using SysTrade.Brokers.Contracts;
using SysTrade.Domain.Orders;

namespace SysTrade.Execution.Handling;

/// <summary>Between quantities a leg, as orders have them, and units of a broker's contract.</summary>
internal static class OrderLegsMap
{
    /// <summary>The broker's contract of an order, and how many units of it a quantity is.</summary>
    public static (BrokerContract Contract, int Units) ToUnits(ContractOrderKey key, TradeQuantity quantity) =>
        BrokerContract.Of(key.Contracts.Select((c, leg) => (c, quantity[leg])).ToArray());

    /// <summary>Units that are whole: of a spread those of which every leg is there.</summary>
    public static int WholeUnits(ContractOrderKey key, BrokerContract contract, TradeQuantity quantity)
    {
        var units = int.MaxValue;
        var sign = 0;
        foreach (var leg in contract.Legs)
        {
            var filled = quantity[key.LegOf(leg.Contract)];
            units = Math.Min(units, Math.Abs(filled / leg.Ratio));
            if (filled != 0) sign = Math.Sign(filled) * Math.Sign(leg.Ratio);
        }

        return sign * units;
    }

    /// <summary>The quantity a leg, in the order of the key's legs.</summary>
    public static TradeQuantity ToLegs(ContractOrderKey key, BrokerContract contract, int units)
    {
        var legs = new int[key.Contracts.Count];
        foreach (var (c, quantity) in contract.Trade(units)) legs[key.LegOf(c)] = quantity;
        return TradeQuantity.Of(legs);
    }
}
