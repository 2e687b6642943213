namespace SysTrade.Quant.Fitting;

/// <summary>How fitting periods are laid out where pysystemtrade does something questionable.</summary>
public sealed record FittingConventions
{
    /// <summary>Calendar boundaries and windows in years: a day more of data changes no past period.</summary>
    public static FittingConventions Stable { get; } = new();

    /// <summary>pysystemtrade's: boundaries counted back from the last row, windows in intervals.</summary>
    public static FittingConventions Pysystemtrade { get; } = new() { CountedBackFromLastRow = true, RollYearsCountIntervals = true, SevenDaysStampedAtStart = true };

    /// <summary>
    /// True to count boundaries back from the last row in steps of 365, 30 or 7 days, so that every one of them moves when a day is added.
    /// False: they lie at the beginning of calendar years, months and weeks, or at multiples of a number of days.
    /// </summary>
    public bool CountedBackFromLastRow { get; init; }

    /// <summary>
    /// True to stamp spans of seven days (frequency <c>7D</c>) at their first day, so that an estimate whose fit ends within a span knows up to six days more
    /// than it may. False: they are stamped at their last day.
    /// </summary>
    public bool SevenDaysStampedAtStart { get; init; }

    /// <summary>True when <c>rollyears</c> counts intervals, so that 5 with weekly intervals is five weeks; false when it counts years.</summary>
    public bool RollYearsCountIntervals { get; init; }
}
