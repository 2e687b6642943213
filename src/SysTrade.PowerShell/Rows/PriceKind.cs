namespace SysTrade.PowerShell.Rows;

/// <summary>Which prices of an instrument.</summary>
public enum PriceKind
{
    /// <summary>Back-adjusted, the last of each business day; NaN on days without.</summary>
    Daily,

    /// <summary>Back-adjusted, every row stored.</summary>
    Raw,

    /// <summary>Back-adjusted, the last of each hour that has one, closes left out.</summary>
    Hourly,

    /// <summary>Of the contract held, the carry contract and the one held next.</summary>
    Multiple,
}
