namespace SysTrade.Quant.Handcrafting;

/// <summary>A handcrafted portfolio.</summary>
/// <param name="Names">Instruments, as given.</param>
/// <param name="VolatilityWeights">Shares of risk, summing to one; NaN for an instrument without enough data.</param>
/// <param name="CashWeights">
/// Shares of capital; NaN for an instrument without enough data. They sum to one, to less when part stays in cash, to more when leveraged.
/// </param>
/// <param name="Risk">Annual standard deviation of the portfolio over the history, by the cash weights.</param>
/// <param name="NaturalRisk">The same before the risk target.</param>
/// <param name="Adjustment">What was done for the risk target.</param>
/// <param name="Tree">How the portfolio is built, before the risk target.</param>
/// <param name="Warnings">What its owner should know.</param>
public sealed record HandcraftedPortfolio(
    IReadOnlyList<string> Names,
    IReadOnlyList<double> VolatilityWeights,
    IReadOnlyList<double> CashWeights,
    double Risk,
    double NaturalRisk,
    RiskAdjustment Adjustment,
    HandcraftedGroup Tree,
    IReadOnlyList<string> Warnings);
