using SysTrade.Charts;
using SysTrade.Data;
using SysTrade.Data.Building;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Execution.Books;
using SysTrade.Execution.Rolls;
using SysTrade.Series;

namespace SysTrade.Production.Reports;

/// <summary>Pages that show rolls before they are made: one roll, or the plan of all.</summary>
public static class RollPages
{
    private const int DaysShown = 250;

    /// <summary>Lays out the page: candidate days, prices and volumes of both contracts, and the adjusted prices before and after.</summary>
    public static ChartPage Of(RollPreview preview)
    {
        var title = $"Roll of {preview.Instrument}: {ContractMonth.Symbol(preview.Current)} to {ContractMonth.Symbol(preview.Next)}";
        List<ChartSection> sections = [];
        if (preview.Overlap.Count > 0) sections.Add(new ChartSection("Overlap", Overlap(preview, "")) { Tables = [OverlapTable(preview, PriceFormat(preview))] });
        sections.Add(Adjusted(preview));
        return new ChartPage(title, $"Prices to {preview.AsOf:yyyy-MM-dd HH:mm}. {preview.Advice}", sections, [StatisticsTable.OfPairs("Roll", "What", "Value", Facts(preview))]);
    }

    /// <summary>Looks at the next roll of an instrument with what data have: prices, roll parameters, and prices of contracts where they are stored.</summary>
    /// <param name="data">The data.</param>
    /// <param name="code">Instrument code.</param>
    /// <param name="days">Days of overlap to show.</param>
    /// <exception cref="MissingDataException"><c>RollParametersNotFound</c>, <c>MultiplePricesNotFound</c> or <c>PriceNotFound</c>.</exception>
    public static RollPreview Preview(MarketData data, string code, int days = 15)
    {
        var parameters = data.RollParameters(code);
        var contracts = ContractPrices.ReadOrEmpty(data.Store, code);
        return RollPreview.Of(new ContinuousPriceStore(data.Store).ReadAsStored(code), parameters, contracts.Contracts.Count > 0 ? contracts : null, days);
    }

    /// <summary>
    /// Lays out the page of all rolls that come: when each is due, soonest first, into what, with prices and volumes of both contracts of the soonest ones, or
    /// of all when no more than <see cref="SystemCharts.MostInstruments"/> are asked for.
    /// </summary>
    /// <param name="data">The data.</param>
    /// <param name="instruments">Instruments; those with multiple prices when null.</param>
    /// <param name="book">The book, whose positions and roll states are shown as well; or null.</param>
    public static ChartPage Plan(MarketData data, IReadOnlyList<string>? instruments = null, OrderBook? book = null)
    {
        var (previews, missing) = (new List<RollPreview>(), new List<KeyValuePair<string, string>>());
        foreach (var code in instruments ?? [.. data.Store.Keys(SeriesKind.MultiplePrices).Order(StringComparer.Ordinal)])
        {
            try
            {
                previews.Add(Preview(data, code));
            }
            catch (MissingDataException error)
            {
                missing.Add(new(code, error.Message));
            }
        }

        if (previews.Count == 0 && missing.Count > 0) throw new MissingDataException("NoRolls", $"No roll can be planned. {missing[0].Key}: {missing[0].Value}", "Multiple prices and roll parameters are needed.", missing[0].Key);
        RollPreview[] sorted = [.. previews.OrderBy(p => p.DaysToRoll).ThenBy(p => p.Instrument, StringComparer.Ordinal)];
        var plan = new ChartSection("Plan",
        [
            new BarChart(
                "Days to the roll", [.. sorted.Select(p => p.Instrument)],
                [new BarSeries("To the roll", [.. sorted.Select(p => (double)p.DaysToRoll)], BarMark.Bar, Palette.Blue), new BarSeries("To expiry", [.. sorted.Select(p => (double)p.DaysToExpiry)], BarMark.Tick, Palette.Red)],
                new Axis("Calendar days from the last price", NumberFormat.Whole)) { Note = "Soonest first. Below zero the day has passed." },
        ])
        {
            Tables = [PlanTable(sorted, book), .. missing.Count == 0 ? [] : new[] { StatisticsTable.OfPairs("Cannot be planned", "Instrument", "Why", missing) }],
        };
        var each = sorted.Take(SystemCharts.MostInstruments).Where(p => p.Overlap.Count > 0).SelectMany(p => Overlap(p, p.Instrument)).ToArray();
        ChartSection[] sections = each.Length == 0 ? [plan] : [plan, new ChartSection("Contracts", each) { Note = sorted.Length > SystemCharts.MostInstruments ? $"The {SystemCharts.MostInstruments} soonest; others are shown when they are named." : null }];
        return new ChartPage("Rolls", data.Description, sections, []);
    }

    private static StatisticsTable PlanTable(IReadOnlyList<RollPreview> previews, OrderBook? book)
    {
        List<TableColumn> columns =
        [
            new("Instrument"), new("Prices to"), new("Held"), new("Next"), new("Roll on"), new("Days", NumberFormat.Whole), new("Expiry"), new("Days to expiry", NumberFormat.Whole),
            new("Next trades (times held)", NumberFormat.TwoDecimals), new("Next less held (price units)", new NumberFormat(4)),
        ];
        if (book is not null) columns.AddRange([new("Position (contracts)", NumberFormat.Whole), new("State")]);
        return new StatisticsTable("Rolls", [.. columns, new("Advice")], [.. previews.Select(Row)]);

        IReadOnlyList<TableCell> Row(RollPreview p)
        {
            List<TableCell> cells =
            [
                p.Instrument, $"{p.AsOf:yyyy-MM-dd}", ContractMonth.Symbol(p.Current), ContractMonth.Symbol(p.Next), $"{p.DesiredRoll:yyyy-MM-dd}", p.DaysToRoll, $"{p.Expiry:yyyy-MM-dd}", p.DaysToExpiry, p.RelativeVolume, p.Difference,
            ];
            if (book is not null) cells.AddRange([book.InstrumentPosition(p.Instrument), book.Roll(p.Instrument).State.ToString()]);
            return [.. cells, p.Advice];
        }
    }

    /// <summary>The facts of a preview as names and values, for tables.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Facts(RollPreview preview) =>
    [
        new("Held", Contract(preview.Current)),
        new("Rolled into", Contract(preview.Next)),
        new("Then forward", Contract(preview.NextForward)),
        new("Then carry", Contract(preview.NextCarry)),
        new("Day by roll parameters", $"{preview.DesiredRoll:yyyy-MM-dd} ({Days(preview.DaysToRoll)})"),
        new("Nearest with prices of both", preview.NearestPriced is { } priced ? $"{priced:yyyy-MM-dd}" : "none yet"),
        new("Next trades as much since", preview.VolumeCrossing is { } crossing ? $"{crossing:yyyy-MM-dd}" : double.IsNaN(preview.RelativeVolume) ? "volumes not known" : "not yet"),
        new("Approximate expiry", $"{preview.Expiry:yyyy-MM-dd} ({Days(preview.DaysToExpiry)})"),
        new("Volume, contracts a day", double.IsNaN(preview.RelativeVolume) ? "not known" : $"{preview.CurrentVolume:N0} and {preview.NextVolume:N0} ({preview.RelativeVolume:0.00} times)"),
        new("Adjusted prices move by", double.IsNaN(preview.Difference) ? "not known" : $"{preview.Difference:+0.######;-0.######;0}"),
    ];

    /// <summary>Six digits that count, whatever the size of the price.</summary>
    private static NumberFormat PriceFormat(RollPreview preview)
    {
        var price = Math.Abs(preview.Prices.Multiple.Price.LastValue);
        return new NumberFormat(price > 0 && double.IsFinite(price) ? Math.Clamp(5 - (int)Math.Floor(Math.Log10(price)), 0, 12) : 4);
    }

    private static List<Chart> Overlap(RollPreview preview, string whose)
    {
        var format = PriceFormat(preview);
        var index = TimeIndex.From(preview.Overlap.Select(o => o.Date));
        TimeSeries Of(Func<RollOverlap, double> value) => new(index, [.. preview.Overlap.Select(value)]);
        var (held, next) = (ContractMonth.Symbol(preview.Current), ContractMonth.Symbol(preview.Next));
        List<Chart> charts =
        [
            new LineChart(Title("Prices of both contracts"), [new ChartSeries(held, Of(o => o.Current), Palette.Blue), new ChartSeries(next, Of(o => o.Next), Palette.Amber)], new Axis("Price", format)),
            new LineChart(Title("Difference"), [new ChartSeries($"{next} less {held}", Of(o => o.Difference), Palette.Teal)], new Axis("Difference (price units)", format))
            {
                Note = "What the roll adds to all earlier adjusted prices is the difference on its day; a level line means that the day matters little.",
            },
        ];
        if (preview.Overlap.Any(o => !double.IsNaN(o.RelativeVolume)))
        {
            charts.Add(new LineChart(Title("Volume"), [new ChartSeries(held, Of(o => o.CurrentVolume), Palette.Blue), new ChartSeries(next, Of(o => o.NextVolume), Palette.Amber)], new Axis("Volume (contracts a day)", new NumberFormat(0))));
        }

        return charts;

        string Title(string what) => whose.Length == 0 ? what : $"{whose}: {char.ToLowerInvariant(what[0])}{what[1..]}";
    }

    private static StatisticsTable OverlapTable(RollPreview preview, NumberFormat price) => new(
        "Days with prices of both",
        [
            new("Day"), new("Held", price), new("Next", price), new("Difference", price), new("Volume held", new(0)), new("Volume next", new(0)), new("Times", new(2)),
            new("Adjusted before", price), new("Adjusted after", price),
        ],
        [.. preview.Overlap.Select(o => (IReadOnlyList<TableCell>)[$"{o.Date:yyyy-MM-dd}", o.Current, o.Next, o.Difference, o.CurrentVolume, o.NextVolume, o.RelativeVolume, o.AdjustedBefore, o.AdjustedAfter])]);

    private static ChartSection Adjusted(RollPreview preview)
    {
        var before = Tail(preview.Prices.Adjusted);
        List<ChartSeries> series = [new("Before", before, Palette.Blue)];
        if (preview.Rolled is { } rolled) series.Add(new ChartSeries("After", Tail(rolled.After.Adjusted), Palette.Amber));
        return new ChartSection("Adjusted prices", [new LineChart("Adjusted prices before and after the roll", series, new Axis("Adjusted price", PriceFormat(preview)))])
        {
            Note = preview.Obstacle ?? "Earlier prices move by the difference; changes from day to day stay as they are.",
        };
    }

    private static TimeSeries Tail(TimeSeries series) => series.To(Frequency.BusinessDay, Aggregation.Last).DropMissing() is var daily && daily.Count > DaysShown ? daily.Slice(^DaysShown..) : daily;

    private static string Contract(int contract) => $"{contract} ({ContractMonth.Symbol(contract)})";

    private static string Days(int days) => days switch { 0 => "today", > 0 => $"in {days} days", _ => $"{-days} days ago" };
}
