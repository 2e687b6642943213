namespace SysTrade.Quant.Correlations;

/// <summary>The tree of merges of complete-linkage clustering, found by nearest-neighbour chains in time n squared.</summary>
/// <remarks>
/// Merges are in order of rising height, equal ones as they were found; a merge's left branch is the one with the smaller number, assets being numbered before
/// merges. Source: D. Müllner, Modern hierarchical, agglomerative clustering algorithms (2011); order and numbering as in scipy, so that ties end alike.
/// </remarks>
internal sealed class CompleteLinkage
{
    private readonly int _assets;
    private readonly (int Left, int Right, double Height)[] _merges;

    private CompleteLinkage(int assets, (int Left, int Right, double Height)[] merges) => (_assets, _merges) = (assets, merges);

    /// <summary>The tree of the rows of a matrix without missing values.</summary>
    public static CompleteLinkage Of(CorrelationMatrix correlation) => new(correlation.Count, Number(correlation.Count, Chains(Distances(correlation))));

    /// <summary>Height of a merge.</summary>
    public double Height(Index merge) => _merges[merge].Height;

    /// <summary>The groups whose merges are all at most so high, numbered from 0 down the tree, larger branches before single assets.</summary>
    public (int[] Labels, int Count) Groups(double height)
    {
        var labels = new int[_assets];
        var count = 0;
        Visit(_merges.Length - 1, group: -1);
        return (labels, count);

        void Visit(int merge, int group)
        {
            var (left, right, at) = _merges[merge];
            if (group < 0 && at <= height) group = count++;
            if (left >= _assets) Visit(left - _assets, group);
            if (right >= _assets) Visit(right - _assets, group);
            if (left < _assets) labels[left] = group < 0 ? count++ : group;
            if (right < _assets) labels[right] = group < 0 ? count++ : group;
        }
    }

    private static double[,] Distances(CorrelationMatrix correlation)
    {
        var n = correlation.Count;
        var rows = correlation.ToArray();
        var distances = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var sum = 0.0;
                for (var k = 0; k < n; k++) sum += (rows[i, k] - rows[j, k]) * (rows[i, k] - rows[j, k]);
                distances[i, j] = distances[j, i] = Math.Sqrt(sum);
            }
        }

        return distances;
    }

    /// <summary>The merges in the order they are found, each naming one asset of either branch. The distances are used up.</summary>
    private static List<(int A, int B, double Height)> Chains(double[,] distances)
    {
        var n = distances.GetLength(0);
        var merges = new List<(int, int, double)>(n - 1);
        var (gone, chain, length) = (new bool[n], new int[n], 0);
        while (merges.Count < n - 1)
        {
            if (length == 0) chain[length++] = Array.IndexOf(gone, false);
            int x, y;
            double nearest;
            while (true)
            {
                // The asset before in the chain wins ties, so that the chain ends.
                x = chain[length - 1];
                (y, nearest) = length > 1 ? (chain[length - 2], distances[x, chain[length - 2]]) : (-1, double.PositiveInfinity);
                for (var i = 0; i < n; i++)
                {
                    if (!gone[i] && i != x && distances[x, i] < nearest) (y, nearest) = (i, distances[x, i]);
                }

                if (length > 1 && y == chain[length - 2]) break;
                chain[length++] = y;
            }

            length -= 2;
            (x, y) = (Math.Min(x, y), Math.Max(x, y));
            merges.Add((x, y, nearest));
            gone[x] = true;
            for (var i = 0; i < n; i++)
            {
                if (!gone[i] && i != y) distances[i, y] = distances[y, i] = Math.Max(distances[i, x], distances[i, y]);
            }
        }

        return merges;
    }

    /// <summary>Puts merges in order of height and numbers their branches.</summary>
    private static (int Left, int Right, double Height)[] Number(int assets, List<(int A, int B, double Height)> found)
    {
        var parent = Enumerable.Range(0, (2 * assets) - 1).ToArray();
        var merges = new (int, int, double)[found.Count];
        foreach (var (at, (a, b, height)) in found.OrderBy(m => m.Height).Index())
        {
            var (left, right) = (Root(a), Root(b));
            merges[at] = (Math.Min(left, right), Math.Max(left, right), height);
            parent[left] = parent[right] = assets + at;
        }

        return merges;

        int Root(int node)
        {
            while (parent[node] != node) node = parent[node] = parent[parent[node]];
            return node;
        }
    }
}
