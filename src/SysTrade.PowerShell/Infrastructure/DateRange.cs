namespace SysTrade.PowerShell.Infrastructure;

/// <summary>What <c>-From</c> and <c>-To</c> mean.</summary>
internal static class DateRange
{
    /// <summary>The last moment that <c>-To</c> includes: a date without a time includes its whole day, so that its close is there.</summary>
    public static DateTime? End(DateTime? to) => to is { TimeOfDay.Ticks: 0 } day ? day.AddTicks(TimeSpan.TicksPerDay - 1) : to;
}
