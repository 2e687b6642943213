using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>Rows of multiple prices in the making.</summary>
internal sealed class MultiplePriceRows
{
    private readonly List<long> _ticks = [];
    private readonly List<double>[] _prices = [[], [], []];
    private readonly List<int>[] _contracts = [[], [], []];

    public int Count => _ticks.Count;

    /// <summary>Begins with rows that exist.</summary>
    public static MultiplePriceRows From(MultiplePrices prices)
    {
        var rows = new MultiplePriceRows();
        foreach (var ticks in prices.Index.Ticks) rows._ticks.Add(ticks);
        rows._prices[0].AddRange(prices.Price.Values);
        rows._prices[1].AddRange(prices.Carry.Values);
        rows._prices[2].AddRange(prices.Forward.Values);
        rows._contracts[0].AddRange(prices.PriceContract);
        rows._contracts[1].AddRange(prices.CarryContract);
        rows._contracts[2].AddRange(prices.ForwardContract);
        return rows;
    }

    /// <summary>Adds one row for each moment of any of three series.</summary>
    public void Add(TimeSeries price, TimeSeries carry, TimeSeries forward, int held, int carried, int next)
    {
        var index = TimeIndex.Union([price.Index, carry.Index, forward.Index]);
        var (p, c, f) = (price.Reindex(index), carry.Reindex(index), forward.Reindex(index));
        for (var i = 0; i < index.Count; i++) Add(index[i], p[i], c[i], f[i], held, carried, next);
    }

    /// <summary>Adds a row, which must be later than all others.</summary>
    public void Add(DateTime moment, double price, double carry, double forward, int held, int carried, int next)
    {
        if (_ticks.Count > 0 && moment.Ticks <= _ticks[^1])
        {
            throw new SysTradeException("UnsortedIndex", SysErrorKind.InvalidData, $"A row of multiple prices at {moment:yyyy-MM-dd HH:mm:ss} would not be after the last one at {new DateTime(_ticks[^1]):yyyy-MM-dd HH:mm:ss}.");
        }

        _ticks.Add(moment.Ticks);
        _prices[0].Add(price);
        _prices[1].Add(carry);
        _prices[2].Add(forward);
        _contracts[0].Add(held);
        _contracts[1].Add(carried);
        _contracts[2].Add(next);
    }

    public MultiplePrices ToPrices()
    {
        var index = TimeIndex.FromTicks(_ticks.ToArray());
        return new MultiplePrices(
            index, new TimeSeries(index, [.. _prices[0]]), new TimeSeries(index, [.. _prices[1]]), new TimeSeries(index, [.. _prices[2]]),
            [.. _contracts[0]], [.. _contracts[1]], [.. _contracts[2]]);
    }
}
