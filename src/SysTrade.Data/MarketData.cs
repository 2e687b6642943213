using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data;

/// <summary>The market data a trading system sees: prices, FX and facts of the instruments that have back-adjusted prices.</summary>
/// <remarks>
/// Each stored series is read once and kept until <see cref="Forget"/>; views made by <see cref="WithStartDate"/> share what was read.
/// Repeated calls give the same objects, so series of one instrument stay aligned by reference. Safe for concurrent use.
/// </remarks>
public sealed partial class MarketData
{
    private readonly ISeriesStore _series;
    private readonly IInstrumentCatalog _catalog;
    private readonly SeriesReader _reader;
    private readonly OnceCache<string, TimeSeries> _rawPrices = new();
    private readonly OnceCache<string, MultiplePrices> _multiplePrices = new();
    private Lazy<IReadOnlyList<string>> _instruments;

    /// <summary>Creates the view.</summary>
    /// <param name="series">Where prices are stored.</param>
    /// <param name="instruments">Facts of the instruments.</param>
    /// <param name="startDate">Rows of adjusted, multiple and FX prices before this moment are left out; null leaves out nothing.</param>
    public MarketData(ISeriesStore series, IInstrumentCatalog instruments, DateTime? startDate = null)
        : this(series, instruments, startDate, new SeriesReader(series))
    {
    }

    private MarketData(ISeriesStore series, IInstrumentCatalog instruments, DateTime? startDate, SeriesReader reader)
    {
        _series = series;
        _catalog = instruments;
        _reader = reader;
        StartDate = startDate;
        _instruments = ListInstruments();
    }

    /// <summary>Where the data are.</summary>
    public string Description => _series.Description;

    /// <summary>First moment that is seen, or null.</summary>
    public DateTime? StartDate { get; }

    /// <summary>The store behind the view.</summary>
    public ISeriesStore Store => _series;

    /// <summary>Facts of all instruments that are configured, with prices or without.</summary>
    public IInstrumentCatalog Catalog => _catalog;

    /// <summary>Instruments that have adjusted prices, sorted ordinally.</summary>
    public IReadOnlyList<string> Instruments => _instruments.Value;

    /// <summary>The same data seen from another start.</summary>
    public MarketData WithStartDate(DateTime? startDate) => startDate == StartDate ? this : new MarketData(_series, _catalog, startDate, _reader);

    /// <summary>True when the instrument has adjusted prices.</summary>
    public bool HasPrices(string code) => _series.Contains(SeriesKind.AdjustedPrices, code);

    /// <summary>True when the instrument has multiple prices.</summary>
    public bool HasMultiplePrices(string code) => _series.Contains(SeriesKind.MultiplePrices, code);

    /// <summary>Back-adjusted price, price units, all rows stored: 23:00:00 closes mixed with intraday rows. May be negative; NaN rows are kept.</summary>
    /// <exception cref="UnknownNameException">Neither prices nor facts are known.</exception>
    /// <exception cref="MissingDataException"><c>PriceNotFound</c>, <c>NoPricesAfterStart</c> or <c>AllPricesMissing</c>.</exception>
    /// <exception cref="DataFormatException">The prices cannot be read.</exception>
    public TimeSeries RawPrice(string code) => _rawPrices.Get(code, ReadRawPrice);

    /// <summary>Back-adjusted price on business days: the last one known of each day, weekends counting as the Friday before; NaN on days without.</summary>
    public TimeSeries DailyPrices(string code) => RawPrice(code).To(Frequency.BusinessDay, Aggregation.Last);

    /// <summary>Back-adjusted price by clock hour, from rows that are not stamped as a daily close (23:00:00); hours without a price are left out.</summary>
    public TimeSeries HourlyPrices(string code) => WithoutCloses(RawPrice(code)).To(Frequency.Hour, Aggregation.Last).DropMissing();

    /// <summary>Prices of the contract held, the carry contract and the forward contract.</summary>
    /// <exception cref="UnknownNameException">Neither prices nor facts are known.</exception>
    /// <exception cref="MissingDataException"><c>MultiplePricesNotFound</c>, <c>NoPricesAfterStart</c> or <c>AllPricesMissing</c>.</exception>
    public MultiplePrices MultiplePrices(string code) => _multiplePrices.Get(code, ReadMultiplePrices);

    /// <summary>Drops everything that was read, here and in all views that share it; the next call reads again.</summary>
    public void Forget()
    {
        _reader.Forget();
        _rawPrices.Clear();
        _multiplePrices.Clear();
        _fx.Clear();
        _instruments = ListInstruments();
    }

    /// <inheritdoc/>
    public override string ToString() => StartDate is { } start ? $"{Description} from {start:yyyy-MM-dd}" : Description;

    private static TimeSeries WithoutCloses(TimeSeries prices)
    {
        var ticks = prices.Index.Ticks;
        var closes = 0;
        foreach (var t in ticks) closes += IsClose(t) ? 1 : 0;
        if (closes == 0) return prices;
        var (keptTicks, keptValues) = (new long[ticks.Length - closes], new double[ticks.Length - closes]);
        for (int i = 0, n = 0; i < ticks.Length; i++)
        {
            if (IsClose(ticks[i])) continue;
            keptTicks[n] = ticks[i];
            keptValues[n++] = prices[i];
        }

        return new TimeSeries(TimeIndex.FromTicks(keptTicks), keptValues);
    }

    private static bool IsClose(long ticks) => ticks % TimeSpan.TicksPerDay == TradingCalendar.DailyCloseStamp.Ticks;

    private static bool AllMissing(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (!double.IsNaN(value)) return false;
        }

        return true;
    }

    private Lazy<IReadOnlyList<string>> ListInstruments() =>
        new(() => _series.Keys(SeriesKind.AdjustedPrices).Where(InstrumentCode.IsValid).Order(StringComparer.Ordinal).ToArray());

    private TimeSeries ReadRawPrice(string code)
    {
        RequireStored(SeriesKind.AdjustedPrices, code);
        var stored = _reader.Read(SeriesKind.AdjustedPrices, code).Series("price");
        return RequireValues(stored.Between(StartDate, null), stored.Index, SeriesKind.AdjustedPrices, code);
    }

    private MultiplePrices ReadMultiplePrices(string code)
    {
        RequireStored(SeriesKind.MultiplePrices, code);
        var stored = _reader.Read(SeriesKind.MultiplePrices, code);
        var prices = Data.MultiplePrices.From(stored.Between(StartDate, null));
        RequireValues(prices.Price, stored.Index, SeriesKind.MultiplePrices, code);
        return prices;
    }

    private void RequireStored(SeriesKind kind, string code)
    {
        if (_series.Contains(kind, code)) return;
        if (!_catalog.TryGet(code, out _) && !HasPrices(code)) throw new UnknownNameException("instrument", code, Instruments, Description);
        var schema = SeriesSchema.For(kind);
        throw new MissingDataException(
            schema.NotFoundErrorId,
            $"Instrument '{code}' has no {schema.Thing} in {_series.Description}.",
            $"Add its {schema.Thing}, or leave '{code}' out of the system.",
            code);
    }

    private TimeSeries RequireValues(TimeSeries cut, TimeIndex stored, SeriesKind kind, string code)
    {
        var thing = SeriesSchema.For(kind).Thing;
        if (cut.Count == 0)
        {
            throw new MissingDataException(
                "NoPricesAfterStart",
                $"The {thing} of '{code}' in {Description} end on {stored.Last:yyyy-MM-dd}, before the start date {StartDate:yyyy-MM-dd}.",
                "Choose an earlier start date, or bring the prices up to date.",
                code);
        }

        if (AllMissing(cut.Values))
        {
            var since = StartDate is { } start ? $" from {start:yyyy-MM-dd} on" : "";
            throw new MissingDataException(
                "AllPricesMissing",
                $"All {cut.Count} rows of the {thing} of '{code}' in {Description}{since} are missing values.",
                $"Replace the prices, or leave '{code}' out of the system.",
                code);
        }

        return cut;
    }
}
