using SysTrade.Brokers.Orders;
using SysTrade.Domain.Orders;

namespace SysTrade.Execution.Algos;

/// <summary>
/// Spreads an order over time: by equal parts (TWAP) or by the usual volume of the time of day (VWAP). In each slice what is due waits at our own side
/// first and then follows the other side's price, so that the schedule is kept; what a slice leaves is due in the next.
/// </summary>
/// <remarks>
/// Target of a slice: the order's quantity times the part of the schedule's volume up to the slice's end, rounded to whole units, halves away from zero. So
/// targets never go back and the last is the whole order. The schedule ends with trading when that is sooner. A limit price of the order is never passed.
/// </remarks>
public sealed class ScheduleAlgo(string name, string description, VolumeProfile? profile, AlgoSettings settings) : IExecutionAlgo
{
    private const string Working = "working";

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Description => description;

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, object Value)> Settings => settings.Named(
        "schedule_minutes", "schedule_slices", "schedule_patience", "total_seconds", "close_margin_seconds", "quote_wait_seconds", "cancel_wait_seconds", "accept_delayed_quotes");

    /// <inheritdoc/>
    public bool Accepts(ContractOrderType orderType) => orderType is ContractOrderType.Best or ContractOrderType.Market or ContractOrderType.Limit;

    /// <inheritdoc/>
    public AlgoStep Step(AlgoOrder order, AlgoState state, AlgoView view)
    {
        if (state.IsDone) return new AlgoStep(state);
        if (state.Phase == AlgoState.Ending || view.IsStopping) return AlgoMoves.Finish(state, view, settings, "stopped");
        if (view.Filled == order.Quantity && view.Child is not { IsLive: true }) return AlgoMoves.End(state, view, "filled");
        if (view.Child is { WasRefused: true }) return AlgoMoves.End(state, view, SingleOrderAlgo.Ended(view));

        var end = End(state, view);
        if (view.Now > end + settings.TotalTime) return AlgoMoves.Finish(state, view, settings, $"not filled {settings.TotalTime.TotalSeconds} s after the schedule's end");
        if (AlgoMoves.Usable(view, settings) is not { } quote)
        {
            return state.OrdersSent == 0 ? AlgoMoves.AwaitQuote(state, view, settings) : new AlgoStep(state, null, NextLook(state, view, end));
        }

        var (slice, isLate) = Slice(state, view, end);
        var due = Target(order, state, slice, end) - view.Filled;

        // Ahead of a schedule that became longer.
        if (due * order.Sign < 0) due = 0;
        var wake = NextLook(state, view, end);
        if (view.Child is not { IsLive: true } child)
        {
            if (due == 0) return new AlgoStep(state, null, wake);
            var fresh = TickAnalysis.Of(quote, due);
            var price = isLate ? AlgoMoves.AggressivePrice(order, fresh) : AlgoMoves.PassivePrice(order, fresh);
            return AlgoMoves.Place(state, view, Working, new PlaceChild(BrokerOrderType.Limit, due, price), wake, $"slice {slice + 1} of {settings.ScheduleSlices}: {due} at {price}");
        }

        if (child.Status != ChildStatus.Working) return new AlgoStep(state, null, wake);

        // More is due than the live order can bring: it is replaced by a larger one.
        if (Math.Abs(due) > Math.Abs(child.Remaining)) return new AlgoStep(state, new CancelChild(), wake, $"slice {slice + 1} is due, the last one's {child.Remaining} go into it");
        if (!isLate) return new AlgoStep(state, null, wake);
        var limit = AlgoMoves.AggressivePrice(order, TickAnalysis.Of(quote, child.Remaining));
        return limit == child.LimitPrice ? new AlgoStep(state, null, wake) : new AlgoStep(state, new MoveChild(limit), wake, $"limit moved to {limit}");
    }

    /// <summary>Units that should be filled, signed, by the end of a slice.</summary>
    internal int Target(AlgoOrder order, AlgoState state, int slice, DateTimeOffset end)
    {
        if (slice >= settings.ScheduleSlices - 1) return order.Quantity;
        var until = Boundary(state, end, slice + 1);
        var all = profile?.Between(state.StartedAt, end) ?? 0;
        var part = profile is null || all <= 0 ? (slice + 1.0) / settings.ScheduleSlices : profile.Between(state.StartedAt, until) / all;
        return (int)Math.Round(order.Quantity * Math.Min(part, 1), MidpointRounding.AwayFromZero);
    }

    private DateTimeOffset End(AlgoState state, AlgoView view)
    {
        var end = state.StartedAt + settings.ScheduleTime;
        return view.ClosesAt is { } closes && closes - settings.CloseMargin is var soon && soon < end ? (soon > state.StartedAt ? soon : state.StartedAt) : end;
    }

    private DateTimeOffset Boundary(AlgoState state, DateTimeOffset end, int slice) => state.StartedAt + ((end - state.StartedAt) * ((double)slice / settings.ScheduleSlices));

    private (int Slice, bool IsLate) Slice(AlgoState state, AlgoView view, DateTimeOffset end)
    {
        if (view.Now >= end) return (settings.ScheduleSlices - 1, true);
        var position = (view.Now - state.StartedAt) / (end - state.StartedAt) * settings.ScheduleSlices;
        var slice = Math.Min((int)position, settings.ScheduleSlices - 1);
        return (slice, position - slice >= settings.SchedulePatience);
    }

    private DateTimeOffset NextLook(AlgoState state, AlgoView view, DateTimeOffset end)
    {
        if (view.Now >= end) return end + settings.TotalTime + TimeSpan.FromMilliseconds(1);
        var (slice, isLate) = Slice(state, view, end);
        var length = (end - state.StartedAt) / settings.ScheduleSlices;
        var next = Boundary(state, end, slice) + (isLate ? length : length * settings.SchedulePatience);

        // Divisions may fall a tick short of the boundary; a look there would see the slice before.
        return next + TimeSpan.FromMilliseconds(1);
    }
}
