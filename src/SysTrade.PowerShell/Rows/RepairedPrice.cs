namespace SysTrade.PowerShell.Rows;

/// <summary>What is done with a suspect price.</summary>
public enum PriceRepair
{
    /// <summary>It is right: it stays and is not found again.</summary>
    Approve,

    /// <summary>The row is taken out.</summary>
    Remove,

    /// <summary>The price before it takes its place.</summary>
    Previous,

    /// <summary>A given price takes its place.</summary>
    Replace,
}

/// <summary>A price that a person has decided on.</summary>
/// <param name="InstrumentCode">Instrument.</param>
/// <param name="Contract">Contract, YYYYMMDD.</param>
/// <param name="Date">Moment.</param>
/// <param name="Action">What was done.</param>
/// <param name="OldPrice">The price before, price units.</param>
/// <param name="NewPrice">The price now, price units; NaN when the row was taken out.</param>
public sealed record RepairedPrice(string InstrumentCode, int Contract, DateTime Date, PriceRepair Action, double OldPrice, double NewPrice);
