using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>Joins the history of one instrument to that of another that continues it: a big contract and its mini, an old exchange and a new one.</summary>
public static class PriceSplice
{
    /// <summary>The contracts of both: of each contract the rows of the older instrument before a moment and those of the newer one from then on.</summary>
    /// <param name="older">The instrument that comes first; turn its prices first when its units differ.</param>
    /// <param name="newer">The instrument that continues it, whose code the result has.</param>
    /// <param name="from">First moment of the newer instrument.</param>
    public static ContractPrices Contracts(ContractPrices older, ContractPrices newer, DateTime from)
    {
        var bars = new SortedDictionary<int, ColumnSet>();
        foreach (var contract in older.Contracts.Union(newer.Contracts))
        {
            var first = older.Contains(contract) ? older.Bars(contract).Between(null, from.AddTicks(-1)) : null;
            var then = newer.Contains(contract) ? newer.Bars(contract).Between(from, null) : null;
            var joined = first is not { Count: > 0 } ? then : then is not { Count: > 0 } ? first : Stacked(first, then);
            if (joined is { Count: > 0 }) bars[contract] = joined;
        }

        return ContractPrices.Of(newer.Instrument, bars);
    }

    /// <summary>
    /// One adjusted series: the older one until the moment, moved (or, for <see cref="Adjustment.Proportional"/>, multiplied) so that both agree at their last
    /// common moment at or before it, or the first after.
    /// </summary>
    /// <exception cref="SysTradeException"><c>NoOverlap</c>: no moment has a price of both. <c>PriceNotPositive</c>.</exception>
    public static TimeSeries Adjusted(TimeSeries older, TimeSeries newer, DateTime from, Adjustment method = Adjustment.Panama)
    {
        var common = older.DropMissing().Index.Intersect(newer.DropMissing().Index);
        if (common.Count == 0)
        {
            throw new SysTradeException(
                "NoOverlap", SysErrorKind.InvalidData, $"The two series have no moment with a price of both ({older.Index}; {newer.Index}); they cannot be joined without a jump.",
                "Give series that overlap by at least one day.");
        }

        var at = common[Math.Max(0, common.FindAtOrBefore(from.Ticks))];
        double before = older.At(at), after = newer.At(at);
        var values = older.Between(null, from.AddTicks(-1)).ToArray();
        if (method == Adjustment.Proportional && !(before > 0 && after > 0))
        {
            throw new SysTradeException("PriceNotPositive", SysErrorKind.InvalidData, $"At {at:yyyy-MM-dd HH:mm:ss} the prices are {before:G10} and {after:G10}; joining them in proportion needs both above zero.", "Join with the Panama method.");
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = method switch { Adjustment.Panama => values[i] + (after - before), Adjustment.Proportional => values[i] * (after / before), _ => values[i] };
        }

        var rest = newer.Between(from, null);
        return new TimeSeries(
            TimeIndex.From(older.Between(null, from.AddTicks(-1)).Index.Concat(rest.Index)), [.. values, .. rest.Values]);
    }

    private static ColumnSet Stacked(ColumnSet first, ColumnSet then) => new(
        TimeIndex.From(first.Index.Concat(then.Index)),
        [.. first.Columns.Select(c => Column.OfNumbers(c.Name, [.. c.Numbers, .. then[c.Name].Numbers]))]);
}
