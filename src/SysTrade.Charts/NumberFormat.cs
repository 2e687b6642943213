using System.Globalization;

namespace SysTrade.Charts;

/// <summary>How numbers of one kind are shown: decimals, thousands separators and a unit.</summary>
/// <param name="Decimals">Digits after the point, 0 to 15.</param>
/// <param name="Unit">Unit written straight after the number, for example <c>%</c>; empty for none.</param>
public readonly record struct NumberFormat(int Decimals, string Unit = "")
{
    /// <summary>Percentages with two decimals; the values are already in percent (12.5 is shown as 12.50%).</summary>
    public static NumberFormat Percent { get; } = new(2, "%");

    /// <summary>Plain numbers with two decimals.</summary>
    public static NumberFormat TwoDecimals { get; } = new(2);

    /// <summary>Whole numbers, for example contracts or rows.</summary>
    public static NumberFormat Whole { get; } = new(0);

    /// <summary>The number as text in this format, invariant culture; a dash for NaN.</summary>
    public string Format(double value)
    {
        if (double.IsNaN(value)) return "–";
        var rounded = Math.Round(value, Decimals, MidpointRounding.AwayFromZero);
        // A loss too small to show would otherwise read -0.00.
        return (rounded == 0 ? 0 : value).ToString("N" + Decimals, CultureInfo.InvariantCulture) + Unit;
    }

    /// <summary>The same format in the d3 notation that plotly.js reads; it carries no unit.</summary>
    internal string D3 => $",.{Decimals}f";
}
