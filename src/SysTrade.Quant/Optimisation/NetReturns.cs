using SysTrade.Series;

namespace SysTrade.Quant.Optimisation;

/// <summary>Returns after costs, as an optimiser takes them.</summary>
/// <param name="Returns">A column for each asset. Pooled instruments take turns at each moment, each a microsecond after the one before.</param>
/// <param name="Frequency">Frequency of each instrument's returns.</param>
/// <param name="PooledInstruments">How many instruments take turns; 1 when nothing is pooled.</param>
public sealed record NetReturns(Frame Returns, Frequency Frequency, int PooledInstruments = 1);
