using SysTrade.Domain.Errors;

namespace SysTrade.Quant.Optimisation;

/// <summary>How weights are found from estimates.</summary>
public enum WeightMethod
{
    /// <summary>The same weight for every asset.</summary>
    EqualWeights,

    /// <summary>The largest Sharpe ratio under the estimates as they are; see <see cref="MaximumSharpeRatio"/>.</summary>
    OnePeriod,

    /// <summary>The largest Sharpe ratio after correlations and Sharpe ratios were shrunk towards their averages.</summary>
    Shrinkage,

    /// <summary>Halves of halves by clusters, tilted by Sharpe ratio; see <see cref="Optimisation.Handcraft"/>.</summary>
    Handcraft,

    /// <summary>
    /// The complete handcrafting method: groups of up to three, uncertain correlations, a tilt by Sharpe ratio at every level; see
    /// <see cref="Handcrafting.Handcrafting"/>.
    /// </summary>
    FullHandcraft,

    /// <summary>The average of the largest Sharpe ratio's weights over resampled pasts; see <see cref="Optimisation.Bootstrap"/>.</summary>
    Bootstrap,
}

/// <summary>The names configs give to methods.</summary>
public static class WeightMethods
{
    private static readonly Dictionary<string, WeightMethod> ByName = new(StringComparer.Ordinal)
    {
        ["equal_weights"] = WeightMethod.EqualWeights,
        ["one_over_n"] = WeightMethod.EqualWeights,
        ["one_period"] = WeightMethod.OnePeriod,
        ["shrinkage"] = WeightMethod.Shrinkage,
        ["handcraft"] = WeightMethod.Handcraft,
        ["full_handcraft"] = WeightMethod.FullHandcraft,
        ["bootstrap"] = WeightMethod.Bootstrap,
    };

    /// <summary>The names, the usual ones first.</summary>
    public static IReadOnlyList<string> Names { get; } = ["handcraft", "full_handcraft", "one_period", "shrinkage", "bootstrap", "equal_weights", "one_over_n"];

    /// <summary>True when Sharpe ratios count as equal unless a config says otherwise: not where a method tilts by them in its own careful way.</summary>
    public static bool EqualisesSharpeRatios(this WeightMethod method) => method is not (WeightMethod.Handcraft or WeightMethod.FullHandcraft);

    /// <summary>The method of a name such as <c>handcraft</c>.</summary>
    /// <exception cref="UnknownNameException">The name is not known.</exception>
    public static WeightMethod Parse(string name, string? where = null) =>
        ByName.TryGetValue(name, out var method) ? method : throw new UnknownNameException("weight method", name, ByName.Keys, where);
}
