namespace SysTrade.PowerShell.Rows;

/// <summary>A spread cost that was set, or is near enough as it is.</summary>
/// <param name="Instrument">Instrument.</param>
/// <param name="Before">Half spread that was configured, price units; null when none was.</param>
/// <param name="After">Half spread that is configured now, price units.</param>
/// <param name="IsChanged">Whether it was set.</param>
public sealed record SpreadCostChange(string Instrument, double? Before, double After, bool IsChanged)
{
    /// <summary>Change in percent of what was configured; null where nothing was, or zero.</summary>
    public double? Percent => Before is { } before and > 0 ? 100 * ((After / before) - 1) : null;
}
