namespace SysTrade.Systems.Accounting.Simulation;

/// <summary>
/// One row after another: an order placed at the row before is filled or lapses, then an order for the difference between the rounded optimal
/// position and the one held is placed. Whole histories and one more row both go through <see cref="Step"/>.
/// </summary>
/// <remarks>
/// Source: handbook, order simulators. A market order is filled at the price of the next row and lapses when there is none yet. A limit order has
/// the price of its row as limit; one that buys is filled when the next price is below it, one that sells when it is above, at the limit.
/// Rounding is half to even. A missing optimal position places no order.
/// </remarks>
/// <param name="type">How orders are filled.</param>
public struct OrderSimulatorState(SimulatedOrderType type)
{
    private double _limit = double.NaN;

    /// <summary>Contracts held after the fill of the last row.</summary>
    public double Position { get; private set; }

    /// <summary>Contracts of the order placed at the last row, positive to buy; 0 when there is none.</summary>
    public double Ordered { get; private set; }

    /// <summary>Price limit of that order; NaN for a market order and when there is none.</summary>
    public readonly double Limit => Ordered == 0 || type == SimulatedOrderType.Market ? double.NaN : _limit;

    /// <summary>Contracts filled at the last row, positive when bought; 0 when nothing was filled.</summary>
    public double Filled { get; private set; }

    /// <summary>Price of that fill; NaN when nothing was filled.</summary>
    public double FillPrice { get; private set; } = double.NaN;

    /// <summary>Takes a row.</summary>
    /// <param name="optimal">Optimal position, contracts, not rounded; NaN when not known.</param>
    /// <param name="price">Price of the row.</param>
    public void Step(double optimal, double price)
    {
        var isFilled = type == SimulatedOrderType.Market
            ? Ordered != 0 && !double.IsNaN(price)
            : (Ordered > 0 && _limit > price) || (Ordered < 0 && _limit < price);
        Filled = isFilled ? Ordered : 0;
        FillPrice = !isFilled ? double.NaN : type == SimulatedOrderType.Market ? price : _limit;
        Position += Filled;
        Ordered = double.IsNaN(optimal) ? 0 : Math.Round(optimal, MidpointRounding.ToEven) - Position;
        _limit = price;
    }
}
