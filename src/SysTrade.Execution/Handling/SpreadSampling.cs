using SysTrade.Data.Building;

namespace SysTrade.Execution.Handling;

/// <summary>What the handler samples spreads of, and where it keeps them.</summary>
/// <param name="Samples">Where samples are kept.</param>
/// <param name="Instruments">Instruments whose priced contract is looked at.</param>
public sealed record SpreadSampling(SpreadSamples Samples, IReadOnlyList<string> Instruments);
