using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Hours;
using SysTrade.Domain;

namespace SysTrade.Brokers.Simulated;

/// <summary>An instrument as a simulated venue trades it.</summary>
public sealed record SimulatedInstrument
{
    /// <summary>Instrument code.</summary>
    public required string Code { get; init; }

    /// <summary>Prices that are taken.</summary>
    public PriceIncrements Increments { get; init; } = new(0.01);

    /// <summary>Value of a move of 1.0 in price, per contract.</summary>
    public double PointSize { get; init; } = 1;

    /// <summary>Currency of price and commission.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>Commission per contract.</summary>
    public double Commission { get; init; } = 2;

    /// <summary>When it trades.</summary>
    public WeeklyHours Hours { get; init; } = WeeklyHours.Always;

    /// <summary>True when an order outside hours is held until the market opens; otherwise it is refused.</summary>
    public bool HoldsOutsideHours { get; init; }

    /// <summary>Most units in one order.</summary>
    public int LargestOrder { get; init; } = 10_000;

    /// <summary>Most increments a limit price may be from the market on the side that would pay too much; beyond, an order is refused.</summary>
    public int PriceBand { get; init; } = 2_000;

    /// <summary>Margin per contract held, in <see cref="Currency"/>; an order that needs more than there is, is refused.</summary>
    public double Margin { get; init; }

    /// <summary>Levels of the book behind the best price that a large order can be filled at, one increment apart.</summary>
    public int Depth { get; init; } = 5;

    /// <summary>An instrument of the data source, with increments and commissions that fit its facts.</summary>
    /// <param name="instrument">Facts.</param>
    /// <param name="increment">Price increment.</param>
    public static SimulatedInstrument From(Instrument instrument, double increment) => new()
    {
        Code = instrument.Code,
        Increments = new PriceIncrements(increment),
        PointSize = instrument.PointSize,
        Currency = instrument.Currency,
        Commission = instrument.PerBlock,
    };
}
