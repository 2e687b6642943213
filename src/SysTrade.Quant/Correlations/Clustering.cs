using SysTrade.Domain.Errors;

namespace SysTrade.Quant.Correlations;

/// <summary>Splits assets into groups that move alike.</summary>
/// <remarks>
/// Assets are points whose coordinates are their correlations with all assets (rows of the matrix); the distance is Euclidean and that of two groups is the
/// largest between their members (complete linkage). Source: pysystemtrade, <c>sysquant.estimators.clustering_correlations</c>, with scipy's order of merges
/// where distances are equal.
/// </remarks>
public static class Clustering
{
    // The cut lies this far below the last merge, so that merges of equal height count as one.
    private const double HeightTolerance = 1e-6;

    /// <summary>Two groups, each in the order of the matrix; a single asset comes after a larger group.</summary>
    /// <returns>
    /// Assets in turn to one and the other group where the matrix has no structure to go by: nothing was estimated (<see cref="CorrelationMatrix.IsBoring"/>), a
    /// correlation is missing, or the last two merges are of the same height, so that there are more than two groups.
    /// </returns>
    /// <exception cref="SysTradeException"><c>TooFewAssets</c>: fewer than two.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> IntoTwo(CorrelationMatrix correlation)
    {
        var n = correlation.Count;
        if (n < 2)
        {
            throw new SysTradeException("TooFewAssets", SysErrorKind.InvalidArgument, $"There are {n} assets to split into two groups; there must be two or more.");
        }

        var tree = correlation.IsBoring || !correlation.AllPresent ? null : CompleteLinkage.Of(correlation);
        var groups = tree?.Groups(tree.Height(^1) - HeightTolerance);
        return groups is { Count: 2 } found ? Named(correlation.Names, found.Labels, 2) : InTurn(correlation.Names, 2);
    }

    /// <summary>As many groups as possible, but not more than asked for, each in the order of the matrix.</summary>
    /// <param name="correlation">Correlations. Where one is missing, or nothing was estimated, assets go to the groups in turn.</param>
    /// <param name="groups">
    /// Most groups to make, two or more. Merges of exactly the same height are kept or undone together, so there can be fewer; where all would end in one, assets
    /// go to the groups in turn.
    /// </param>
    public static IReadOnlyList<IReadOnlyList<string>> IntoAtMost(CorrelationMatrix correlation, int groups)
    {
        var n = correlation.Count;
        if (groups >= n) return [.. correlation.Names.Select(name => (IReadOnlyList<string>)[name])];
        if (correlation.IsBoring || !correlation.AllPresent) return InTurn(correlation.Names, groups);
        var tree = CompleteLinkage.Of(correlation);
        var found = tree.Groups(tree.Height(^groups));
        return found.Count > 1 ? Named(correlation.Names, found.Labels, found.Count) : InTurn(correlation.Names, groups);
    }

    private static IReadOnlyList<string>[] InTurn(IReadOnlyList<string> names, int groups) => Named(names, [.. names.Select((_, i) => i % groups)], groups);

    private static IReadOnlyList<string>[] Named(IReadOnlyList<string> names, int[] labels, int groups) =>
        [.. Enumerable.Range(0, groups).Select(g => (IReadOnlyList<string>)[.. names.Where((_, i) => labels[i] == g)])];
}
