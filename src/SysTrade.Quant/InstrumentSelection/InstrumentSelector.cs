using SysTrade.Domain.Errors;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Estimation;
using SysTrade.Quant.Optimisation;
using SysTrade.Quant.Risk;

namespace SysTrade.Quant.InstrumentSelection;

/// <summary>
/// Which instruments to trade with limited capital, in the order of their use: the best one alone, then always the one that with those before it promises the
/// highest Sharpe ratio, until another one makes it fall.
/// </summary>
/// <remarks>
/// An instrument's Sharpe ratio is the assumed one, less its trading cost, less a penalty for a largest position m of few contracts: 0.125 / m^2, and out of the
/// question below half a contract. Weights are handcrafted from the correlations. Source: pysystemtrade,
/// <c>systems.provided.static_small_system_optimise.optimise_small_system</c>.
/// </remarks>
public static class InstrumentSelector
{
    private const double TooSmall = 9999, SmallestPosition = 0.5, SizePenalty = 0.125, YearsOfData = 30, LargestMultiplier = 2.5;

    /// <summary>The portfolios on the way, each with one instrument more. The last has the best set in its order of use.</summary>
    /// <param name="candidates">Instruments to choose from.</param>
    /// <param name="correlations">Correlations of their returns; all must be in it and known.</param>
    /// <param name="options">Assumptions; null for the usual ones.</param>
    /// <exception cref="SysTradeException"><c>NoCandidate</c>: there is nothing to choose from.</exception>
    /// <exception cref="UnknownNameException">An instrument has no correlations.</exception>
    public static IReadOnlyList<SelectionStep> Select(IReadOnlyList<SelectionCandidate> candidates, CorrelationMatrix correlations, SelectionOptions? options = null)
    {
        options ??= new SelectionOptions();
        options.Validate();
        var usable = candidates.Where(c => double.IsFinite(c.AveragePosition) && double.IsFinite(c.TradingCost)).ToArray();
        if (usable.Length == 0)
        {
            throw new SysTradeException(
                "NoCandidate", SysErrorKind.InvalidArgument, $"None of the {candidates.Count} instruments has a known size and cost.", "Give instruments with prices, volatility and costs.");
        }

        // Of equals the last is taken, as in the reference.
        var first = usable.Select(c => Step([c], correlations, options)).MaxLast(s => SharpeRatioOf(usable, s, options));
        var steps = new List<SelectionStep> { first };
        var left = usable.Where(c => c.Instrument != first.Added).ToList();
        var chosen = usable.Where(c => c.Instrument == first.Added).ToList();
        var best = 0.0;
        while (left.Count > 0)
        {
            var next = left.Select(c => Step([.. chosen, c], correlations, options)).MaxLast(s => s.SharpeRatio);
            if (next.SharpeRatio < best * options.LeastShareOfBest) break;
            steps.Add(next);
            chosen.Add(left.Single(c => c.Instrument == next.Added));
            left.RemoveAll(c => c.Instrument == next.Added);
            best = Math.Max(best, next.SharpeRatio);
        }

        return steps;
    }

    /// <summary>Sharpe ratio of an instrument after costs and size, with a given share of the risk.</summary>
    /// <param name="candidate">The instrument.</param>
    /// <param name="share">Weight times diversification multiplier; more than the maximum weight counts as that.</param>
    /// <param name="options">Assumptions.</param>
    public static double NetSharpeRatio(SelectionCandidate candidate, double share, SelectionOptions options)
    {
        if (share == 0) return 0;
        var largest = candidate.AveragePosition * Math.Min(share, options.MaximumWeight) * options.ForecastRatio;
        return options.SharpeRatio - candidate.TradingCost - (largest < SmallestPosition ? TooSmall : SizePenalty / (largest * largest));
    }

    private static double SharpeRatioOf(SelectionCandidate[] candidates, SelectionStep step, SelectionOptions options) =>
        NetSharpeRatio(candidates.Single(c => c.Instrument == step.Added), options.MaximumWeight, options);

    private static SelectionStep Step(SelectionCandidate[] members, CorrelationMatrix correlations, SelectionOptions options)
    {
        string[] names = [.. members.Select(m => m.Instrument)];
        var matrix = correlations.Subset(names);
        double[] same = [.. names.Select(_ => 1.0)];
        var weights = Handcraft.Optimise(new AssetEstimates(matrix, same, same, YearsOfData), equaliseSharpeRatios: false);
        var multiplier = DiversificationMultiplier.Of(weights, matrix, LargestMultiplier);
        double[] ratios = [.. members.Select((m, i) => NetSharpeRatio(m, multiplier * weights[i], options))];
        var (mean, variance) = (0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            mean += weights[i] * ratios[i];
            for (var j = 0; j < weights.Length; j++) variance += weights[i] * weights[j] * matrix[i, j];
        }

        return new SelectionStep(
            names[^1], mean / Math.Sqrt(variance), names, weights, multiplier,
            [.. members.Select((m, i) => m.AveragePosition * multiplier * weights[i] * options.ForecastRatio)]);
    }

    private static SelectionStep MaxLast(this IEnumerable<SelectionStep> steps, Func<SelectionStep, double> by) => steps.Aggregate((a, b) => by(b) >= by(a) ? b : a);
}
