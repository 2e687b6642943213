using SysTrade.Brokers.Orders;
using SysTrade.Domain.Orders;

namespace SysTrade.Execution.Algos;

/// <summary>Sends one order that the venue or the broker executes by itself, and cancels it when it is not filled in time: market, snap and adaptive orders.</summary>
/// <remarks>The reference's market, snap and adaptive algos (handbook, production 1.4): one slice, 600 s, adaptive without a time limit.</remarks>
public sealed class SingleOrderAlgo(string name, string description, BrokerOrderType type, bool hasTimeLimit, AlgoSettings settings) : IExecutionAlgo
{
    private const string Waiting = "waiting";

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Description => description;

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, object Value)> Settings => settings.Named([.. hasTimeLimit ? ["total_seconds"] : Array.Empty<string>(), "largest_slice", "quote_wait_seconds", "cancel_wait_seconds", "accept_delayed_quotes"]);

    /// <inheritdoc/>
    public bool Accepts(ContractOrderType orderType) => orderType is not (ContractOrderType.Limit or ContractOrderType.BalanceTrade);

    /// <inheritdoc/>
    public AlgoStep Step(AlgoOrder order, AlgoState state, AlgoView view)
    {
        if (state.IsDone) return new AlgoStep(state);
        if (state.Phase == AlgoState.Ending || view.IsStopping) return AlgoMoves.Finish(state, view, settings, "stopped");
        if (state.Phase == AlgoState.Start)
        {
            // An emergency does not wait for a quote, and is not cut.
            var isPanic = order.OrderType == ContractOrderType.Panic;
            if (!isPanic && AlgoMoves.Usable(view, settings) is null) return AlgoMoves.AwaitQuote(state, view, settings);
            var quantity = isPanic ? order.Quantity : AlgoMoves.Slice(order.Quantity, settings.LargestSlice);
            return AlgoMoves.Place(state, view, Waiting, new PlaceChild(isPanic ? BrokerOrderType.Market : type, quantity), TimeLimit(view.Now), $"{name} order for {quantity}");
        }

        if (view.Child is not { IsLive: true } child) return AlgoMoves.End(state, view, Ended(view));
        return hasTimeLimit && view.Now - child.SentAt > settings.TotalTime
            ? AlgoMoves.Finish(state, view, settings, $"not filled within {settings.TotalTime.TotalSeconds} s")
            : new AlgoStep(state, null, TimeLimit(child.SentAt));
    }

    /// <summary>Why a run without a live order has ended.</summary>
    internal static string Ended(AlgoView view) => view.Child switch
    {
        null => "the order was never sent",
        { WasRefused: true } => "the broker refused the order",
        { Remaining: 0 } => "filled",
        { } child => $"ended by the broker with {child.Remaining} unfilled",
    };

    private DateTimeOffset? TimeLimit(DateTimeOffset from) => hasTimeLimit ? from + settings.TotalTime + TimeSpan.FromMilliseconds(1) : null;
}
