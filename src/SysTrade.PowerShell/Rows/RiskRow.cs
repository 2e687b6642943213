namespace SysTrade.PowerShell.Rows;

/// <summary>Positions that risk is of.</summary>
public enum RiskPositions
{
    /// <summary>Whole contracts held, moved only when the optimal position leaves its buffer.</summary>
    Buffered,

    /// <summary>Optimal, not rounded, before the risk overlay.</summary>
    Original,

    /// <summary>Whole contracts of the dynamic optimisation.</summary>
    Optimised,
}

/// <summary>What risk is looked at by.</summary>
public enum RiskLevel
{
    /// <summary>All positions together.</summary>
    Portfolio,

    /// <summary>The positions of each asset class alone.</summary>
    AssetClass,

    /// <summary>Each position alone.</summary>
    Instrument,
}

/// <summary>Expected risk on a day. What is not about the level is NaN.</summary>
/// <param name="Date">Day.</param>
/// <param name="Name">PORTFOLIO, asset class or instrument.</param>
/// <param name="Positions">Positions that it is of.</param>
/// <param name="Risk">Annual standard deviation, percent of capital; of an instrument with the sign of its position.</param>
/// <param name="ShockedRisk">The same with every volatility at its highest percentile; portfolio only.</param>
/// <param name="SumOfRisk">Risk if every correlation were one and every sign the same, percent of capital; portfolio only.</param>
/// <param name="Leverage">Sum of absolute notional exposures, multiples of capital; of an instrument its exposure with its sign; NaN for asset classes.</param>
/// <param name="BetaLoading">Beta times exposure, summed over the asset class, percent of capital; of an instrument its own part; NaN for the portfolio.</param>
/// <param name="Beta">Slope on the index of the asset class over a year: of the whole portfolio, or of the instrument's returns; NaN for the portfolio.</param>
/// <param name="RiskScalar">What the risk overlay multiplies positions by; portfolio only.</param>
public sealed record RiskRow(
    DateTime Date, string Name, RiskPositions Positions, double Risk, double ShockedRisk, double SumOfRisk, double Leverage, double BetaLoading, double Beta, double RiskScalar);
