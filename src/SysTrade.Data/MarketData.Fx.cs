using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data;

/// <content>Exchange rates.</content>
/// <remarks>Rates are stored against the dollar only. Rules: reference conventions, systems data, section 6.6.</remarks>
public sealed partial class MarketData
{
    private const string Dollar = "USD";

    private static readonly DateTime FirstFxDate = new(1970, 1, 1);

    private readonly OnceCache<(string Currency, string Base, DateTime Last), TimeSeries> _fx = new();

    /// <summary>Value of one unit of a currency in another.</summary>
    /// <remarks>
    /// Equal currencies give 1.0 on every business day from 1970 to <paramref name="lastDate"/>. Otherwise the rows stored, not filled:
    /// the dollar rate, its inverse, or for two other currencies the quotient of both dollar rates, each carried forward to all moments of both
    /// (NaN until both have begun).
    /// </remarks>
    /// <param name="currency">Currency converted from, three letters.</param>
    /// <param name="baseCurrency">Currency converted to, three letters.</param>
    /// <param name="lastDate">Where the series ends when the currencies are equal; by default where the last FX series stored ends. Other rates end with
    /// their data.</param>
    /// <exception cref="MissingDataException"><c>FxNotFound</c>, <c>AllPricesMissing</c> or <c>NoPricesAfterStart</c>.</exception>
    public TimeSeries FxRate(string currency, string baseCurrency, DateTime? lastDate = null)
    {
        var equal = string.Equals(currency, baseCurrency, StringComparison.Ordinal);
        var last = equal ? lastDate?.Date ?? LastFxDate(currency) : default;
        return _fx.Get((currency, baseCurrency, last), MakeFxRate);
    }

    /// <summary>Value of one unit of the instrument's currency in another; when they are equal, 1.0 until the instrument's prices end.</summary>
    /// <exception cref="UnknownNameException"><c>InstrumentNotFound</c>.</exception>
    /// <exception cref="MissingDataException"><c>FxNotFound</c>, <c>AllPricesMissing</c> or <c>NoPricesAfterStart</c>.</exception>
    public TimeSeries FxForInstrument(string code, string baseCurrency)
    {
        var currency = Instrument(code).Currency;
        return string.Equals(currency, baseCurrency, StringComparison.Ordinal)
            ? FxRate(currency, baseCurrency, RawPrice(code).Index.Last)
            : FxRate(currency, baseCurrency);
    }

    private TimeSeries MakeFxRate((string Currency, string Base, DateTime Last) key)
    {
        var (currency, baseCurrency, last) = key;
        if (currency == baseCurrency) return TimeSeries.Constant(TimeIndex.BusinessDays(FirstFxDate, last), 1).Between(StartDate, null);
        var pair = currency + baseCurrency;
        var rate =
            baseCurrency == Dollar ? DollarRate(currency, pair)
            : currency == Dollar ? 1.0 / DollarRate(baseCurrency, pair)
            : Cross(DollarRate(currency, pair), DollarRate(baseCurrency, pair));
        return RequireValues(rate.Between(StartDate, null), rate.Index, SeriesKind.FxPrices, pair);
    }

    private static TimeSeries Cross(TimeSeries currency, TimeSeries baseCurrency)
    {
        var index = currency.Index.Union(baseCurrency.Index);
        return currency.ReindexThenFill(index) / baseCurrency.ReindexThenFill(index);
    }

    private TimeSeries DollarRate(string currency, string wanted)
    {
        var key = currency + Dollar;
        if (_series.Contains(SeriesKind.FxPrices, key)) return _reader.Read(SeriesKind.FxPrices, key).Series("PRICE");
        var stored = _series.Keys(SeriesKind.FxPrices);
        throw new MissingDataException(
            "FxNotFound",
            $"The rate {wanted} needs {key}, which is not in {_series.Description}. Stored: {(stored.Count == 0 ? "none" : string.Join(", ", stored))}.",
            $"Add {key} (price of one {currency} in {Dollar}).",
            wanted);
    }

    private DateTime LastFxDate(string currency)
    {
        var keys = _series.Keys(SeriesKind.FxPrices);
        if (keys.Count == 0)
        {
            throw new MissingDataException(
                "FxNotFound",
                $"There are no FX prices in {_series.Description} to tell where the rate of {currency} against itself should end.",
                "Say the last date that is wanted, or add FX prices.",
                currency + currency);
        }

        return keys.Max(key => _reader.Read(SeriesKind.FxPrices, key).Index.Last).Date;
    }
}
