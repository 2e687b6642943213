/// <summary>
/// A stage of your own: rawdata with another volatility. It is never taken to be lower than it was in the quietest tenth of the last ten years, so
/// that positions do not grow without end when a market falls asleep. Everything downstream uses it. Try it with examples/own-stage.ps1.
/// </summary>
public class FlooredVolatility : RawData
{
    private const int TenYears = 2500, OneYear = 250;

    public FlooredVolatility()
    {
        DailyReturnsVolatility.Override((inherited, arguments) =>
        {
            var volatility = inherited(arguments);
            var floor = volatility.RollingQuantile(TenYears, 0.1, OneYear).FillMissing(0);
            return floor + (volatility - floor).Clip(0, double.PositiveInfinity);
        });
        VolatilityFloor = ForInstrument("volatility_floor_share", "Share of the days on which the floor holds.", "0 to 1", ShareOfDays);
    }

    public override string Description => "Returns, volatility with a floor, and carry.";

    /// <summary>An output of its own, for Get-SysOutput rawdata.volatility_floor_share.</summary>
    public Output<double> VolatilityFloor { get; }

    private double ShareOfDays(string instrument)
    {
        var volatility = DailyReturnsVolatility[instrument];
        var floor = volatility.RollingQuantile(TenYears, 0.1, OneYear).FillMissing(0);
        var held = Enumerable.Range(0, volatility.Count).Count(i => volatility[i] <= floor[i]);
        return (double)held / volatility.Count;
    }
}
