using CsCheck;
using SysTrade.Systems.Configuration;

namespace SysTrade.Systems.Tests.Configuration;

public sealed class MergeTests
{
    // Keys tell the sort of their value, so mappings only meet mappings: the case in which merging is associative.
    private static readonly Gen<ConfigNode> Leaf = Gen.OneOf(
        Configs.Scalar, Gen.Int[0, 9].Array[0, 3].Select(a => (ConfigNode)new ConfigSequence(a.Select(i => (ConfigNode)new ConfigScalar((long)i)).ToArray())));

    private static Gen<ConfigMapping> Mapping(int depth)
    {
        var leaf = Gen.Select(Gen.Int[0, 3].Select(i => $"leaf{i}"), Leaf);
        var entry = depth == 0 ? leaf : Gen.OneOf(leaf, Gen.Select(Gen.Int[0, 2].Select(i => $"map{i}"), Mapping(depth - 1).Select(m => (ConfigNode)m)));
        return entry.Array[0, 5].Select(pairs => new ConfigMapping(pairs.DistinctBy(p => p.Item1).Select(p => KeyValuePair.Create(p.Item1, p.Item2))));
    }

    private static readonly Gen<SystemConfig> Any = Mapping(2).Select(m => SystemConfig.FromObject(m));

    [Fact]
    public void Combine_IsAssociative() => Gen.Select(Any, Any, Any).Sample((a, b, c) =>
    {
        var left = Configs.Over(Configs.Over(a, b), c);
        var right = Configs.Over(a, Configs.Over(b, c));
        return left.Equals(right) && left.LeafPaths().SequenceEqual(right.LeafPaths());
    });

    [Fact]
    public void Combine_IsIdempotent() => Any.Sample(a => Configs.Over(a, a).Equals(a));

    [Fact]
    public void Combine_WithEmpty_ChangesNothing() =>
        Any.Sample(a => Configs.Over(SystemConfig.Empty, a).Equals(a) && Configs.Over(a, SystemConfig.Empty).Equals(a));

    [Fact]
    public void Combine_KeepsEveryValueOfTheHigher() => Gen.Select(Any, Any).Sample((low, high) =>
        high.LeafPaths().All(p => high.Find(p) is ConfigMapping || high.Find(p)!.Equals(Configs.Over(low, high).Find(p))));

    [Fact]
    public void DifferencesFrom_IsEmptyExactlyWhenNothingDiffers() => Gen.Select(Any, Any).Sample((a, b) =>
        a.DifferencesFrom(a).Count == 0 && a.DifferencesFrom(b).SequenceEqual(b.DifferencesFrom(a))
        && (a.DifferencesFrom(b).Count == 0) == Configs.WithoutNulls(a.Root).Equals(Configs.WithoutNulls(b.Root)));

    [Fact]
    public void ListsAndScalars_ReplaceWhole()
    {
        var combined = Configs.Over(SystemConfig.Parse("l: [1, 2, 3]\ns: 1\nm: {a: 1, b: 2}"), SystemConfig.Parse("l: [9]\ns: 2\nm: {b: 3}"));
        Assert.Equal(SystemConfig.Parse("l: [9]\ns: 2\nm: {a: 1, b: 3}"), combined);
    }

    [Fact]
    public void MappingAgainstScalar_HigherWinsUntouched()
    {
        Assert.Equal(1.31, Configs.Over(SystemConfig.Parse("d: {US10: 1}"), SystemConfig.Parse("d: 1.31")).Double("d"));
        Assert.Equal(["US10"], Configs.Over(SystemConfig.Parse("d: 1.31"), SystemConfig.Parse("d: {US10: 1}")).Keys("d"));
    }

    [Fact]
    public void Null_LetsTheLowerThrough() =>
        Assert.Equal(1, Configs.Over(SystemConfig.Parse("m: {a: 1}"), SystemConfig.Parse("m: {a: }\nn:\n")).Int("m.a"));

    [Fact]
    public void ReplaceTopLevel_TakesNothingFromWithinTheLower()
    {
        var low = SystemConfig.Parse("weights: {US10: 0.5, CORN: 0.5}\ncap: 20\ngone: 1");
        var combined = SystemConfig.Combine([low, SystemConfig.Parse("weights: {GOLD: 1}\ngone:\n")], CombineMode.ReplaceTopLevel);
        Assert.Equal(["GOLD"], combined.Keys("weights"));
        Assert.Equal(20, combined.Int("cap"));
        Assert.False(combined.Contains("gone"));
    }

    [Fact]
    public void Values_RememberWhereTheyCameFrom()
    {
        var combined = Configs.Over(SystemConfig.Parse("m:\n  a: 1\n  b: 2", "low.yaml"), SystemConfig.Parse("\n\nm: {b: 3}", "high.yaml"));
        Assert.Equal("low.yaml, line 2", combined.Find("m.a")!.Place);
        Assert.Equal("high.yaml, line 3", combined.Find("m.b")!.Place);
    }
}
