using SysTrade.Brokers.Orders;
using SysTrade.Domain.Orders;

namespace SysTrade.Execution.Algos;

/// <summary>Sends the whole order at its own limit price and leaves it there until it is filled or the run is stopped.</summary>
public sealed class LimitAlgo(AlgoSettings settings) : IExecutionAlgo
{
    /// <inheritdoc/>
    public string Name => "limit";

    /// <inheritdoc/>
    public string Description => "The whole order at its limit price, until it is filled or trading stops.";

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, object Value)> Settings => settings.Named("cancel_wait_seconds");

    /// <inheritdoc/>
    public bool Accepts(ContractOrderType orderType) => orderType == ContractOrderType.Limit;

    /// <inheritdoc/>
    public AlgoStep Step(AlgoOrder order, AlgoState state, AlgoView view)
    {
        if (state.IsDone) return new AlgoStep(state);
        if (state.Phase == AlgoState.Ending || view.IsStopping) return AlgoMoves.Finish(state, view, settings, "stopped");
        if (state.Phase == AlgoState.Start)
        {
            if (order.LimitPrice is not { } limit) return AlgoMoves.End(state, view, "the order has no limit price, no order sent");
            var price = AlgoMoves.OwnLimit(order, limit);
            return AlgoMoves.Place(state, view, "resting", new PlaceChild(BrokerOrderType.Limit, order.Quantity, price), null, $"limit order for {order.Quantity} at {price}");
        }

        return view.Child is { IsLive: true } ? new AlgoStep(state) : AlgoMoves.End(state, view, SingleOrderAlgo.Ended(view));
    }
}
