namespace SysTrade.Data;

/// <summary>What a stored column set holds.</summary>
public enum SeriesKind
{
    /// <summary>Back-adjusted prices; the key is an instrument code.</summary>
    AdjustedPrices,

    /// <summary>Prices of the priced, carry and forward contracts side by side; the key is an instrument code.</summary>
    MultiplePrices,

    /// <summary>Price of one unit of a currency in US dollars; the key is a pair such as <c>GBPUSD</c>.</summary>
    FxPrices,

    /// <summary>Open, high, low, final price and volume of one contract; the key is a <see cref="ContractPriceKey"/> in text.</summary>
    ContractPrices,

    /// <summary>When which contract is left for which; the key is an instrument code.</summary>
    RollCalendars,

    /// <summary>Samples of the bid-ask spread, price units; the key is an instrument code.</summary>
    Spreads,
}
