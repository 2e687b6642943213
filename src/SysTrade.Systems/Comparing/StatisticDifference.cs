namespace SysTrade.Systems.Comparing;

/// <summary>A statistic of the portfolios of two systems, of daily net returns in percent of capital.</summary>
/// <param name="Statistic">pysystemtrade's name of the statistic.</param>
/// <param name="Reference">The reference system's.</param>
/// <param name="Difference">The other system's.</param>
/// <param name="Change">The other's less the reference's.</param>
public sealed record StatisticDifference(string Statistic, double Reference, double Difference, double Change);
