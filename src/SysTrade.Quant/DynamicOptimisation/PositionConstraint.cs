namespace SysTrade.Quant.DynamicOptimisation;

/// <summary>What a position may not do. The default allows everything.</summary>
/// <param name="LongOnly">True when it may not be short.</param>
/// <param name="NoTrade">True when it must stay what it is. Stronger than every other constraint, since nothing else can be done then.</param>
/// <param name="ReduceOnly">True when it may only come nearer to zero. Without previous positions it means nothing.</param>
/// <param name="Maximum">Most contracts, long or short; null for no limit.</param>
public readonly record struct PositionConstraint(bool LongOnly = false, bool NoTrade = false, bool ReduceOnly = false, int? Maximum = null);
