using CsCheck;
using SysTrade.Domain.Errors;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Tests.Optimisation;

namespace SysTrade.Quant.Tests;

public sealed class ClusteringTests
{
    [Fact]
    public void IntoTwo_TwoBlocks_FindsThem()
    {
        var matrix = Blocks(["a", "b", "c", "d", "e"], "ace", 0.8, 0.1);
        Assert.Equal([["a", "c", "e"], ["b", "d"]], Sorted(Clustering.IntoTwo(matrix)));
    }

    [Fact]
    public void IntoTwo_SingleAssetApart_ComesSecond()
    {
        var matrix = Blocks(["a", "b", "c"], "bc", 0.8, 0.1);
        Assert.Equal([["b", "c"], ["a"]], Clustering.IntoTwo(matrix));
    }

    [Fact]
    public void IntoTwo_NoStructure_TakesTurns()
    {
        string[] names = ["a", "b", "c", "d", "e"];
        string[][] inTurn = [["a", "c", "e"], ["b", "d"]];
        Assert.Equal(inTurn, Clustering.IntoTwo(CorrelationMatrix.Boring(names)));
        Assert.Equal(inTurn, Clustering.IntoTwo(Blocks([.. names], "", 0.5, 0.5)));
        var missing = new double[5, 5];
        missing[1, 2] = missing[2, 1] = double.NaN;
        Assert.Equal(inTurn, Clustering.IntoTwo(new CorrelationMatrix(names, missing)));
    }

    [Fact]
    public void IntoTwo_LastMergesNearlyAsHigh_TakesTurns()
    {
        // Three pairs: merging any two pairs costs the same, so there are three groups below the top, unless one is nearer by more than the tolerance.
        double[,] Pairs(double nearer)
        {
            var values = new double[6, 6];
            for (var i = 0; i < 6; i++)
            {
                for (var j = 0; j < 6; j++) values[i, j] = i == j ? 1 : i / 2 == j / 2 ? 0.9 : i < 4 && j < 4 ? nearer : 0.1;
            }

            return values;
        }

        string[] names = ["a", "b", "c", "d", "e", "f"];
        Assert.Equal([["a", "c", "e"], ["b", "d", "f"]], Clustering.IntoTwo(new CorrelationMatrix(names, Pairs(0.1))));
        Assert.Equal([["a", "b", "c", "d"], ["e", "f"]], Sorted(Clustering.IntoTwo(new CorrelationMatrix(names, Pairs(0.11)))));
    }

    [Fact]
    public void IntoTwo_FewerThanTwoAssets_IsAnError() =>
        Assert.Equal("TooFewAssets", Assert.Throws<SysTradeException>(() => Clustering.IntoTwo(CorrelationMatrix.Identity(["a"]))).ErrorId);

    [Fact]
    public void IntoAtMost_ThreeBlocks_FindsThem()
    {
        var values = new double[7, 7];
        for (var i = 0; i < 7; i++)
        {
            for (var j = 0; j < 7; j++) values[i, j] = i == j ? 1 : i % 3 == j % 3 ? 0.8 - (0.01 * (i + j)) : 0.1;
        }

        Assert.Equal([["a", "d", "g"], ["b", "e"], ["c", "f"]], Sorted(Clustering.IntoAtMost(new CorrelationMatrix(["a", "b", "c", "d", "e", "f", "g"], values), 3)));
    }

    [Fact]
    public void IntoTwo_AnyMatrix_MatchesMergingByHand() => RandomEstimates.Definite(most: 9).Sample(e =>
    {
        if (e.Count < 3) return;
        var expected = ByHand(e.Correlation);
        if (expected is null) return;
        Assert.Equal(expected, Sorted(Clustering.IntoTwo(e.Correlation)));
    });

    /// <summary>Merges the two nearest groups again and again until two are left; null where distances are too equal to call.</summary>
    private static string[][]? ByHand(CorrelationMatrix matrix)
    {
        var groups = Enumerable.Range(0, matrix.Count).Select(i => new List<int> { i }).ToList();
        var last = 0.0;
        while (groups.Count > 1)
        {
            var pairs = (from i in Enumerable.Range(0, groups.Count) from j in Enumerable.Range(0, i) select (i, j, d: Farthest(groups[i], groups[j]))).OrderBy(p => p.d).ToArray();
            if (groups.Count == 2) return pairs[0].d - last > 1e-5 ? [.. groups.Select(g => g.Order().Select(i => matrix.Names[i]).ToArray()).OrderBy(g => g[0], StringComparer.Ordinal)] : null;
            if (pairs.Length > 1 && pairs[1].d - pairs[0].d < 1e-9) return null;
            last = pairs[0].d;
            groups[pairs[0].j].AddRange(groups[pairs[0].i]);
            groups.RemoveAt(pairs[0].i);
        }

        return null;

        double Farthest(List<int> a, List<int> b) => a.Max(i => b.Max(j => Math.Sqrt(Enumerable.Range(0, matrix.Count).Sum(k => Math.Pow(matrix[i, k] - matrix[j, k], 2)))));
    }

    private static CorrelationMatrix Blocks(string[] names, string together, double within, double across)
    {
        var values = new double[names.Length, names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            for (var j = 0; j < names.Length; j++) values[i, j] = i == j ? 1 : together.Contains(names[i][0]) == together.Contains(names[j][0]) ? within : across;
        }

        return new CorrelationMatrix(names, values);
    }

    private static string[][] Sorted(IReadOnlyList<IReadOnlyList<string>> groups) => [.. groups.Select(g => g.ToArray()).OrderBy(g => g[0], StringComparer.Ordinal)];
}
