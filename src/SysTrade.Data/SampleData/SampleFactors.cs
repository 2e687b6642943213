namespace SysTrade.Data.SampleData;

/// <summary>The moves that instruments share: one global factor and one for each asset class.</summary>
internal sealed class SampleFactors
{
    private readonly double[] _global;
    private readonly Dictionary<string, double[]> _classes;

    public SampleFactors(int seed, int count)
    {
        _global = SampleFactor.Moves(new SampleRandom(seed, "global"), count);
        _classes = SampleAssetClass.All.ToDictionary(c => c.Name, c => SampleFactor.Moves(new SampleRandom(seed, "class/" + c.Name), count));
    }

    /// <summary>Logarithm of the spot price of an instrument or currency, day by day.</summary>
    public double[] LogSpot(SampleRandom random, SampleAssetClass assetClass, double basePrice, double annualVolatility)
    {
        var (own, shared) = (SampleFactor.Moves(random, _global.Length), _classes[assetClass.Name]);
        // Each instrument hangs on the factors a little differently.
        var global = assetClass.GlobalBeta * random.Uniform(0.7, 1.3);
        var ofClass = assetClass.ClassBeta * random.Uniform(0.7, 1.3);
        var scale = annualVolatility / 16 / Math.Sqrt((global * global) + (ofClass * ofClass) + (assetClass.OwnBeta * assetClass.OwnBeta));
        var (reversion, growth, end) = (assetClass.Reversion / 256, assetClass.Growth / 256, PortableMath.Log(basePrice));
        var path = new double[_global.Length];
        var gap = annualVolatility * random.Normal() * 0.5;
        for (var i = 0; i < path.Length; i++)
        {
            gap += (scale * ((global * _global[i]) + (ofClass * shared[i]) + (assetClass.OwnBeta * own[i]))) - (reversion * gap);
            path[i] = end + gap - (growth * (path.Length - 1 - i));
        }

        return path;
    }
}
