namespace SysTrade.Quant.Handcrafting;

/// <summary>A portfolio or a part of one: either single instruments, at most three, or parts.</summary>
/// <param name="Names">Its instruments.</param>
/// <param name="VolatilityWeights">Their shares of the group's risk, summing to one.</param>
/// <param name="Risk">Annual standard deviation of the group, invested by its cash weights.</param>
/// <param name="DiversificationMultiplier">1 / sqrt(w'Cw) of the shares.</param>
/// <param name="PartWeights">Shares of the parts, before their multipliers; empty for single instruments.</param>
/// <param name="Parts">The parts; empty for single instruments.</param>
public sealed record HandcraftedGroup(
    IReadOnlyList<string> Names,
    IReadOnlyList<double> VolatilityWeights,
    double Risk,
    double DiversificationMultiplier,
    IReadOnlyList<double> PartWeights,
    IReadOnlyList<HandcraftedGroup> Parts);
