namespace SysTrade.Data.Building;

/// <summary>Continuous prices before and after a roll onward; nothing is written yet.</summary>
/// <param name="Before">As they are.</param>
/// <param name="After">As they will be.</param>
/// <param name="Roll">The roll.</param>
/// <param name="OldPrice">Price of the contract left.</param>
/// <param name="NewPrice">Price of the contract rolled into.</param>
/// <param name="Findings">Prices that were missing and how they were got.</param>
public sealed record RolledPrices(ContinuousPrices Before, ContinuousPrices After, Roll Roll, double OldPrice, double NewPrice, IReadOnlyList<DataFinding> Findings)
{
    /// <summary>What is added to every earlier adjusted price (Panama), price units.</summary>
    public double Difference => NewPrice - OldPrice;
}
