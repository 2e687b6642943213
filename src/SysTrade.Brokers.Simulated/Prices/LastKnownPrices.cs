using SysTrade.Brokers.Market;
using SysTrade.Domain.Orders;

namespace SysTrade.Brokers.Simulated.Prices;

/// <summary>The last price that is known of each contract, looked up again from time to time: a market to trade on with no data line at all.</summary>
/// <param name="read">Last price of a contract with half of its spread, price units; null when it has none.</param>
/// <param name="refresh">How often it is looked up again.</param>
/// <param name="size">Size quoted on each side.</param>
public sealed class LastKnownPrices(Func<FuturesContract, (double Price, double HalfSpread)?> read, TimeSpan refresh, double size = 100) : IPriceSource
{
    private readonly Dictionary<FuturesContract, (DateTimeOffset Until, Quote? Quote)> _known = [];

    /// <inheritdoc/>
    public Quote? QuoteAt(FuturesContract contract, DateTimeOffset at)
    {
        if (_known.TryGetValue(contract, out var known) && at < known.Until) return known.Quote;
        Quote? quote = read(contract) is { } found && double.IsFinite(found.Price)
            ? new Quote(at, found.Price - found.HalfSpread, found.Price + found.HalfSpread, size, size) { Last = found.Price }
            : null;
        _known[contract] = (at + refresh, quote);
        return quote;
    }

    /// <inheritdoc/>
    public DateTimeOffset? NextChange(FuturesContract contract, DateTimeOffset after) => after + refresh;
}
