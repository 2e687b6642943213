using SysTrade.Domain;
using SysTrade.Series;
using SysTrade.Series.Kernels;

namespace SysTrade.Systems.Accounting;

/// <summary>How often an average position is turned over in a year (handbook, costs and turnover).</summary>
public static class Turnover
{
    private const double SmoothDays = 250;

    /// <summary>256 times the mean absolute daily change of x in units of a constant.</summary>
    public static double Of(TimeSeries x, double unit) => Annual(x.To(Frequency.BusinessDay, Aggregation.Last) / unit);

    /// <summary>256 times the mean absolute daily change of x in units of y, y being smoothed (centre of mass 250 days).</summary>
    public static double Of(TimeSeries x, TimeSeries unit)
    {
        var daily = x.To(Frequency.BusinessDay, Aggregation.Last);
        var smooth = unit.ReindexFill(daily.Index).EwmMean(Decay.Com(SmoothDays), 2);
        return Annual(daily / smooth.ForwardFill());
    }

    private static double Annual(TimeSeries normalised) => TradingCalendar.BusinessDaysInYear * Statistics.Mean(normalised.Difference().Absolute().Values);
}
