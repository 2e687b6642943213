using SysTrade.Quant.Correlations;
using SysTrade.Systems.Stages;

namespace SysTrade.Systems.Tests.Support;

/// <summary>The portfolio stage with correlations that no three assets can have.</summary>
internal sealed class ImpossibleCorrelations : PortfolioStage
{
    public ImpossibleCorrelations() => ReturnsCorrelations.Override((inherited, arguments) =>
    {
        var list = inherited(arguments);

        // Shrunk by half these have an eigenvalue of 1 - 1.5 x 2 / 2.
        var impossible = new CorrelationMatrix(list.Names, new[,] { { 1, 1.9, 1.9 }, { 1.9, 1, -1.9 }, { 1.9, -1.9, 1 } });
        return new CorrelationList(list.Names, [.. list.Periods.Select((p, i) => i < 40 ? p : p with { Matrix = impossible })]);
    });
}
