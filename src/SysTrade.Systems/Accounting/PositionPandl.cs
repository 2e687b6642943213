using SysTrade.Series;

namespace SysTrade.Systems.Accounting;

/// <summary>Profit of holding positions in one instrument (handbook, accounts, vectorised P&amp;L).</summary>
/// <remarks>
/// A position decided with the close of day t and filled with a delay is traded at the close of t+1 and first earns the change to t+2.
/// </remarks>
public sealed record PositionPandl
{
    /// <summary>Price on the index of the positions.</summary>
    public required TimeSeries Price { get; init; }

    /// <summary>Positions as decided, contracts.</summary>
    public required TimeSeries Decided { get; init; }

    /// <summary>Instrument currency in base currency.</summary>
    public required TimeSeries Fx { get; init; }

    /// <summary>Value of a price move of 1.0.</summary>
    public required double PointSize { get; init; }

    /// <summary>Capital by date, base currency.</summary>
    public required TimeSeries Capital { get; init; }

    /// <summary>True to trade a row after the decision.</summary>
    public bool DelayFill { get; init; } = true;

    /// <summary>True to hold whole contracts.</summary>
    public bool RoundPositions { get; init; }

    /// <summary>Positions that trade: lagged when filled with a delay, rounded when whole.</summary>
    public TimeSeries Traded()
    {
        var positions = DelayFill ? Decided.Shift() : Decided;
        return RoundPositions ? positions.Round() : positions;
    }

    /// <summary>Gross profit in base currency on all moments of positions and prices: yesterday's position times today's price change.</summary>
    public TimeSeries Gross(TimeSeries traded)
    {
        var index = traded.Index.Union(Price.Index);
        var positions = traded.Reindex(index).ForwardFill().Values;
        var prices = Price.Reindex(index).ForwardFill().Values;
        var profit = new double[index.Count];
        for (var i = 1; i < profit.Length; i++)
        {
            var points = positions[i - 1] * (prices[i] - prices[i - 1]);
            profit[i] = double.IsNaN(points) ? 0 : points * PointSize;
        }

        return ToBase(new TimeSeries(index, profit));
    }

    /// <summary>An amount in instrument currency, in base currency at the rate in force.</summary>
    public TimeSeries ToBase(TimeSeries amounts) => amounts * Fx.ReindexFill(amounts.Index);
}
