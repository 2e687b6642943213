namespace SysTrade.Systems.Reporting;

/// <summary>How far a forecast has been worked on.</summary>
public enum ForecastKind
{
    /// <summary>All rules weighed into one: what the position follows.</summary>
    Combined,

    /// <summary>One rule, scaled and capped.</summary>
    Capped,

    /// <summary>One rule, scaled.</summary>
    Scaled,

    /// <summary>One rule, as its formula gives it.</summary>
    Raw,
}
