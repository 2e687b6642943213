using SysTrade.Brokers.Market;
using SysTrade.Domain.Orders;

namespace SysTrade.Brokers.Simulated.Prices;

/// <summary>Where a simulated market's outright prices come from. Asked with moments that never go back.</summary>
public interface IPriceSource
{
    /// <summary>The quote at a moment, or null when the contract has none.</summary>
    Quote? QuoteAt(FuturesContract contract, DateTimeOffset at);

    /// <summary>First moment after the given one at which the quote may change; null when it never will.</summary>
    DateTimeOffset? NextChange(FuturesContract contract, DateTimeOffset after);
}
