namespace SysTrade.Series;

/// <summary>How the values of one bin become one value.</summary>
public enum Aggregation
{
    /// <summary>Last value that is not NaN; NaN when there is none.</summary>
    Last,

    /// <summary>First value that is not NaN; NaN when there is none.</summary>
    First,

    /// <summary>Mean of the values that are not NaN; NaN when there is none.</summary>
    Mean,

    /// <summary>Sum of the values that are not NaN; zero when there is none.</summary>
    Sum,

    /// <summary>Largest value; NaN when there is none.</summary>
    Maximum,

    /// <summary>Smallest value; NaN when there is none.</summary>
    Minimum,
}
