using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>Samples of bid-ask spreads by instrument, in a store of series: ask less bid, price units, by the moment they were seen, UTC.</summary>
/// <param name="store">Where they are kept.</param>
public sealed class SpreadSamples(ISeriesStore store)
{
    private const string Spread = "spread";

    /// <summary>Instruments that have samples, sorted ordinally.</summary>
    public IReadOnlyList<string> Instruments => store.Keys(SeriesKind.Spreads);

    /// <summary>
    /// Adds a sample after those that are stored. False when there is one of that second or a later one already: taken twice, or by a clock that went back.
    /// </summary>
    /// <param name="instrument">Instrument code.</param>
    /// <param name="at">When it was seen, UTC; kept to the second, which every store can.</param>
    /// <param name="spread">Ask less bid, price units; zero counts, below zero does not.</param>
    /// <exception cref="SysTradeException"><c>InvalidSpread</c>, <c>InvalidInstrumentCode</c>, or what the store gives.</exception>
    public bool Add(string instrument, DateTime at, double spread)
    {
        if (!double.IsFinite(spread) || spread < 0)
        {
            throw new SysTradeException(
                "InvalidSpread", SysErrorKind.InvalidArgument, $"{spread} is no sample of a spread of '{instrument}': ask less bid must be a number and not below zero.", "Leave out quotes that lack a side or are crossed.", instrument);
        }

        var second = new DateTime(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond));
        var row = new ColumnSet(TimeIndex.From([second]), Column.OfNumbers(Spread, [spread]));
        return store.Append(SeriesKind.Spreads, instrument, row, OverlapRule.KeepStored).Added > 0;
    }

    /// <summary>Samples of an instrument.</summary>
    /// <param name="instrument">Instrument code.</param>
    /// <param name="from">First moment, or null.</param>
    /// <param name="to">Last moment, or null.</param>
    /// <exception cref="MissingDataException"><c>SpreadsNotFound</c>.</exception>
    public TimeSeries Read(string instrument, DateTime? from = null, DateTime? to = null) => store.Read(SeriesKind.Spreads, instrument, from, to).Series(Spread);
}
