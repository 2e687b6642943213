namespace SysTrade.Quant.Optimisation;

/// <summary>A small random generator with a fixed sequence, so that a seed means the same numbers on every machine and version.</summary>
/// <remarks>Source: G. Steele, D. Lea, C. Flood, Fast splittable pseudorandom number generators (2014).</remarks>
internal struct SplitMix(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A generator of its own for a numbered piece of work.</summary>
    public static SplitMix For(ulong seed, long piece, int part)
    {
        var mixed = new SplitMix(seed);
        mixed = new SplitMix(mixed.Next() ^ (ulong)piece);
        return new SplitMix(mixed.Next() ^ (ulong)part);
    }

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 to <paramref name="limit"/> - 1. The bias is below limit / 2^64.</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);
}
