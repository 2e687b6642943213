using SysTrade.Quant.Correlations;
using SysTrade.Systems.Stages;

namespace SysTrade.Systems.Tests.Support;

/// <summary>The portfolio stage with given correlations between three instruments from the fortieth estimate on.</summary>
internal sealed class GivenCorrelations : PortfolioStage
{
    /// <summary>Correlations that no three assets can have.</summary>
    public static readonly double[,] Impossible = { { 1, 1.9, 1.9 }, { 1.9, 1, -1.9 }, { 1.9, -1.9, 1 } };

    /// <summary>One pair of which nothing is known.</summary>
    public static readonly double[,] WithAHole = { { 1, double.NaN, 0.2 }, { double.NaN, 1, 0.3 }, { 0.2, 0.3, 1 } };

    public GivenCorrelations(double[,] correlations) => ReturnsCorrelations.Override((inherited, arguments) =>
    {
        var list = inherited(arguments);
        var given = new CorrelationMatrix(list.Names, correlations);
        return new CorrelationList(list.Names, [.. list.Periods.Select((p, i) => i < 40 ? p : p with { Matrix = given })]);
    });
}
