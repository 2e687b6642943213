using SysTrade.Series;
using SysTrade.Systems.Graph;

namespace SysTrade.Systems.Tests.Support;

/// <summary>A user's own stage: a chain of three outputs that counts how often each is computed.</summary>
internal sealed class ProbeStage : Stage
{
    private int _first, _second, _total, _dropped, _failing;

    public ProbeStage(string name = "probe")
        : base(name)
    {
        First = ForInstrument("first", "Mean price times the multiplier.", "price units", code =>
        {
            Interlocked.Increment(ref _first);
            Thread.SpinWait(20_000);
            return System.RawData.DailyPrices[code].LastValue * Config.Double("instrument_div_multiplier");
        });
        Second = ForInstrumentRule("second", "First with the forecast cap added.", "", (code, rule) =>
        {
            Interlocked.Increment(ref _second);
            return First![code] + Config.Double("forecast_cap") + rule.Length;
        });
        Total = ForSystem("total", "Sum of first.", "", () =>
        {
            Interlocked.Increment(ref _total);
            return System.PerInstrument(System.Instruments, code => First![code]).Sum();
        });
        Dropped = ForInstrument("dropped", "Prices that need not be kept.", "", code =>
        {
            Interlocked.Increment(ref _dropped);
            return System.RawData.DailyPrices[code] * 2;
        }, retain: false);
        Failing = ForInstrument<double>("failing", "Always fails.", "", code =>
        {
            Interlocked.Increment(ref _failing);
            throw new Domain.Errors.SysTradeException("Probe", Domain.Errors.SysErrorKind.InvalidData, $"{code}: broken.", "Mend it.", code);
        });
    }

    public override string Description => "Counts.";

    public Output<double> First { get; }

    public Output<double> Second { get; }

    public Output<double> Total { get; }

    public Output<TimeSeries> Dropped { get; }

    public Output<double> Failing { get; }

    public int FirstCount => _first;

    public int SecondCount => _second;

    public int TotalCount => _total;

    public int DroppedCount => _dropped;

    public int FailingCount => _failing;
}
