namespace SysTrade.Data;

/// <summary>What an instrument with prices lacks.</summary>
public enum DataGapKind
{
    /// <summary>Its facts: currency, point size, asset class.</summary>
    Instrument,

    /// <summary>Multiple prices: no carry, and no contract price for percentage volatility.</summary>
    MultiplePrices,

    /// <summary>The bid-ask spread.</summary>
    Cost,

    /// <summary>Roll parameters.</summary>
    RollParameters,

    /// <summary>The rate of its currency against the dollar.</summary>
    Fx,
}

/// <summary>One thing that is missing.</summary>
/// <param name="Instrument">Instrument concerned.</param>
/// <param name="Missing">What it lacks.</param>
public sealed record DataGap(string Instrument, DataGapKind Missing);

/// <summary>What is and is not there in a set of market data.</summary>
/// <param name="Instruments">Instruments with adjusted prices.</param>
/// <param name="WithoutPrices">Instruments that are configured and have none; usual, since the tables list more than most people store.</param>
/// <param name="Gaps">What instruments with prices lack, by instrument.</param>
public sealed record DataCoverage(IReadOnlyList<string> Instruments, IReadOnlyList<string> WithoutPrices, IReadOnlyList<DataGap> Gaps);
