using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Quant.Estimation;

/// <summary>How many periods of a frequency make a year, for annualising.</summary>
public static class PeriodsPerYear
{
    /// <summary>Weeks in a year: 365.25 / 7.</summary>
    public const double Weeks = 365.25 / 7;

    /// <summary>Business days in a year by convention, whose root is 16.</summary>
    public const double BusinessDays = 256;

    /// <summary>256 for business days, 365.25 / 7 for weeks, 12 for months, 365.25 for days, 1 for years.</summary>
    /// <exception cref="SysTradeException"><c>FrequencyNotUsable</c>: returns of this frequency have no such number.</exception>
    public static double Of(Frequency frequency) => frequency switch
    {
        Frequency.BusinessDay or Frequency.TradingDay => BusinessDays,
        Frequency.Week or Frequency.SevenDays => Weeks,
        Frequency.Month => 12,
        Frequency.Day => 365.25,
        Frequency.Year => 1,
        _ => throw new SysTradeException(
            "FrequencyNotUsable", SysErrorKind.InvalidArgument,
            $"Returns of frequency {frequency} cannot be annualised; it must be business days, weeks, months, days or years.",
            "Set frequency to B, W, M or D.", frequency),
    };
}
