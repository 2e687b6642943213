using SysTrade.Data;
using SysTrade.Data.Building;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Execution.Measuring;
using SysTrade.Series;
using SysTrade.Systems.Accounting;

namespace SysTrade.Production.Trading;

/// <summary>Profit and loss of the positions that a book really held: what its trades and commissions made, by day and instrument.</summary>
/// <remarks>
/// The position at the end of a day earns the change of the back-adjusted price to the next; a trade earns the difference between its own price and the close of
/// its contract that day, which for the legs of a roll is what rolling cost. Where that close is not known the trade counts as made at it. A trade at a weekend, or after
/// the daily close, belongs to the business day that follows.
/// </remarks>
public sealed record LiveAccounts
{
    /// <summary>Net, gross and costs of all instruments together, with those of each.</summary>
    public required AccountCurve Portfolio { get; init; }

    /// <summary>Day of the first trade.</summary>
    public required DateTime From { get; init; }

    /// <summary>Trades whose contract has no close of their day, by instrument: counted as made at the close.</summary>
    public required IReadOnlyDictionary<string, int> WithoutClose { get; init; }

    /// <summary>Instruments that cannot be accounted for, with the reason.</summary>
    public required IReadOnlyDictionary<string, string> LeftOut { get; init; }

    /// <summary>Accounts for trades.</summary>
    /// <param name="trades">Trades of a book, or of one strategy of it.</param>
    /// <param name="data">Prices and facts.</param>
    /// <param name="baseCurrency">Currency of the account.</param>
    /// <param name="capital">Capital that percentages refer to, base currency.</param>
    /// <exception cref="SysTradeException"><c>NoTrades</c>: there is no trade, or none that can be accounted for.</exception>
    public static LiveAccounts Of(IReadOnlyList<BookTrade> trades, MarketData data, string baseCurrency, double capital)
    {
        var (members, withoutClose, leftOut) = (new SortedDictionary<string, AccountCurve>(StringComparer.Ordinal), new SortedDictionary<string, int>(StringComparer.Ordinal), new SortedDictionary<string, string>(StringComparer.Ordinal));
        foreach (var instrument in trades.GroupBy(t => t.Instrument, StringComparer.Ordinal))
        {
            try
            {
                var (pandl, unknown) = new OneInstrument(instrument.Key, data, baseCurrency, capital).Account([.. instrument]);
                members[instrument.Key] = new AccountCurve(pandl, isWeighted: true);
                if (unknown > 0) withoutClose[instrument.Key] = unknown;
            }
            catch (SysTradeException error) when (error is MissingDataException or UnknownNameException)
            {
                leftOut[instrument.Key] = error.Message;
            }
        }

        if (members.Count == 0)
        {
            throw new MissingDataException(
                "NoTrades", leftOut.Count == 0 ? "There are no trades to account for." : $"None of the trades can be accounted for. {leftOut.First().Key}: {leftOut.First().Value}",
                "Trades come from fills and balance trades; Get-SysHolding -History lists them.", null);
        }

        var parts = members.Values.Select(m => m.Source).ToArray();
        var sum = ProfitAndLoss.Sum(parts, TimeSeries.Constant(TimeIndex.Union(parts.Select(p => p.Gross.Index)), capital));
        return new LiveAccounts
        {
            Portfolio = new AccountCurve(sum, members),
            From = trades.Where(t => members.ContainsKey(t.Instrument)).Min(t => DayOf(t.At)),
            WithoutClose = withoutClose,
            LeftOut = leftOut,
        };
    }

    private static DateTime DayOf(DateTime at)
    {
        var day = (at.TimeOfDay > TradingCalendar.DailyCloseStamp ? at.AddDays(1) : at).Date;
        return DateTime.SpecifyKind(day.DayOfWeek switch { DayOfWeek.Saturday => day.AddDays(2), DayOfWeek.Sunday => day.AddDays(1), _ => day }, DateTimeKind.Unspecified);
    }

    private sealed class OneInstrument(string code, MarketData data, string baseCurrency, double capital)
    {
        private readonly Dictionary<int, TimeSeries> _closes = [];
        private readonly Lazy<ContractPrices> _contracts = new(() => ContractPrices.ReadOrEmpty(data.Store, code));
        private int _withoutClose;

        public (ProfitAndLoss Pandl, int WithoutClose) Account(BookTrade[] trades)
        {
            var (prices, point) = (data.DailyPrices(code), data.Instrument(code).PointSize);
            var days = trades.Select(t => DayOf(t.At)).ToArray();
            var first = days.Min();
            var index = TimeIndex.From(days.Distinct().Order()).Union(prices.Index.Slice(prices.Index.Between(first, null)));
            var (changes, points, paid) = (new double[index.Count], new double[index.Count], new double[index.Count]);
            for (var i = 0; i < trades.Length; i++)
            {
                var (row, trade) = (index.Find(days[i].Ticks), trades[i]);
                changes[row] += trade.Contracts;
                points[row] += Points(trade, days[i]);
                if (trade.Commission is { } money) paid[row] -= (double)money.Amount * RateOf(money.Currency, days[i]);
            }

            var pandl = new PositionPandl
            {
                Price = prices.Between(first.AddDays(-7), null),
                Decided = new TimeSeries(index, changes).CumulativeSum(),
                Fx = data.FxForInstrument(code, baseCurrency),
                PointSize = point,
                Capital = TimeSeries.Constant(index, capital),
                DelayFill = false,
            };
            var held = pandl.Traded();
            var gross = pandl.Gross(held).Between(first, null) + pandl.ToBase(new TimeSeries(index, points) * point);
            return (new ProfitAndLoss(gross, new TimeSeries(index, paid), pandl.Capital) { Positions = held }, _withoutClose);
        }

        private double Points(BookTrade trade, DateTime day)
        {
            if (trade is { Contracts: 0, Value: 0 }) return 0;
            var close = trade.Contracts == 0 ? 0 : Close(trade.Contract?.Month, day);
            if (!double.IsNaN(close)) return (trade.Contracts * close) - trade.Value;
            _withoutClose++;
            return 0;
        }

        private double RateOf(string currency, DateTime day) => data.FxRate(currency, baseCurrency, data.RawPrice(code).Index.Last).AsOf(day);

        /// <summary>Close of a contract, by delivery month; that of the contract priced when none is named.</summary>
        private double Close(int? month, DateTime day)
        {
            var key = month ?? 0;
            if (!_closes.TryGetValue(key, out var closes)) _closes[key] = closes = ClosesOf(month).To(Frequency.BusinessDay, Aggregation.Last);
            return closes.At(day);
        }

        private TimeSeries ClosesOf(int? month)
        {
            if (month is not null && _contracts.Value.Contracts.FirstOrDefault(c => c / 100 == month) is var stored and > 0) return _contracts.Value.Prices(stored);
            if (!data.HasMultiplePrices(code)) return TimeSeries.Empty;
            var multiple = data.MultiplePrices(code);
            var values = new double[multiple.Count];
            for (var row = 0; row < values.Length; row++)
            {
                values[row] = month is null || multiple.PriceContract[row] / 100 == month ? multiple.Price[row]
                    : multiple.ForwardContract[row] / 100 == month ? multiple.Forward[row]
                    : multiple.CarryContract[row] / 100 == month ? multiple.Carry[row]
                    : double.NaN;
            }

            return new TimeSeries(multiple.Index, values);
        }
    }
}
