namespace SysTrade.Data.SampleData;

/// <summary>Daily moves of a factor or of an instrument's own part, with a standard deviation of about one.</summary>
/// <remarks>
/// Volatility comes in clusters (the logarithm of volatility is an autoregression), tails are fat, and the mean switches between
/// rising, flat and falling spells of some months, which is what trend rules live on.
/// </remarks>
internal static class SampleFactor
{
    private const double VolatilityPersistence = 0.985;
    private const double VolatilityDeviation = 0.35;
    private const double MeanSpell = 120;

    /// <summary>Mean of a rising spell in daily standard deviations.</summary>
    private const double Drift = 0.06;

    public static double[] Moves(SampleRandom random, int count)
    {
        var moves = new double[count];
        var shock = VolatilityDeviation * Math.Sqrt(1 - (VolatilityPersistence * VolatilityPersistence));
        var logVolatility = VolatilityDeviation * random.Normal();
        var drift = Spell(random);
        for (var i = 0; i < moves.Length; i++)
        {
            logVolatility = (VolatilityPersistence * logVolatility) + (shock * random.Normal());
            if (random.Uniform() < 1 / MeanSpell) drift = Spell(random);
            // The mean square of the exponential is taken out, so that the standard deviation stays one.
            moves[i] = (PortableMath.Exp(logVolatility - (VolatilityDeviation * VolatilityDeviation)) * random.FatTailed()) + drift;
        }

        return moves;
    }

    private static double Spell(SampleRandom random) => random.Uniform() switch
    {
        < 0.35 => Drift,
        < 0.65 => 0,
        _ => -Drift,
    };
}
