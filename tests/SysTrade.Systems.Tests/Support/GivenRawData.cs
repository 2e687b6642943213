using SysTrade.Series;
using SysTrade.Systems.Stages;

namespace SysTrade.Systems.Tests.Support;

/// <summary>The rawdata stage with a given volatility, so that positions can be worked out by hand.</summary>
internal sealed class GivenRawData : RawData
{
    public GivenRawData(double volatility = 2)
    {
        DailyReturnsVolatility.Override((_, a) => TimeSeries.Constant(DailyPrices[a.Instrument!].Index, volatility));
    }
}
