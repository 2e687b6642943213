namespace SysTrade.Series;

/// <summary>The calendar bins that cover an index.</summary>
internal readonly struct Bins
{
    private readonly Frequency _frequency;
    private readonly TimeIndex _index;
    private readonly long _origin;
    private readonly long _first;

    public Bins(Frequency frequency, TimeIndex index)
    {
        _frequency = frequency;
        _index = index;
        _origin = index.First.Date.Ticks;
        _first = 0;
        _first = Ordinal(index.Ticks[0]);
        Count = checked((int)(Ordinal(index.Ticks[^1]) - _first + 1));
    }

    public int Count { get; }

    /// <summary>Bin of a row, from 0.</summary>
    public int Of(int row) => (int)(Ordinal(_index.Ticks[row]) - _first);

    public TimeIndex Labels()
    {
        if (_frequency is Frequency.BusinessDay or Frequency.TradingDay) return BusinessDayIndexes.FromOrdinals(_first, _first + Count - 1);
        var labels = new long[Count];
        for (var i = 0; i < labels.Length; i++) labels[i] = Label(_first + i);
        return new TimeIndex(labels);
    }

    private long Ordinal(long ticks)
    {
        var day = ticks / TimeSpan.TicksPerDay;
        switch (_frequency)
        {
            case Frequency.BusinessDay: return BusinessDayIndexes.Ordinal(ticks);
            case Frequency.TradingDay: return BusinessDayIndexes.OrdinalOrNext(ticks);
            case Frequency.Week: return day / 7; // day 0 (1 January 0001) is a Monday, so weeks run Monday to Sunday
            case Frequency.Hour: return ticks / TimeSpan.TicksPerHour;
            case Frequency.Day: return day;
            case Frequency.SevenDays or Frequency.SevenDaysEnding: return (ticks - _origin) / (7 * TimeSpan.TicksPerDay);
            case Frequency.Month:
                var month = new DateTime(ticks);
                return (month.Year * 12L) + month.Month - 1;
            case Frequency.Year: return new DateTime(ticks).Year;
            default: throw new ArgumentOutOfRangeException(nameof(ticks), _frequency, "Unknown frequency.");
        }
    }

    private long Label(long ordinal) => _frequency switch
    {
        Frequency.Week => ((ordinal * 7) + 6) * TimeSpan.TicksPerDay,
        Frequency.Hour => ordinal * TimeSpan.TicksPerHour,
        Frequency.Day => ordinal * TimeSpan.TicksPerDay,
        Frequency.SevenDays => _origin + (ordinal * 7 * TimeSpan.TicksPerDay),
        Frequency.SevenDaysEnding => _origin + (((ordinal * 7) + 6) * TimeSpan.TicksPerDay),
        Frequency.Month => new DateTime((int)(ordinal / 12), (int)(ordinal % 12) + 1, 1).AddMonths(1).AddDays(-1).Ticks,
        Frequency.Year => new DateTime((int)ordinal, 12, 31).Ticks,
        _ => BusinessDayIndexes.Midnight(ordinal),
    };
}
