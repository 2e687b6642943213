namespace SysTrade.Quant.Optimisation;

/// <summary>Makes the net returns an optimiser takes out of profits before costs and costs.</summary>
public sealed class ReturnsPreProcessor
{
    /// <summary>Takes the profits of the instruments that are fitted together.</summary>
    /// <param name="instruments">At least one. With only one (instrument weights: the group of all subsystems) nothing is pooled.</param>
    /// <param name="options">Pooling and costs.</param>
    /// <param name="turnovers">Annual turnover by instrument, then asset; needed when turnover is pooled.</param>
    public ReturnsPreProcessor(
        IReadOnlyList<InstrumentPandl> instruments, PreProcessingOptions options, IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>>? turnovers = null) =>
        throw new NotImplementedException();

    /// <summary>Net returns for fitting an instrument's weights.</summary>
    public NetReturns NetReturnsFor(string instrument) => throw new NotImplementedException();

    /// <summary>Annual cost Sharpe ratio of each asset (negative), pooled as the options say, before the cost multiplier.</summary>
    public IReadOnlyDictionary<string, double> CostSharpeRatios(string instrument) => throw new NotImplementedException();
}
