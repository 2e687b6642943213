namespace SysTrade.Systems;

/// <summary>How far work over instruments has come.</summary>
/// <param name="Activity">What is being done.</param>
/// <param name="Instrument">The instrument just finished.</param>
/// <param name="Done">Instruments finished.</param>
/// <param name="Total">Instruments in all.</param>
public readonly record struct InstrumentProgress(string Activity, string Instrument, int Done, int Total);
