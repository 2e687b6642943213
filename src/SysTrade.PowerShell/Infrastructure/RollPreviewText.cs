using System.Globalization;
using System.Text;
using SysTrade.Data.Building;
using SysTrade.Domain;
using SysTrade.Production.Reports;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>A roll preview as the prompt shows it.</summary>
public static class RollPreviewText
{
    private const int NameWidth = 30;

    /// <summary>The text: facts, the overlap day by day, the advice.</summary>
    public static string Of(RollPreview preview)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Roll of {preview.Instrument}: {ContractMonth.Symbol(preview.Current)} to {ContractMonth.Symbol(preview.Next)}, prices to {preview.AsOf:yyyy-MM-dd HH:mm}").AppendLine();
        foreach (var (name, value) in RollPages.Facts(preview)) text.Append("  ").Append(name.PadRight(NameWidth)).AppendLine(value);
        text.AppendLine();
        if (preview.Overlap.Count > 0)
        {
            text.AppendLine(Row("Day", "Held", "Next", "Difference", "Volume", "Next volume", "Times", "Adjusted now", "Afterwards"));
            foreach (var day in preview.Overlap)
            {
                text.AppendLine(Row(
                    $"{day.Date:yyyy-MM-dd}", Price(day.Current), Price(day.Next), Price(day.Difference), Volume(day.CurrentVolume), Volume(day.NextVolume),
                    double.IsNaN(day.RelativeVolume) ? "-" : $"{day.RelativeVolume:0.00}", Price(day.AdjustedBefore), Price(day.AdjustedAfter)));
            }
        }
        else
        {
            text.AppendLine("  No day has prices of both contracts.");
        }

        return text.AppendLine().Append("  ").Append(preview.Advice).ToString();
    }

    private static string Row(string day, params ReadOnlySpan<string> cells)
    {
        var row = new StringBuilder("  ").Append(day.PadRight(10));
        foreach (var cell in cells) row.Append(cell.PadLeft(13));
        return row.ToString();
    }

    private static string Price(double value) => double.IsNaN(value) ? "-" : value.ToString("G7", CultureInfo.InvariantCulture);

    private static string Volume(double value) => double.IsNaN(value) ? "-" : value.ToString("N0", CultureInfo.InvariantCulture);
}
