using SysTrade.Data;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;

namespace SysTrade.Execution.Rolls;

/// <summary>Contracts as the last row of the multiple prices has them, with the prices where both were last known together.</summary>
/// <param name="data">Prices.</param>
public sealed class MultiplePriceContracts(MarketData data) : IRollContracts
{
    /// <inheritdoc/>
    public RollContracts? Find(string instrument)
    {
        MultiplePrices prices;
        try
        {
            prices = data.MultiplePrices(instrument);
        }
        catch (MissingDataException)
        {
            return null;
        }

        var last = prices.Count - 1;
        while (last >= 0 && (prices.PriceContract[last] == 0 || prices.ForwardContract[last] == 0)) last--;
        if (last < 0) return null;
        var (priced, forward) = (new FuturesContract(instrument, prices.PriceContract[last]), new FuturesContract(instrument, prices.ForwardContract[last]));
        for (var row = prices.Count - 1; row >= 0; row--)
        {
            if (prices.PriceContract[row] != prices.PriceContract[last] || prices.ForwardContract[row] != prices.ForwardContract[last]) break;
            if (double.IsFinite(prices.Price[row]) && double.IsFinite(prices.Forward[row])) return new RollContracts(priced, forward, prices.Price[row], prices.Forward[row]);
        }

        return new RollContracts(priced, forward);
    }
}
