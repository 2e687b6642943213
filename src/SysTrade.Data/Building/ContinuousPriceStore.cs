using SysTrade.Domain.Errors;

namespace SysTrade.Data.Building;

/// <summary>Reads and writes multiple and adjusted prices as one unit.</summary>
/// <remarks>
/// The multiple prices are written first and are the record of what was rolled; the adjusted ones follow. Each is replaced wholly or not at all. A process that
/// ends between the two leaves a state that <see cref="State"/> recognises and <see cref="Recover"/> completes, to the bit what would have been written; no
/// roll is lost and none is made twice.
/// </remarks>
public sealed class ContinuousPriceStore(ISeriesStore store)
{
    /// <summary>Where the prices are.</summary>
    public string Description => store.Description;

    /// <summary>How the stored adjusted prices stand to the stored multiple ones.</summary>
    /// <exception cref="MissingDataException"><c>PriceNotFound</c> or <c>MultiplePricesNotFound</c>.</exception>
    public ContinuousState State(string instrument)
    {
        var prices = ReadAsStored(instrument);
        return ContinuousPriceState.Of(prices.Adjusted, prices.Multiple);
    }

    /// <summary>Both series as they are stored, whether or not they belong together.</summary>
    /// <exception cref="MissingDataException"><c>PriceNotFound</c> or <c>MultiplePricesNotFound</c>.</exception>
    /// <remarks>How they were adjusted is read off the prices themselves (<see cref="AdjustmentMethod"/>), so that rolling onward goes on in the same way.</remarks>
    public ContinuousPrices ReadAsStored(string instrument)
    {
        var multiple = MultiplePrices.From(store.Read(SeriesKind.MultiplePrices, instrument));
        var adjusted = store.Read(SeriesKind.AdjustedPrices, instrument).Series("price");
        var method = AdjustmentMethod.Of(adjusted, multiple);
        return new ContinuousPrices(instrument, multiple, adjusted, method ?? Adjustment.Panama) { ShowsMethod = method is not null };
    }

    /// <summary>Both series.</summary>
    /// <exception cref="MissingDataException"><c>PriceNotFound</c> or <c>MultiplePricesNotFound</c>.</exception>
    /// <exception cref="SysTradeException"><c>PricesInconsistent</c>.</exception>
    public ContinuousPrices Read(string instrument)
    {
        var prices = ReadAsStored(instrument);
        ContinuousPriceState.RequireConsistent(prices);
        return prices;
    }

    /// <summary>Writes both series.</summary>
    public void Write(ContinuousPrices prices)
    {
        store.Write(SeriesKind.MultiplePrices, prices.Instrument, prices.Multiple.ToColumns());
        WriteAdjusted(prices);
    }

    /// <summary>Completes what a process that ended between two writes left undone; returns the state it found. Doing it again changes nothing.</summary>
    /// <exception cref="SysTradeException"><c>PricesInconsistent</c>: the two contradict each other, which no interruption explains.</exception>
    public ContinuousState Recover(string instrument)
    {
        var prices = ReadAsStored(instrument);
        var state = ContinuousPriceState.Of(prices.Adjusted, prices.Multiple);
        if (state == ContinuousState.Inconsistent) ContinuousPriceState.RequireConsistent(prices);
        if (state != ContinuousState.Consistent) WriteAdjusted(prices with { Adjusted = ContinuousPriceState.Complete(prices.Adjusted, prices.Multiple, prices.Method) });
        return state;
    }

    private void WriteAdjusted(ContinuousPrices prices) =>
        store.Write(SeriesKind.AdjustedPrices, prices.Instrument, new ColumnSet(prices.Adjusted.Index, Column.OfNumbers("price", prices.Adjusted.ToArray())));
}
