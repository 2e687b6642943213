using SysTrade.Series;

namespace SysTrade.Systems.Tests.Support;

/// <summary>An instrument of a made-up market. What is null is not known to the data source.</summary>
internal sealed record TestInstrument(string Code, TimeSeries Prices)
{
    public string Currency { get; init; } = "USD";

    public double PointSize { get; init; } = 1;

    public string AssetClass { get; init; } = "Test";

    public double? Spread { get; init; } = 0;

    public double PerBlock { get; init; }

    public double Percentage { get; init; }

    public double PerTrade { get; init; }

    /// <summary>Delivery months held.</summary>
    public string? Months { get; init; } = "HMUZ";

    /// <summary>True when there are multiple prices.</summary>
    public bool HasMultiplePrices { get; init; } = true;

    /// <summary>Price of the contract held; by default the adjusted price.</summary>
    public TimeSeries? Held { get; init; }

    /// <summary>Price of the carry contract; by default one less than that of the contract held.</summary>
    public TimeSeries? Carry { get; init; }

    public int HeldContract { get; init; } = 20201200;

    public int CarryContract { get; init; } = 20210300;
}
