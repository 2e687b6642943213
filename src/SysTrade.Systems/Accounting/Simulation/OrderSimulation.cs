using SysTrade.Series;

namespace SysTrade.Systems.Accounting.Simulation;

/// <summary>What orders for an optimal position would have done, row by row: the orders, their fills and the position held.</summary>
/// <remarks>
/// Columns are as long as <see cref="Index"/>. Orders of the last row, which no row follows to fill them, are not among <see cref="Orders"/>; there
/// is one when <see cref="OpenQuantity"/> is not zero.
/// </remarks>
public sealed class OrderSimulation
{
    private readonly double[] _positions;
    private readonly double[] _ordered;
    private readonly double[] _limits;
    private readonly double[] _filled;
    private readonly double[] _fillPrices;
    private readonly bool _slippageOfLimitOrdersThatSell;

    private OrderSimulation(TimeSeries price, TimeSeries optimal, SimulatedOrderType type, bool slippageOfLimitOrdersThatSell)
    {
        (Price, Optimal, Type, _slippageOfLimitOrdersThatSell) = (price, optimal, type, slippageOfLimitOrdersThatSell);
        var rows = Index.Count;
        (_positions, _ordered, _limits, _filled, _fillPrices) = (new double[rows], new double[rows], new double[rows], new double[rows], new double[rows]);
        var state = new OrderSimulatorState(type);
        var optima = optimal.Values;
        var prices = price.Values;
        for (var i = 0; i < rows; i++)
        {
            state.Step(optima[i], prices[i]);
            (_positions[i], _ordered[i], _limits[i], _filled[i], _fillPrices[i]) = (state.Position, state.Ordered, state.Limit, state.Filled, state.FillPrice);
        }
    }

    /// <summary>How orders are filled.</summary>
    public SimulatedOrderType Type { get; }

    /// <summary>The moments: those of the prices and those of the optimal positions.</summary>
    public TimeIndex Index => Price.Index;

    /// <summary>Price at each moment, the last known one where there is none.</summary>
    public TimeSeries Price { get; }

    /// <summary>Optimal position at each moment, not rounded, the last known one where there is none.</summary>
    public TimeSeries Optimal { get; }

    /// <summary>Contracts held at each moment, after the fill of that moment.</summary>
    public TimeSeries Positions => new(Index, _positions);

    /// <summary>Contracts of the order that stands at the end of the data; 0 when there is none.</summary>
    public double OpenQuantity => _ordered.Length == 0 ? 0 : _ordered[^1];

    /// <summary>The orders that a later row could fill, in the order of time.</summary>
    public IEnumerable<SimulatedOrder> Orders
    {
        get
        {
            for (var i = 0; i + 1 < _ordered.Length; i++)
            {
                if (_ordered[i] != 0) yield return new SimulatedOrder(Index[i], _ordered[i], _limits[i], _filled[i + 1] == 0 ? null : FillOf(i + 1));
            }
        }
    }

    /// <summary>The fills, in the order of time.</summary>
    public IEnumerable<SimulatedFill> Fills
    {
        get
        {
            for (var i = 0; i < _filled.Length; i++)
            {
                if (_filled[i] != 0) yield return FillOf(i);
            }
        }
    }

    /// <summary>Simulates.</summary>
    /// <param name="price">Prices; NaN where there is none.</param>
    /// <param name="optimal">Optimal positions, not rounded; an order for a position of a moment is placed at that moment.</param>
    /// <param name="type">How orders are filled.</param>
    /// <param name="slippageOfLimitOrdersThatSell">True to charge half the spread to limit orders that sell, as the reference does.</param>
    public static OrderSimulation Of(TimeSeries price, TimeSeries optimal, SimulatedOrderType type, bool slippageOfLimitOrdersThatSell = false)
    {
        var index = price.Index.Union(optimal.Index);
        return new OrderSimulation(price.ReindexThenFill(index), optimal.ReindexThenFill(index), type, slippageOfLimitOrdersThatSell);
    }

    /// <summary>
    /// Profit at each moment that comes from being filled at another price than the moment's, price points times contracts: that of limit orders,
    /// zero or negative, as the market has gone through the limit.
    /// </summary>
    public TimeSeries PointsFromFillPrices()
    {
        var points = new double[_filled.Length];
        var prices = Price.Values;
        for (var i = 0; i < points.Length; i++)
        {
            if (_filled[i] != 0) points[i] = _filled[i] * (prices[i] - _fillPrices[i]);
        }

        return new TimeSeries(Index, points);
    }

    /// <summary>Everything side by side: price, optimal_position, position, order_qty, limit_price, fill_qty, fill_price; quantities of nothing are zero.</summary>
    public Frame ToFrame() => new(
        Index,
        ["price", "optimal_position", "position", "order_qty", "limit_price", "fill_qty", "fill_price"],
        [Price.ToArray(), Optimal.ToArray(), _positions, _ordered, _limits, _filled, _fillPrices]);

    /// <inheritdoc/>
    public override string ToString() => $"{Type} orders: {Index}";

    private SimulatedFill FillOf(int row) =>
        new(Index[row], _filled[row], _fillPrices[row], Type == SimulatedOrderType.Market || (_slippageOfLimitOrdersThatSell && _filled[row] < 0));
}
