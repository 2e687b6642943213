using SysTrade.Domain.Errors;

namespace SysTrade.Execution.Algos;

/// <summary>Steps algos, and holds each to the rules that protect the account whatever the algo does.</summary>
public static class AlgoRunner
{
    /// <summary>State of a run that begins now.</summary>
    public static AlgoState Begin(IExecutionAlgo algo, DateTimeOffset now) => new(algo.Name, AlgoState.Start, now, now);

    /// <summary>One step, checked: no second live order, nothing beyond the order's quantity, no change of what is not there, no end with a live order.</summary>
    /// <exception cref="SysTradeException"><c>AlgoMisbehaved</c>: nothing of the step may be done; stop the run by cancelling its order.</exception>
    public static AlgoStep Step(IExecutionAlgo algo, AlgoOrder order, AlgoState state, AlgoView view)
    {
        var step = algo.Step(order, state, view);
        var isLive = view.Child is { IsLive: true };
        var left = order.Quantity - view.Filled;
        var problem = step.Action switch
        {
            PlaceChild when isLive => "sent an order while another is live",
            PlaceChild place when place.Quantity == 0 || Math.Sign(place.Quantity) != Math.Sign(left) || Math.Abs(place.Quantity) > Math.Abs(left) =>
                $"sent an order for {place.Quantity} with {left} left",
            PlaceChild { LimitPrice: { } price } when !double.IsFinite(price) => $"sent an order with the limit price {price}",
            MoveChild or CancelChild when !isLive => "changed an order that is not live",
            MoveChild move when !double.IsFinite(move.LimitPrice) => $"moved the limit price to {move.LimitPrice}",
            _ when step.State.IsDone && (isLive || step.Action is not null) => "ended with a live order",
            _ => null,
        };
        return problem is null
            ? step
            : throw new SysTradeException(
                "AlgoMisbehaved", SysErrorKind.InvalidOperation, $"Algo '{algo.Name}' {problem} ({order.Quantity} {order.Contract}, phase {state.Phase}).",
                "Correct the algo; the order is left as it is at the broker.", order.Contract);
    }
}
