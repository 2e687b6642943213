using System.Collections.Concurrent;

namespace SysTrade.Data.Building;

/// <summary>Approved prices in memory, for as long as the prices are there.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class InMemoryPriceApprovals : IPriceApprovals
{
    private readonly ConcurrentDictionary<(string Instrument, int Contract, DateTime Date), double> _prices = new();

    /// <inheritdoc/>
    public IReadOnlyDictionary<DateTime, double> Of(string instrument, int contract) =>
        _prices.Where(p => p.Key.Instrument == instrument && p.Key.Contract == contract).ToDictionary(p => p.Key.Date, p => p.Value);

    /// <inheritdoc/>
    public void Approve(IEnumerable<SuspectPrice> prices)
    {
        foreach (var price in prices) _prices[(price.Instrument, price.Contract, price.Date)] = price.Price;
    }
}
