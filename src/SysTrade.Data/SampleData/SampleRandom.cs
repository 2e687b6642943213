namespace SysTrade.Data.SampleData;

/// <summary>Random numbers of one named stream: xoshiro256** (Blackman and Vigna) seeded from the seed and the name.</summary>
/// <remarks>Each instrument, factor and purpose has its own stream, so that none depends on how many others there are or on the order of work.</remarks>
internal sealed class SampleRandom
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;
    private double _spare = double.NaN;

    public SampleRandom(int seed, string stream)
    {
        // FNV-1a of the name, spread over the state by SplitMix64.
        var hash = 14695981039346656037UL;
        foreach (var c in stream) hash = (hash ^ c) * 1099511628211UL;
        var mix = hash ^ ((ulong)(uint)seed * 0x9E3779B97F4A7C15UL);
        _s0 = SplitMix(ref mix);
        _s1 = SplitMix(ref mix);
        _s2 = SplitMix(ref mix);
        _s3 = SplitMix(ref mix);
    }

    /// <summary>Uniform on [0, 1), a multiple of 2^-53.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform on [low, high).</summary>
    public double Uniform(double low, double high) => low + ((high - low) * Uniform());

    /// <summary>Uniform whole number from 0 to count - 1.</summary>
    public int Below(int count) => (int)(Uniform() * count);

    /// <summary>Standard normal, by Marsaglia's polar method.</summary>
    public double Normal()
    {
        if (!double.IsNaN(_spare))
        {
            var spare = _spare;
            _spare = double.NaN;
            return spare;
        }

        double x, y, s;
        do
        {
            x = (2 * Uniform()) - 1;
            y = (2 * Uniform()) - 1;
            s = (x * x) + (y * y);
        }
        while (s is >= 1 or 0);
        var scale = Math.Sqrt(-2 * PortableMath.Log(s) / s);
        _spare = y * scale;
        return x * scale;
    }

    /// <summary>Unit variance with fat tails: one draw in thirty has two and a half times the usual spread.</summary>
    public double FatTailed() => Normal() * (Uniform() < 1.0 / 30 ? 2.5 : 0.9052);

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    private ulong Next()
    {
        var result = ulong.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = ulong.RotateLeft(_s3, 45);
        return result;
    }
}
