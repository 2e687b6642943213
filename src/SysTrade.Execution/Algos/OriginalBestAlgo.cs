using SysTrade.Brokers.Orders;
using SysTrade.Domain.Orders;

namespace SysTrade.Execution.Algos;

/// <summary>
/// Waits at its own side's price, and when that takes too long, trading is about to end, or the market moves or leans away, follows the other side's price
/// until it is filled or out of time. Begins with a market order when there is no time to wait.
/// </summary>
/// <remarks>The reference's original best (handbook, production 1.4). Here the size that is compared is the order's, not always 1, and a quote that is lost counts as a reason to stop waiting.</remarks>
public sealed class OriginalBestAlgo(AlgoSettings settings) : IExecutionAlgo
{
    /// <summary>Phase: a limit order waits at our own side.</summary>
    public const string Passive = "passive";

    /// <summary>Phase: the limit price follows the other side.</summary>
    public const string Aggressive = "aggressive";

    /// <summary>Phase: a market order was sent.</summary>
    public const string Market = "market";

    /// <inheritdoc/>
    public string Name => "original_best";

    /// <inheritdoc/>
    public string Description => "Waits at its own side first, then follows the other side's price.";

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, object Value)> Settings => settings.Named(
        "passive_seconds", "total_seconds", "largest_slice", "adverse_imbalance", "adverse_size_factor", "close_margin_seconds", "quote_wait_seconds", "cancel_wait_seconds",
        "accept_delayed_quotes");

    /// <inheritdoc/>
    public bool Accepts(ContractOrderType orderType) => orderType is ContractOrderType.Best;

    /// <inheritdoc/>
    public AlgoStep Step(AlgoOrder order, AlgoState state, AlgoView view)
    {
        if (state.IsDone) return new AlgoStep(state);
        if (state.Phase == AlgoState.Ending || view.IsStopping) return AlgoMoves.Finish(state, view, settings, "stopped");
        if (state.Phase == AlgoState.Start) return Begin(order, state, view);
        if (view.Child is not { IsLive: true } child) return AlgoMoves.End(state, view, SingleOrderAlgo.Ended(view));
        var age = view.Now - child.SentAt;
        if (age > settings.TotalTime) return AlgoMoves.Finish(state, view, settings, $"not filled within {settings.TotalTime.TotalSeconds} s");

        var comment = "";
        if (state.Phase == Passive)
        {
            if (WhyNotWait(order, state, view, child, age) is not { } reason) return new AlgoStep(state, null, NextLook(child, view));
            comment = $"stopped waiting: {reason}";
            state = state.To(Aggressive, view.Now);
        }

        return state.Phase == Aggressive && AlgoMoves.Usable(view, settings) is { } quote && child.Status == ChildStatus.Working
            && AlgoMoves.AggressivePrice(order, TickAnalysis.Of(quote, child.Remaining)) is var price && price != child.LimitPrice
            ? new AlgoStep(state, new MoveChild(price), TimeLimit(child), Joined(comment, $"limit moved to {price}"))
            : new AlgoStep(state, null, TimeLimit(child), comment);
    }

    private AlgoStep Begin(AlgoOrder order, AlgoState state, AlgoView view)
    {
        if (!Accepts(order.OrderType)) return AlgoMoves.End(state, view, $"an order of type {OrderTypeNames.Name(order.OrderType)} is not for this algo, no order sent");
        if (AlgoMoves.Usable(view, settings) is not { } quote) return AlgoMoves.AwaitQuote(state, view, settings);
        var quantity = AlgoMoves.Slice(order.Quantity, settings.LargestSlice);
        var tick = TickAnalysis.Of(quote, quantity);
        var hurry = AlgoMoves.ClosesSoon(view, settings) ? "trading ends soon"
            : tick.IsSizeAdverse(settings.AdverseImbalance, settings.AdverseSizeFactor) ? "sizes are adverse"
            : null;
        if (hurry is not null)
        {
            // A limit of the order's own is kept even in a hurry.
            var placed = order.LimitPrice is null
                ? new PlaceChild(BrokerOrderType.Market, quantity)
                : new PlaceChild(BrokerOrderType.Limit, quantity, AlgoMoves.AggressivePrice(order, tick));
            return AlgoMoves.Place(state, view, placed.Type == BrokerOrderType.Market ? Market : Aggressive, placed, view.Now + settings.TotalTime, $"at once: {hurry}");
        }

        var price = AlgoMoves.PassivePrice(order, tick);
        return AlgoMoves.Place(state, view, Passive, new PlaceChild(BrokerOrderType.Limit, quantity, price), view.Now + settings.PassiveTime, $"waits at {price}");
    }

    private string? WhyNotWait(AlgoOrder order, AlgoState state, AlgoView view, AlgoChild child, TimeSpan age)
    {
        if (age > settings.PassiveTime) return $"not filled within {settings.PassiveTime.TotalSeconds} s";
        if (AlgoMoves.ClosesSoon(view, settings)) return "trading ends soon";
        if (AlgoMoves.Usable(view, settings) is not { } quote) return "the quote was lost";
        var now = TickAnalysis.Of(quote, child.Remaining);
        if (state.Reference is { } reference && now.IsPriceWorseThan(TickAnalysis.Of(reference, order.Sign))) return "the price moved away";
        return now.IsSizeAdverse(settings.AdverseImbalance, settings.AdverseSizeFactor) ? "sizes are adverse" : null;
    }

    private DateTimeOffset NextLook(AlgoChild child, AlgoView view)
    {
        var next = child.SentAt + settings.PassiveTime + TimeSpan.FromMilliseconds(1);
        return view.ClosesAt is { } closes && closes - settings.CloseMargin is var soon && soon < next && soon > view.Now ? soon + TimeSpan.FromMilliseconds(1) : next;
    }

    private DateTimeOffset TimeLimit(AlgoChild child) => child.SentAt + settings.TotalTime + TimeSpan.FromMilliseconds(1);

    private static string Joined(string first, string second) => first.Length == 0 ? second : $"{first}; {second}";
}
