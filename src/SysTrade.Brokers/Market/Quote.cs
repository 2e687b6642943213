using System.Text.Json.Serialization;

namespace SysTrade.Brokers.Market;

/// <summary>Top of the book at a moment. Prices and sizes are NaN where unknown; a price may be negative, a size may not.</summary>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public readonly record struct Quote
{
    /// <summary>Creates a quote without trade prices.</summary>
    public Quote(DateTimeOffset at, double bid, double ask, double bidSize = double.NaN, double askSize = double.NaN)
    {
        (At, Bid, Ask, BidSize, AskSize) = (at, bid, ask, bidSize, askSize);
        (Last, LastSize, Volume) = (double.NaN, double.NaN, double.NaN);
    }

    /// <summary>When it was made.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Highest price bid, price units.</summary>
    public double Bid { get; init; }

    /// <summary>Lowest price asked, price units.</summary>
    public double Ask { get; init; }

    /// <summary>Contracts bid for at <see cref="Bid"/>.</summary>
    public double BidSize { get; init; }

    /// <summary>Contracts offered at <see cref="Ask"/>.</summary>
    public double AskSize { get; init; }

    /// <summary>Price of the last trade.</summary>
    public double Last { get; init; }

    /// <summary>Contracts in the last trade.</summary>
    public double LastSize { get; init; }

    /// <summary>Contracts traded this session.</summary>
    public double Volume { get; init; }

    /// <summary>True when it is older than what the market that is traded on shows now. Not fit for choosing a limit price.</summary>
    public bool IsDelayed { get; init; }

    /// <summary>True when both sides have a price. A bid above the ask (crossed, or a spread's implied sides) counts.</summary>
    public bool IsTwoSided => double.IsFinite(Bid) && double.IsFinite(Ask);

    /// <summary>Middle of bid and ask, price units; NaN when one is missing.</summary>
    public double Mid => (Bid + Ask) / 2;

    /// <summary>Ask less bid, price units.</summary>
    public double Spread => Ask - Bid;
}
