using SysTrade.Domain.Errors;

namespace SysTrade.Domain.Orders;

/// <summary>How an instrument order is to be traded.</summary>
public enum InstrumentOrderType
{
    /// <summary>By the algo that the config names as best.</summary>
    Best,

    /// <summary>At the market.</summary>
    Market,

    /// <summary>At a limit price or better.</summary>
    Limit,

    /// <summary>Trades nothing itself: it is the parent of a roll.</summary>
    ZeroRoll,

    /// <summary>Records a trade that happened elsewhere; never sent.</summary>
    BalanceTrade,

    /// <summary>Moves a position between strategies; never sent.</summary>
    TransferTrade,

    /// <summary>At once and whole, past locks, hours and limits.</summary>
    Panic,
}

/// <summary>How a contract order is to be traded.</summary>
public enum ContractOrderType
{
    /// <summary>By the algo that the config names as best.</summary>
    Best,

    /// <summary>At the market.</summary>
    Market,

    /// <summary>At a limit price or better.</summary>
    Limit,

    /// <summary>Records a trade that happened elsewhere; never sent.</summary>
    BalanceTrade,

    /// <summary>At once and whole, past locks, hours and limits.</summary>
    Panic,
}

/// <summary>What a broker is asked for.</summary>
public enum BrokerOrderType
{
    /// <summary>At the market.</summary>
    Market,

    /// <summary>At a limit price or better.</summary>
    Limit,

    /// <summary>Records a trade that happened elsewhere; never sent.</summary>
    BalanceTrade,

    /// <summary>Joins the other side of the market.</summary>
    SnapMarket,

    /// <summary>At the middle of the market.</summary>
    SnapMid,

    /// <summary>Joins the own side of the market.</summary>
    SnapPrimary,

    /// <summary>The broker's own patient market algorithm.</summary>
    AdaptiveMarket,
}

/// <summary>Names of order types as the reference writes them.</summary>
public static class OrderTypeNames
{
    private static readonly string[] Instrument = ["best", "market", "limit", "Zero-roll-order", "balance_trade", "transfer_trade", "panic"];
    private static readonly string[] Contract = ["best", "market", "limit", "balance_trade", "panic"];
    private static readonly string[] Broker = ["market", "limit", "balance_trade", "snap_mkt", "snap_mid", "snap_prim", "adaptive_mkt"];

    /// <summary>Name of a type of instrument order.</summary>
    public static string Name(InstrumentOrderType type) => Instrument[(int)type];

    /// <summary>Name of a type of contract order.</summary>
    public static string Name(ContractOrderType type) => Contract[(int)type];

    /// <summary>Name of a type of broker order.</summary>
    public static string Name(BrokerOrderType type) => Broker[(int)type];

    /// <summary>Type of instrument order that a name means.</summary>
    /// <exception cref="UnknownNameException"><c>InstrumentOrderTypeNotFound</c>.</exception>
    public static InstrumentOrderType ParseInstrument(string name) => (InstrumentOrderType)Find("instrument order type", name, Instrument);

    /// <summary>Type of contract order that a name means; an empty name is the reference's way to say best.</summary>
    /// <exception cref="UnknownNameException"><c>ContractOrderTypeNotFound</c>.</exception>
    public static ContractOrderType ParseContract(string name) => name.Length == 0 ? ContractOrderType.Best : (ContractOrderType)Find("contract order type", name, Contract);

    /// <summary>Type of broker order that a name means.</summary>
    /// <exception cref="UnknownNameException"><c>BrokerOrderTypeNotFound</c>.</exception>
    public static BrokerOrderType ParseBroker(string name) => (BrokerOrderType)Find("broker order type", name, Broker);

    /// <summary>Type of the contract orders of an instrument order.</summary>
    public static ContractOrderType ForContract(InstrumentOrderType type) => type switch
    {
        InstrumentOrderType.Market => ContractOrderType.Market,
        InstrumentOrderType.Limit => ContractOrderType.Limit,
        InstrumentOrderType.BalanceTrade or InstrumentOrderType.TransferTrade => ContractOrderType.BalanceTrade,
        InstrumentOrderType.Panic => ContractOrderType.Panic,
        _ => ContractOrderType.Best,
    };

    private static int Find(string thing, string name, string[] names)
    {
        var index = Array.FindIndex(names, n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? index : throw new UnknownNameException(thing, name, names);
    }
}
