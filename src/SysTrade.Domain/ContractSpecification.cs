namespace SysTrade.Domain;

/// <summary>What an exchange specifies for a future, and under which name a broker knows it.</summary>
/// <param name="Code">Instrument code.</param>
/// <param name="Exchange">Exchange, in words.</param>
/// <param name="Symbol">The exchange's symbol.</param>
/// <param name="Tick">Smallest price step, price units.</param>
/// <param name="Months">Delivery months that are listed, as month letters.</param>
/// <param name="BrokerSymbol">Symbol at Interactive Brokers.</param>
/// <param name="BrokerExchange">Exchange code there.</param>
/// <param name="BrokerMultiplier">Contract multiplier there.</param>
/// <param name="PriceMagnifier">What its multiplier must be divided by for prices as they are quoted, such as 100 for cents.</param>
/// <param name="TypicalPrice">A price of the size to be expected, for telling units apart; not a quotation.</param>
public sealed record ContractSpecification(
    string Code,
    string Exchange,
    string Symbol,
    double Tick,
    string Months,
    string BrokerSymbol,
    string BrokerExchange,
    double BrokerMultiplier,
    double PriceMagnifier,
    double TypicalPrice);
