using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>The part of a series that rows are wanted of: <c>-From</c>, <c>-To</c>, <c>-Last</c>.</summary>
/// <param name="From">First day, or null.</param>
/// <param name="To">Last day, or null; a date alone means the whole day.</param>
/// <param name="Last">Number of rows from the end, or null for all.</param>
internal readonly record struct SeriesWindow(DateTime? From, DateTime? To, int? Last)
{
    /// <summary>The rows of an index that lie in the window.</summary>
    /// <exception cref="SysTradeException"><c>DatesReversed</c>.</exception>
    public Range Rows(TimeIndex index)
    {
        if (From is { } from && To is { } to && from > to)
        {
            throw new SysTradeException("DatesReversed", SysErrorKind.InvalidArgument, $"The window begins on {from:yyyy-MM-dd} and ends before, on {to:yyyy-MM-dd}.", "Exchange -From and -To.", from);
        }

        var (start, stop) = (0, index.Count);
        if (index.Count > 0)
        {
            var rows = index.Between(From, DateRange.End(To));
            (start, stop) = (rows.Start.GetOffset(index.Count), rows.End.GetOffset(index.Count));
        }

        return Last is { } last && stop - start > last ? (stop - last)..stop : start..stop;
    }

    /// <summary>The part of a series.</summary>
    public TimeSeries Of(TimeSeries series) => series.Slice(Rows(series.Index));
}
