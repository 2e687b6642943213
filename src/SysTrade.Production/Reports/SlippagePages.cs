using SysTrade.Charts;
using SysTrade.Data;
using SysTrade.Domain.Errors;
using SysTrade.Execution.Measuring;
using SysTrade.Series;

namespace SysTrade.Production.Reports;

/// <summary>What the facts about an instrument make of a slippage in price units.</summary>
/// <param name="Tick">Smallest price step; NaN when it is not known.</param>
/// <param name="PointValue">Value of a price move of 1.0 of one contract, base currency; NaN when it is not known.</param>
/// <param name="Configured">Half the spread that backtests assume, price units; NaN when it is not known.</param>
public sealed record SlippageFacts(double Tick, double PointValue, double Configured)
{
    /// <summary>Facts as data tell them, at the last exchange rate.</summary>
    /// <param name="data">The data.</param>
    /// <param name="code">Instrument code.</param>
    /// <param name="baseCurrency">Currency of the account.</param>
    /// <param name="tick">Smallest price step, when the broker knows it; NaN takes what the table of instruments says.</param>
    public static SlippageFacts Of(MarketData data, string code, string baseCurrency, double tick = double.NaN)
    {
        if (!data.Catalog.TryGet(code, out var instrument)) return new SlippageFacts(tick, double.NaN, double.NaN);
        if (double.IsNaN(tick)) tick = (data.Catalog as InstrumentTable)?.Specification(code)?.Tick ?? double.NaN;
        var rate = instrument.Currency == baseCurrency ? 1 : data.FxRate(instrument.Currency, baseCurrency).ForwardFill().LastValue;
        return new SlippageFacts(tick, instrument.PointSize * rate, data.Catalog.SpreadCost(code) ?? double.NaN);
    }
}

/// <summary>The page that shows what filled orders paid: against the middle of the market, the price of the decision and the limit, in ticks and in money.</summary>
public static class SlippagePages
{
    private const int MostOrders = 250;
    private const string FromMid = "Middle of the market to fill", FromReference = "Decision to fill", FromLimit = "Limit of the parent to fill", Configured = "As the costs assume";

    /// <summary>Lays out the page.</summary>
    /// <param name="orders">What orders paid, by time.</param>
    /// <param name="facts">Facts about each of their instruments.</param>
    /// <param name="baseCurrency">Currency of the account.</param>
    /// <param name="title">Title of the page.</param>
    /// <exception cref="MissingDataException"><c>NoFills</c>: there are no orders.</exception>
    public static ChartPage Of(IReadOnlyList<OrderSlippage> orders, Func<string, SlippageFacts> facts, string baseCurrency, string title = "Slippage")
    {
        if (orders.Count == 0)
        {
            throw new MissingDataException("NoFills", "No order that went to a broker has been filled in what was asked for.", "Get-SysOrder -History lists the orders that are done. Trades entered by hand have no market to be held against.", null);
        }

        var paid = orders.Select(o => new Paid(o, facts(o.Instrument))).ToArray();
        var groups = paid.GroupBy(p => p.Order.Instrument, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.ToArray()).ToArray();
        return new ChartPage(
            title, $"{orders.Count} filled orders, {orders[0].FilledAt:yyyy-MM-dd} to {orders[^1].FilledAt:yyyy-MM-dd}. Positive is paid, negative gained.",
            [ByInstrument(groups, baseCurrency), ThroughTime(paid, groups, baseCurrency), Orders(paid, baseCurrency)], []);
    }

    private static ChartSection ByInstrument(Paid[][] groups, string currency)
    {
        string[] codes = [.. groups.Select(g => g[0].Order.Instrument)];
        var withoutTick = groups.Where(g => double.IsNaN(g[0].Facts.Tick)).Select(g => g[0].Order.Instrument).ToArray();
        return new ChartSection("By instrument",
        [
            new BarChart(
                "In ticks", codes,
                [
                    Bars(FromMid, Palette.Blue, groups, g => PerContract(g, p => p.Ticks(p.Order.Trading))), Bars(FromReference, Palette.Violet, groups, g => PerContract(g, p => p.Ticks(p.Order.FromReference))),
                    Bars(FromLimit, Palette.Teal, groups, g => PerContract(g, p => p.Ticks(p.Order.FromParentLimit))), Ticks(groups, g => PerContract(g, p => p.Ticks(p.Facts.Configured))),
                ],
                new Axis("Slippage (ticks a contract)", NumberFormat.TwoDecimals)).Sorted() with
            {
                Note = "Mean over the contracts traded." + (withoutTick.Length == 0 ? "" : $" The tick of {string.Join(", ", withoutTick)} is not known."),
            },
            new BarChart(
                "In money", codes,
                [
                    Bars(FromMid, Palette.Blue, groups, g => Sum(g, p => p.Money(p.Order.Trading))), Bars(FromReference, Palette.Violet, groups, g => Sum(g, p => p.Money(p.Order.FromReference))),
                    Bars(FromLimit, Palette.Teal, groups, g => Sum(g, p => p.Money(p.Order.FromParentLimit))), Ticks(groups, g => Sum(g, p => p.Money(p.Facts.Configured))),
                ],
                new Axis($"Paid over the whole time ({currency})", NumberFormat.TwoDecimals)).Sorted(),
        ])
        {
            Note = "The middle of the market is that of the moment an order was sent, the decision the price the strategy decided at, the limit that of the order it was sent for. The marks are half the spread that backtests assume.",
        };
    }

    private static ChartSection ThroughTime(Paid[] paid, Paid[][] groups, string currency) => new("Through time",
    [
        new StepChart(
            "Paid so far",
            [
                new ChartSeries(FromMid, Cumulative(paid, p => p.Money(p.Order.Trading)), Palette.Blue), new ChartSeries(FromReference, Cumulative(paid, p => p.Money(p.Order.FromReference)), Palette.Violet),
                new ChartSeries(FromLimit, Cumulative(paid, p => p.Money(p.Order.FromParentLimit)), Palette.Teal), new ChartSeries(Configured, Cumulative(paid, p => p.Money(p.Facts.Configured)), Palette.Amber),
            ],
            new Axis($"Paid so far ({currency})", NumberFormat.TwoDecimals)) { Height = 380 },
        new LineChart(
            "Each order",
            [
                .. groups.SelectMany(g => new[]
                {
                    new ChartSeries(FromMid, Means(g, p => p.Ticks(p.Order.Trading)), Palette.Blue) { Choice = g[0].Order.Instrument },
                    new ChartSeries("Half the spread met", Means(g, p => p.Ticks(p.Order.BidAsk)), Palette.Grey) { Choice = g[0].Order.Instrument },
                }),
            ],
            new Axis("Slippage (ticks a contract)", NumberFormat.TwoDecimals)) { Selector = "Instrument", Height = 320 },
    ]);

    private static ChartSection Orders(Paid[] paid, string currency)
    {
        var shown = paid.Reverse().Take(MostOrders).ToArray();
        var price = new NumberFormat(6);
        return new ChartSection("Orders", [])
        {
            Note = paid.Length > shown.Length ? $"The last {shown.Length} of {paid.Length}." : null,
            Tables =
            [
                new StatisticsTable(
                    "Orders",
                    [
                        new("Filled"), new("Order"), new("Strategy"), new("Instrument"), new("Contract"), new("Contracts", NumberFormat.Whole), new("Decision", price), new("Limit", price), new("Middle", price), new("Side", price),
                        new("Fill", price), new("Middle to fill (ticks)", NumberFormat.TwoDecimals), new("Decision to fill (ticks)", NumberFormat.TwoDecimals), new($"Middle to fill ({currency})", NumberFormat.TwoDecimals),
                    ],
                    [
                        .. shown.Select(p => (IReadOnlyList<TableCell>)
                        [
                            $"{p.Order.FilledAt:yyyy-MM-dd HH:mm}", p.Order.Order.ToString(), p.Order.Strategy, p.Order.Instrument, p.Order.Contract, p.Order.Direction * p.Order.Contracts, p.Order.Reference, p.Order.ParentLimit,
                            p.Order.Mid, p.Order.Side, p.Order.Filled, p.Ticks(p.Order.Trading), p.Ticks(p.Order.FromReference), p.Money(p.Order.Trading),
                        ]),
                    ]),
            ],
        };
    }

    private static BarSeries Bars(string name, string colour, Paid[][] groups, Func<Paid[], double> value) => new(name, [.. groups.Select(value)], BarMark.Bar, colour);

    private static BarSeries Ticks(Paid[][] groups, Func<Paid[], double> value) => new(Configured, [.. groups.Select(value)], BarMark.Tick, Palette.Amber);

    /// <summary>Mean weighted by contracts over the orders that have a value; NaN when none has.</summary>
    private static double PerContract(Paid[] orders, Func<Paid, double> value)
    {
        var (sum, contracts) = (0.0, 0);
        foreach (var order in orders)
        {
            if (value(order) is var each && double.IsNaN(each)) continue;
            sum += each * order.Order.Contracts;
            contracts += order.Order.Contracts;
        }

        return contracts == 0 ? double.NaN : sum / contracts;
    }

    private static double Sum(IEnumerable<Paid> orders, Func<Paid, double> value)
    {
        var known = orders.Select(value).Where(v => !double.IsNaN(v)).ToArray();
        return known.Length == 0 ? double.NaN : known.Sum();
    }

    private static TimeSeries Cumulative(Paid[] orders, Func<Paid, double> value) => ByTime(orders, o => Sum(o, value)).CumulativeSum().ForwardFill();

    private static TimeSeries Means(Paid[] orders, Func<Paid, double> value) => ByTime(orders, o => PerContract([.. o], value));

    private static TimeSeries ByTime(Paid[] orders, Func<IEnumerable<Paid>, double> value)
    {
        var moments = orders.GroupBy(o => o.Order.FilledAt).OrderBy(g => g.Key).ToArray();
        return new TimeSeries(TimeIndex.From(moments.Select(m => m.Key)), [.. moments.Select(value)]);
    }

    private sealed record Paid(OrderSlippage Order, SlippageFacts Facts)
    {
        /// <summary>A difference of prices in ticks of one contract.</summary>
        public double Ticks(double difference) => difference / Facts.Tick;

        /// <summary>A difference of prices in base currency, of all contracts.</summary>
        public double Money(double difference) => difference * Facts.PointValue * Order.Contracts;
    }
}
