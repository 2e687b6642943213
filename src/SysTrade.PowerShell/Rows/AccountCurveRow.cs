using SysTrade.Systems.Accounting;
using SysTrade.Systems.Reporting;

namespace SysTrade.PowerShell.Rows;

/// <summary>What an account curve shows.</summary>
public enum CurveMeasure
{
    /// <summary>Profit or loss of each period.</summary>
    Return,

    /// <summary>Running sum of the returns.</summary>
    Cumulative,

    /// <summary>Running sum less its highest value so far; zero or negative.</summary>
    Drawdown,
}

/// <summary>An account curve in one period.</summary>
/// <param name="Curve">Short name: <c>PORTFOLIO</c>, the instrument, the rule, or both.</param>
/// <param name="Level">What the curve is of.</param>
/// <param name="InstrumentCode">Instrument, or null.</param>
/// <param name="Rule">Trading rule, or null.</param>
/// <param name="Side">Net, gross or costs.</param>
/// <param name="Measure">Return, cumulative or drawdown.</param>
/// <param name="Date">Last day of the period.</param>
/// <param name="Value">The value; NaN when missing.</param>
/// <param name="Unit">Base currency, or <c>%</c> of capital.</param>
public sealed record AccountCurveRow(
    string Curve, CurveLevel Level, string? InstrumentCode, string? Rule, CurveType Side, CurveMeasure Measure, DateTime Date, double Value, string Unit);
