namespace SysTrade.Brokers.Contracts;

/// <summary>What a broker knows about a contract.</summary>
/// <param name="Contract">The contract in this system's names.</param>
/// <param name="Expiry">Last day it trades, of the first leg of a spread; null when the broker does not say.</param>
/// <param name="Increments">Prices the venue takes.</param>
/// <param name="PointSize">Value of a move of 1.0 in price, per contract, in <paramref name="Currency"/>.</param>
/// <param name="Currency">Currency of price and profit, three letters.</param>
/// <param name="Exchange">Venue, in the broker's words.</param>
public sealed record ContractDetails(
    BrokerContract Contract, DateOnly? Expiry, PriceIncrements Increments, double PointSize, string Currency, string Exchange);
