namespace SysTrade.Brokers.Simulated.Exchange;

/// <summary>What a simulated exchange is made from.</summary>
public sealed record SimulatedExchangeOptions
{
    /// <summary>Name of the broker: <c>simulated</c>, <c>paper</c>.</summary>
    public string Name { get; init; } = "simulated";

    /// <summary>The account.</summary>
    public string Account { get; init; } = "SIM1";

    /// <summary>Seed of everything random.</summary>
    public int Seed { get; init; }

    /// <summary>Instruments traded.</summary>
    public required IReadOnlyList<SimulatedInstrument> Instruments { get; init; }

    /// <summary>What goes wrong.</summary>
    public FaultPlan Faults { get; init; } = FaultPlan.None;

    /// <summary>Cash to begin with, by currency.</summary>
    public IReadOnlyDictionary<string, double> Cash { get; init; } = new Dictionary<string, double> { ["USD"] = 1_000_000 };

    /// <summary>True to refuse contracts whose delivery month has passed; false where whatever has a price is traded, as on stored data of the past.</summary>
    public bool ChecksExpiry { get; init; } = true;

    /// <summary>How long an adaptive order stays at a price before it goes an increment nearer to the other side.</summary>
    public TimeSpan AdaptiveStep { get; init; } = TimeSpan.FromSeconds(15);
}
