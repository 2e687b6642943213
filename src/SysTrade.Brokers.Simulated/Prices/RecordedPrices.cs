using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Market;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;

namespace SysTrade.Brokers.Simulated.Prices;

/// <summary>A bar of recorded prices.</summary>
/// <param name="Opens">When it begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Open">First price.</param>
/// <param name="High">Highest price.</param>
/// <param name="Low">Lowest price.</param>
/// <param name="Close">Last price.</param>
/// <param name="Volume">Contracts traded; NaN when unknown.</param>
public readonly record struct RecordedBar(DateTimeOffset Opens, TimeSpan Length, double Open, double High, double Low, double Close, double Volume = double.NaN);

/// <summary>Prices as they were: quotes by contract, each standing until the next. Before its first quote a contract has none.</summary>
public sealed class RecordedPrices : IPriceSource
{
    private readonly Dictionary<FuturesContract, Quote[]> _quotes;

    /// <summary>Creates the source.</summary>
    /// <param name="quotes">Quotes by contract, in any order.</param>
    public RecordedPrices(IReadOnlyDictionary<FuturesContract, IReadOnlyList<Quote>> quotes) =>
        _quotes = quotes.ToDictionary(q => q.Key, q => q.Value.OrderBy(v => v.At).ToArray());

    /// <summary>
    /// Quotes that pass through a bar's four prices: open, then the extreme nearer to it, then the other, then close, a quarter of the bar each, at the spread given.
    /// </summary>
    /// <param name="bars">Bars.</param>
    /// <param name="spread">Ask less bid, price units.</param>
    /// <param name="increments">Prices that occur.</param>
    /// <param name="size">Size on each side.</param>
    /// <exception cref="SysTradeException"><c>InvalidBar</c>: a price is missing or outside the bar's high and low.</exception>
    public static IEnumerable<Quote> FromBars(IEnumerable<RecordedBar> bars, double spread, PriceIncrements increments, double size = 10)
    {
        foreach (var bar in bars)
        {
            if (!(bar.Low <= Math.Min(bar.Open, bar.Close) && bar.High >= Math.Max(bar.Open, bar.Close)) || bar.Length <= TimeSpan.Zero)
            {
                throw new SysTradeException("InvalidBar", SysErrorKind.InvalidData, $"{bar}: open and close must lie between low and high, and the length be positive.", target: bar.Opens);
            }

            var isLowFirst = bar.Open - bar.Low <= bar.High - bar.Open;
            double[] path = [bar.Open, isLowFirst ? bar.Low : bar.High, isLowFirst ? bar.High : bar.Low, bar.Close];
            for (var i = 0; i < path.Length; i++)
            {
                var bid = increments.Round(path[i] - (spread / 2));
                yield return new Quote(bar.Opens + (bar.Length * (i / 4.0)), bid, increments.Round(Math.Max(path[i] + (spread / 2), bid)), size, size)
                {
                    Last = increments.Round(path[i]),
                    LastSize = double.IsNaN(bar.Volume) ? size : bar.Volume / 4,
                    Volume = bar.Volume,
                };
            }
        }
    }

    /// <inheritdoc/>
    public Quote? QuoteAt(FuturesContract contract, DateTimeOffset at) =>
        _quotes.TryGetValue(contract, out var quotes) && After(quotes, at) is var next and > 0 ? quotes[next - 1] : null;

    /// <inheritdoc/>
    public DateTimeOffset? NextChange(FuturesContract contract, DateTimeOffset after) =>
        _quotes.TryGetValue(contract, out var quotes) && After(quotes, after) is var next && next < quotes.Length ? quotes[next].At : null;

    // Position of the first quote after a moment.
    private static int After(Quote[] quotes, DateTimeOffset at)
    {
        int low = 0, high = quotes.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (quotes[middle].At <= at) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
