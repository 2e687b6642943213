using SysTrade.Charts;
using SysTrade.Data.Building;
using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Production.Reports;

/// <summary>The page that shows a roll before it is made.</summary>
public static class RollPages
{
    private const int DaysShown = 250;

    /// <summary>Lays out the page: candidate days, prices and volumes of both contracts, and the adjusted prices before and after.</summary>
    public static ChartPage Of(RollPreview preview)
    {
        var title = $"Roll of {preview.Instrument}: {ContractMonth.Symbol(preview.Current)} to {ContractMonth.Symbol(preview.Next)}";
        List<ChartSection> sections = [];
        if (preview.Overlap.Count > 0) sections.Add(Overlap(preview));
        sections.Add(Adjusted(preview));
        return new ChartPage(title, $"Prices to {preview.AsOf:yyyy-MM-dd HH:mm}. {preview.Advice}", sections, [StatisticsTable.OfPairs("Roll", "What", "Value", Facts(preview))]);
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

    private static ChartSection Overlap(RollPreview preview)
    {
        var format = PriceFormat(preview);
        var index = TimeIndex.From(preview.Overlap.Select(o => o.Date));
        TimeSeries Of(Func<RollOverlap, double> value) => new(index, [.. preview.Overlap.Select(value)]);
        var (held, next) = (ContractMonth.Symbol(preview.Current), ContractMonth.Symbol(preview.Next));
        List<Chart> charts =
        [
            new LineChart("Prices of both contracts", [new ChartSeries(held, Of(o => o.Current), Palette.Blue), new ChartSeries(next, Of(o => o.Next), Palette.Amber)], new Axis("Price", format)),
            new LineChart("Difference", [new ChartSeries($"{next} less {held}", Of(o => o.Difference), Palette.Teal)], new Axis("Difference (price units)", format))
            {
                Note = "What the roll adds to all earlier adjusted prices is the difference on its day; a level line means that the day matters little.",
            },
        ];
        if (preview.Overlap.Any(o => !double.IsNaN(o.RelativeVolume)))
        {
            charts.Add(new LineChart("Volume", [new ChartSeries(held, Of(o => o.CurrentVolume), Palette.Blue), new ChartSeries(next, Of(o => o.NextVolume), Palette.Amber)], new Axis("Volume (contracts a day)", new NumberFormat(0))));
        }

        return new ChartSection("Overlap", charts) { Tables = [OverlapTable(preview, format)] };
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
