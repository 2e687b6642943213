using SysTrade.Quant.Correlations;
using SysTrade.Quant.Optimisation;
using SysTrade.Series.Kernels;

namespace SysTrade.Quant.Handcrafting;

/// <summary>A portfolio in the making: what is known of its instruments, its parts, and the weights that follow.</summary>
internal sealed class Group
{
    private const int LargestSize = 3;
    private const double QuantileStep = 0.01;

    private readonly Sampling _sampling;
    private readonly double[][] _returns;
    private readonly CorrelationMatrix _correlation;
    private readonly Group[] _parts = [];
    private readonly double[] _partWeights = [];

    public Group(Sampling sampling, IReadOnlyList<string> names, double[][] returns, bool useSharpeRatios)
    {
        (_sampling, _returns, Names) = (sampling, returns, names);
        Volatilities = [.. returns.Select(sampling.Volatility)];
        _correlation = Correlations(names, returns, sampling.CorrelationRows);
        if (names.Count <= LargestSize)
        {
            VolatilityWeights = Single(useSharpeRatios);
        }
        else
        {
            _parts = [.. Clustering.IntoAtMost(_correlation, LargestSize).Select(part => Part(part, useSharpeRatios))];
            var whole = new Group(sampling, [.. _parts.Select((_, i) => $"part {i + 1}")], [.. _parts.Select(p => Moving(p.Returns))], useSharpeRatios);
            _partWeights = whole.VolatilityWeights;
            VolatilityWeights = FromParts();
        }

        CashWeights = Normalised([.. VolatilityWeights.Select((w, i) => w / Volatilities[i])]);
        Returns = Invested(returns, CashWeights);
        Risk = sampling.Volatility(Returns);
        Multiplier = 1 / Math.Sqrt(Variance());
    }

    public IReadOnlyList<string> Names { get; }

    public double[] Volatilities { get; }

    public double[] VolatilityWeights { get; }

    public double[] CashWeights { get; }

    /// <summary>Returns of the group invested by its cash weights; a missing return is none.</summary>
    public double[] Returns { get; }

    public double Risk { get; }

    public double Multiplier { get; }

    /// <summary>Sum of returns by weight in each row, missing ones counting as zero.</summary>
    private static double[] Invested(double[][] returns, IReadOnlyList<double> weights)
    {
        var sums = new double[returns[0].Length];
        for (var c = 0; c < returns.Length; c++)
        {
            for (var row = 0; row < sums.Length; row++) sums[row] += double.IsNaN(returns[c][row]) ? 0 : weights[c] * returns[c][row];
        }

        return sums;
    }

    /// <summary>Returns of this group's instruments invested by other weights.</summary>
    public double[] Invested(IReadOnlyList<double> weights) => Invested(_returns, weights);

    public static double[] Normalised(double[] weights)
    {
        var sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }

    /// <summary>Some of the instruments as a group of their own.</summary>
    public Group Part(IReadOnlyList<string> names, bool useSharpeRatios) =>
        new(_sampling, names, [.. names.Select(n => _returns[_correlation.Position(n)])], useSharpeRatios);

    public HandcraftedGroup Describe() => new(Names, VolatilityWeights, Risk, Multiplier, _partWeights, [.. _parts.Select(p => p.Describe())]);

    // A week in which none of a part's instruments has a return is missing for the part too.
    private static double[] Moving(double[] returns) => [.. returns.Select(r => r == 0 ? double.NaN : r)];

    private double[] Single(bool useSharpeRatios)
    {
        var weights = UncertainCorrelations.Weights(_correlation, _sampling.Index.Count);
        if (!useSharpeRatios) return weights;
        var ratios = _returns.Select((r, i) => _sampling.Mean(r) / Volatilities[i]).ToArray();
        return SharpeRatioAdjustment.Apply(weights, ratios, _correlation.AverageCorrelation, _returns.Min(_sampling.Years), QuantileStep);
    }

    private double[] FromParts()
    {
        var weights = new double[Names.Count];
        for (var p = 0; p < _parts.Length; p++)
        {
            for (var i = 0; i < _parts[p].Names.Count; i++)
            {
                weights[_correlation.Position(_parts[p].Names[i])] = _parts[p].Multiplier * _parts[p].VolatilityWeights[i] * _partWeights[p];
            }
        }

        return Normalised(weights);
    }

    private double Variance()
    {
        var variance = 0.0;
        for (var i = 0; i < VolatilityWeights.Length; i++)
        {
            for (var j = 0; j < VolatilityWeights.Length; j++) variance += VolatilityWeights[i] * _correlation[i, j] * VolatilityWeights[j];
        }

        return variance;
    }

    /// <summary>Correlations over the last rows; where two never move in the same week, the average of the others.</summary>
    private static CorrelationMatrix Correlations(IReadOnlyList<string> names, double[][] returns, int rows)
    {
        var triangle = new double[CorrelationMatrix.TriangleSize(names.Count)];
        var from = Math.Max(0, returns[0].Length - rows);
        for (var i = 0; i < returns.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var state = default(CorrelationState);
                for (var row = from; row < returns[i].Length; row++) state.Add(returns[i][row], returns[j][row]);
                triangle[CorrelationMatrix.At(i, j)] = state.Result;
            }
        }

        var matrix = new CorrelationMatrix(names, triangle);
        return names.Count == 1 ? CorrelationMatrix.Identity(names) : matrix.Clean(offDiagonal: 0.99);
    }
}
