using SysTrade.Series;
using SysTrade.Systems.Accounting;

namespace SysTrade.PowerShell.Rows;

/// <summary>Length of a period of an account curve.</summary>
public enum CurveFrequency
{
    /// <summary>Business days.</summary>
    Daily,

    /// <summary>Hours in which there was something to account for.</summary>
    Hourly,

    /// <summary>Weeks that end on Sunday.</summary>
    Weekly,

    /// <summary>Calendar months.</summary>
    Monthly,

    /// <summary>Calendar years.</summary>
    Annual,
}

/// <summary>Views of account curves by the words of the cmdlets.</summary>
internal static class CurveView
{
    public static CurveFrequency Of(Frequency frequency) => frequency switch
    {
        Frequency.Hour => CurveFrequency.Hourly,
        Frequency.Week => CurveFrequency.Weekly,
        Frequency.Month => CurveFrequency.Monthly,
        Frequency.Year => CurveFrequency.Annual,
        _ => CurveFrequency.Daily,
    };

    public static AccountCurve Of(AccountCurve curve, CurveType side, CurveFrequency frequency, bool percent) => curve.View(
        side,
        frequency switch
        {
            CurveFrequency.Hourly => Frequency.Hour,
            CurveFrequency.Weekly => Frequency.Week,
            CurveFrequency.Monthly => Frequency.Month,
            CurveFrequency.Annual => Frequency.Year,
            _ => Frequency.BusinessDay,
        },
        percent);
}
