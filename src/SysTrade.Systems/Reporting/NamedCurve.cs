using SysTrade.Systems.Accounting;

namespace SysTrade.Systems.Reporting;

/// <summary>An account curve of a system, and what it is of.</summary>
/// <param name="Level">Portfolio, instrument, subsystem, rule or forecast.</param>
/// <param name="Instrument">Instrument code; null at levels without one.</param>
/// <param name="Rule">Trading rule; null at levels without one.</param>
/// <param name="Curve">The curve.</param>
public sealed record NamedCurve(CurveLevel Level, string? Instrument, string? Rule, AccountCurve Curve)
{
    /// <summary>Short name: <c>PORTFOLIO</c>, the instrument, the rule, or <c>instrument/rule</c>.</summary>
    public string Label => (Instrument, Rule) switch
    {
        (null, null) => InstrumentResult.PortfolioName,
        ({ } code, null) => code,
        (null, { } rule) => rule,
        var (code, rule) => $"{code}/{rule}",
    };
}
