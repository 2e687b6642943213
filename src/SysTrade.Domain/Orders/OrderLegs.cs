using SysTrade.Domain.Errors;

namespace SysTrade.Domain.Orders;

/// <summary>Checks that contracts and quantities go together.</summary>
internal static class OrderLegs
{
    public static TradeQuantity Require(ContractOrderKey key, TradeQuantity trade) =>
        key.Contracts.Count == trade.Count
            ? trade
            : throw new SysTradeException(
                "LegCount", SysErrorKind.InvalidArgument, $"{key} has {key.Contracts.Count} contracts and the trade {trade} has {trade.Count} legs; expected one number a contract.", target: key.ToString());
}
