namespace SysTrade.Data.SampleData;

/// <summary>Prices of all delivery dates of an instrument, day by day.</summary>
internal sealed class SampleCurve
{
    private const double SlopePersistence = 0.994;

    // Cosine of the angle of each month from the dearest one.
    private static readonly double[] Year =
        [1, 0.8660254037844386, 0.5, 0, -0.5, -0.8660254037844386, -1, -0.8660254037844386, -0.5, 0, 0.5, 0.8660254037844386];

    private readonly double[] _logSpot;
    private readonly double[] _slope;
    private readonly double[] _season = new double[12];
    private readonly int[] _days;
    private readonly double _reversion;
    private readonly double _base;
    private readonly double _premium;
    private readonly double _ticksPerPoint;
    private readonly long _tickUnits;

    public SampleCurve(SampleSpec spec, double[] logSpot, int[] days, SampleRandom random)
    {
        var assetClass = SampleAssetClass.Get(spec.AssetClass);
        _logSpot = logSpot;
        _days = days;
        _tickUnits = spec.TickUnits;
        _ticksPerPoint = spec.UnitsPerPoint / spec.TickUnits;
        _base = PortableMath.Log(spec.BasePrice);
        _reversion = spec.AssetClass == SampleAssetClass.Volatility ? assetClass.Reversion : 0;
        _premium = assetClass.CarryMean;
        var peak = random.Below(12);
        for (var month = 0; month < 12; month++) _season[month] = spec.Seasonality * Year[Math.Abs(month - peak)];
        _slope = new double[days.Length];
        var relative = spec.AnnualVolatility / assetClass.TypicalVolatility;
        var deviation = assetClass.CarryDeviation * relative;
        var mean = (assetClass.CarryMean * relative) + (deviation * 0.5 * random.Normal());
        var slope = deviation * random.Normal();
        var shock = deviation * Math.Sqrt(1 - (SlopePersistence * SlopePersistence));
        for (var i = 0; i < _slope.Length; i++)
        {
            slope = (SlopePersistence * slope) + (shock * random.Normal());
            _slope[i] = mean + slope;
        }
    }

    /// <summary>Price of a delivery date on a row, in units of the last decimal, a whole number of ticks, at least one.</summary>
    public long Units(int row, int month, int expiryDay)
    {
        var years = Math.Max(0, expiryDay - _days[row]) / 365.25;
        double log;
        if (_reversion > 0)
        {
            // Spot is expected to return to its base, a little above which the far end of the curve lies.
            var left = PortableMath.Exp(-_reversion * years);
            log = _base + ((_logSpot[row] - _base) * left) + (_premium * (1 - left));
        }
        else
        {
            log = _logSpot[row] + (_slope[row] * years) + _season[month - 1];
        }

        return Math.Max(1, (long)Math.Floor((PortableMath.Exp(log) * _ticksPerPoint) + 0.5)) * _tickUnits;
    }
}
