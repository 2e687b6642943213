namespace SysTrade.Execution.Generation;

/// <summary>What an optimiser of whole positions is given of one instrument.</summary>
/// <param name="Instrument">Instrument code.</param>
/// <param name="Optimal">Position wanted, contracts with a fraction.</param>
/// <param name="ContractWeight">Value of one contract as a share of the strategy's capital.</param>
/// <param name="Previous">Position held, contracts.</param>
/// <param name="NoTrade">The position must stay.</param>
/// <param name="ReduceOnly">The position may only come nearer to zero.</param>
/// <param name="Maximum">Largest position, either side; null without limit.</param>
/// <param name="Why">What makes these bounds, in words; null without any.</param>
public sealed record OptimiserInstrument(
    string Instrument, double Optimal, double ContractWeight, int Previous, bool NoTrade, bool ReduceOnly, int? Maximum, string? Why)
{
    /// <summary>Cost of trading, as a share of capital for each unit of weight; null when it is not known, and then the position is not traded.</summary>
    public double? Cost { get; init; }

    /// <summary>Annual standard deviation of returns, as a fraction; null when it is not known.</summary>
    public double? Volatility { get; init; }

    /// <summary>The position may not be short.</summary>
    public bool LongOnly { get; init; }
}

/// <summary>What an optimiser chose for one instrument.</summary>
/// <param name="Position">Position, contracts.</param>
public sealed record OptimiserChoice(int Position)
{
    /// <summary>Position that is best before the speed of trading is limited; null when it was not looked for.</summary>
    public int? Unhurried { get; init; }

    /// <summary>Smallest position allowed; null without limit.</summary>
    public int? Lowest { get; init; }

    /// <summary>Largest position allowed; null without limit.</summary>
    public int? Highest { get; init; }

    /// <summary>What bound the choice, in words; null when nothing did.</summary>
    public string? Why { get; init; }
}

/// <summary>What an optimiser answers.</summary>
/// <param name="Choices">Positions by instrument; an instrument left out keeps its position.</param>
/// <param name="Problems">What stood in the way, in words.</param>
public sealed record OptimiserAnswer(IReadOnlyDictionary<string, OptimiserChoice> Choices, IReadOnlyList<string> Problems);

/// <summary>Chooses whole positions for all instruments of a strategy together. Correlations and the speed of trading are the implementation's own.</summary>
public interface IDynamicOptimiser
{
    /// <summary>Chooses positions.</summary>
    OptimiserAnswer Optimise(IReadOnlyList<OptimiserInstrument> instruments);
}
