
namespace SysTrade.Systems.Tools;

/// <summary>Price changes where some days have no price.</summary>
internal static class ReturnsOverGaps
{
    /// <summary>Change since the last known price; NaN on days without a price and before the second one.</summary>
    public static void Difference(ReadOnlySpan<double> prices, Span<double> destination)
    {
        var last = double.NaN;
        for (var i = 0; i < prices.Length; i++)
        {
            destination[i] = prices[i] - last;
            if (!double.IsNaN(prices[i])) last = prices[i];
        }
    }
}
