using SysTrade.Domain.Errors;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.DynamicOptimisation;

namespace SysTrade.Execution.Generation;

/// <summary>What a backtest tells the optimisation of a strategy's positions that does not belong to one instrument. What does is in its <see cref="RawPosition"/>.</summary>
public sealed record OptimisationInputs
{
    /// <summary>Strategy.</summary>
    public required string Strategy { get; init; }

    /// <summary>When it was worked out, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Instruments of the correlations, in order.</summary>
    public required IReadOnlyList<string> Instruments { get; init; }

    /// <summary>Correlations below the diagonal, row by row; null where one is not known.</summary>
    public required IReadOnlyList<double?> Correlations { get; init; }

    /// <summary>How eagerly to trade.</summary>
    public SpeedControl Speed { get; init; } = new();

    /// <summary>The reference's departures that the backtest had on.</summary>
    public PositionConventions Conventions { get; init; } = PositionConventions.Right;

    /// <summary>Takes a matrix apart.</summary>
    public static IReadOnlyList<double?> Below(CorrelationMatrix matrix)
    {
        var values = new List<double?>(matrix.Count * (matrix.Count - 1) / 2);
        for (var i = 1; i < matrix.Count; i++)
        {
            for (var j = 0; j < i; j++) values.Add(double.IsNaN(matrix[i, j]) ? null : matrix[i, j]);
        }

        return values;
    }

    /// <summary>The matrix.</summary>
    /// <exception cref="SysTradeException"><c>OptimisationInputs</c>: the numbers are not those of a matrix of the instruments.</exception>
    public CorrelationMatrix Matrix()
    {
        var count = Instruments.Count;
        if (Correlations.Count != count * (count - 1) / 2)
        {
            throw new SysTradeException(
                "OptimisationInputs", SysErrorKind.InvalidData,
                $"The optimisation inputs of {Strategy} hold {Correlations.Count} correlations for {count} instruments; expected {count * (count - 1) / 2}.",
                "Write them anew: Update-SysOptimalPosition.", Strategy);
        }

        var values = new double[count, count];
        var next = 0;
        for (var i = 0; i < count; i++)
        {
            values[i, i] = 1;
            for (var j = 0; j < i; j++) values[i, j] = values[j, i] = Correlations[next++] ?? double.NaN;
        }

        return new CorrelationMatrix(Instruments, values);
    }
}
