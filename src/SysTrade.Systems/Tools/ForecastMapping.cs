using SysTrade.Series.Kernels;

namespace SysTrade.Systems.Tools;

/// <summary>
/// Non-linear mapping of a combined forecast for instruments that few contracts can be held of: nothing below a threshold, then a steeper
/// line, then a higher cap (handbook, stage combForecast).
/// </summary>
/// <param name="threshold">Forecasts smaller than this become zero.</param>
/// <param name="cap">Forecast cap.</param>
/// <param name="a">Multiple of the cap reached beyond it.</param>
/// <param name="b">Slope between threshold and cap.</param>
public readonly struct ForecastMapping(double threshold, double cap, double a, double b) : IUnaryOperation
{
    /// <inheritdoc/>
    public double Invoke(double x)
    {
        var size = Math.Abs(x);
        if (double.IsNaN(x)) return x;
        if (size < threshold) return 0;
        return Math.Sign(x) * (size > cap ? cap * a : b * (size - threshold));
    }
}
