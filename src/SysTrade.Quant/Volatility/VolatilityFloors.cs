using SysTrade.Series;
using SysTrade.Series.Kernels;

namespace SysTrade.Quant.Volatility;

/// <summary>Limits and fills that several estimators share.</summary>
internal static class VolatilityFloors
{
    /// <summary>Values below an absolute minimum are raised to it; NaN stays NaN.</summary>
    public static TimeSeries AtLeast(this TimeSeries volatility, double minimum) => volatility.Clip(minimum, double.PositiveInfinity);

    /// <summary>Values below the recent low quantile of the series itself are raised to it. There is no floor before the window holds enough values.</summary>
    public static TimeSeries AboveOwnQuantile(this TimeSeries volatility, int window, double quantile, int minPeriods)
    {
        if (volatility.Count == 0) return volatility;
        var floor = volatility.RollingQuantile(window, quantile, minPeriods).ToArray();
        floor[0] = 0;
        Elementwise.ForwardFill(floor, floor);
        var floored = volatility.ToArray();
        for (var i = 0; i < floored.Length; i++)
        {
            if (floored[i] < floor[i]) floored[i] = floor[i];
        }

        return volatility.With(floored);
    }

    /// <summary>Gaps take the last value before them; the rows before the first value take the first, which looks ahead.</summary>
    public static TimeSeries FillBothWays(this TimeSeries volatility) => volatility.ForwardFill().BackFill();
}
