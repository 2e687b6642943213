namespace SysTrade.Data.SampleData;

/// <summary>Exponential and logarithm from the four exact operations only, so that their last bit is the same on every machine.</summary>
internal static class PortableMath
{
    private const double Log2High = 0.693147180369123816490;
    private const double Log2Low = 1.90821492927058770002e-10;

    /// <summary>e to the power x, for |x| below 700, to about one unit in the last place.</summary>
    public static double Exp(double x)
    {
        var power = Math.Floor((x / (Log2High + Log2Low)) + 0.5);
        var r = x - (power * Log2High) - (power * Log2Low);
        var sum = 1.0;
        for (var n = 14; n >= 1; n--) sum = 1 + (sum * r / n);
        return Math.ScaleB(sum, (int)power);
    }

    /// <summary>Natural logarithm of a normal positive number.</summary>
    public static double Log(double x)
    {
        var power = Math.ILogB(x);
        var mantissa = Math.ScaleB(x, -power);
        if (mantissa > 1.4142135623730951)
        {
            mantissa /= 2;
            power++;
        }

        var s = (mantissa - 1) / (mantissa + 1);
        var square = s * s;
        var sum = 0.0;
        for (var n = 23; n >= 1; n -= 2) sum = (sum * square) + (1.0 / n);
        return (2 * s * sum) + (power * Log2Low) + (power * Log2High);
    }
}
