using SysTrade.Data.SampleData;

namespace SysTrade.Data.Tests.SampleData;

public sealed class SampleRandomTests
{
    [Fact]
    public void Normal_HasItsMoments()
    {
        var random = new SampleRandom(1, "test");
        var draws = Enumerable.Range(0, 400_000).Select(_ => random.Normal()).ToArray();
        Assert.Equal(0, draws.Average(), 0.01);
        Assert.Equal(1, draws.Average(x => x * x), 0.01);
        Assert.Equal(3, draws.Average(x => x * x * x * x), 0.1);
        Assert.Equal(0.15866, draws.Count(x => x > 1) / 400_000.0, 0.003);
    }

    [Fact]
    public void FatTailed_HasUnitVariance_AndFatTails()
    {
        var random = new SampleRandom(1, "test");
        var draws = Enumerable.Range(0, 400_000).Select(_ => random.FatTailed()).ToArray();
        Assert.Equal(1, draws.Average(x => x * x), 0.02);
        Assert.InRange(draws.Average(x => x * x * x * x), 5, 7);
    }

    [Fact]
    public void Uniform_FillsItsRange()
    {
        var random = new SampleRandom(3, "test");
        var counts = new int[10];
        for (var i = 0; i < 100_000; i++) counts[random.Below(10)]++;
        Assert.All(counts, c => Assert.InRange(c, 9_600, 10_400));
    }

    [Fact]
    public void Streams_DifferByNameAndSeed()
    {
        double First(int seed, string stream) => new SampleRandom(seed, stream).Uniform();
        Assert.Equal(First(1, "a"), First(1, "a"));
        Assert.NotEqual(First(1, "a"), First(1, "b"));
        Assert.NotEqual(First(1, "a"), First(2, "a"));
        Assert.NotEqual(First(1, "a"), First(-1, "a"));
    }
}
