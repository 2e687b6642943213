using SysTrade.Series;

namespace SysTrade.Systems.Accounting.Simulation;

/// <summary>Profit, loss and costs of simulated fills.</summary>
/// <remarks>
/// The position held earns the change of the price from one moment to the next, and a fill earns the difference between the price of its moment and
/// its own; the sum is the money that fills take and give with what is held at the end valued at the last price. Source: handbook, order simulators.
/// </remarks>
internal sealed record SimulatedPandl
{
    /// <summary>The orders and fills.</summary>
    public required OrderSimulation Simulation { get; init; }

    /// <summary>Costs of fills and rolls.</summary>
    public required CashCosts Costs { get; init; }

    /// <summary>Instrument currency in base currency.</summary>
    public required TimeSeries Fx { get; init; }

    /// <summary>Value of a price move of 1.0.</summary>
    public required double PointSize { get; init; }

    /// <summary>Capital, base currency.</summary>
    public required double Capital { get; init; }

    /// <summary>True to earn with positions known at fills only and shifted by one fill, as in the reference.</summary>
    public bool ShiftedByOneFill { get; init; }

    /// <summary>True to charge rolls for the average position over the moments of fills only, as in the reference.</summary>
    public bool RollsOnFillsOnly { get; init; }

    /// <summary>True to value limit orders at the price of their moment and not at their own, as in the reference.</summary>
    public bool FillsValuedAtMarket { get; init; }

    /// <summary>The profit and loss.</summary>
    public ProfitAndLoss ToProfitAndLoss()
    {
        var held = Simulation.Positions;
        var pandl = new PositionPandl
        {
            Price = Simulation.Price,
            Decided = held,
            Fx = Fx,
            PointSize = PointSize,
            Capital = TimeSeries.Constant(Simulation.Index, Capital),
            DelayFill = false,
        };
        var atFills = ShiftedByOneFill ? AtFills().Shift() : AtFills();
        var traded = ShiftedByOneFill ? atFills : held;
        var gross = pandl.Gross(traded);
        if (Simulation.Type == SimulatedOrderType.Limit && !FillsValuedAtMarket) gross += pandl.ToBase(Simulation.PointsFromFillPrices() * PointSize);
        var costs = Costs.Of(pandl, Simulation.Fills, RollsOnFillsOnly ? atFills : held);
        return new ProfitAndLoss(gross, pandl.ToBase(costs), pandl.Capital) { Positions = traded };
    }

    private TimeSeries AtFills()
    {
        var moments = TimeIndex.From(Simulation.Fills.Select(f => f.Filled));
        return Simulation.Positions.Reindex(moments);
    }
}
