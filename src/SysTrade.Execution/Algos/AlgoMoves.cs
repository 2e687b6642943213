using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Market;
using SysTrade.Brokers.Orders;

namespace SysTrade.Execution.Algos;

/// <summary>What all algos do the same way: ends and cancellations, quotes that can be used, limit prices on the grid, slices.</summary>
internal static class AlgoMoves
{
    /// <summary>Ends a run that has no live order.</summary>
    public static AlgoStep End(AlgoState state, AlgoView view, string comment) => new(state.To(AlgoState.Done, view.Now), Comment: comment);

    /// <summary>
    /// Ends a run: at once without a live order, otherwise after its cancellation is confirmed. Control is kept until then, so there is never a second
    /// live order beside one that could still be filled.
    /// </summary>
    public static AlgoStep Finish(AlgoState state, AlgoView view, AlgoSettings settings, string comment)
    {
        if (view.Child is not { IsLive: true } child) return End(state, view, comment);
        var ending = state.To(AlgoState.Ending, view.Now);
        var asked = state.Memory.TryGetValue(CancelAsked, out var seconds) ? state.StartedAt.AddSeconds(seconds) : (DateTimeOffset?)null;
        if (asked is { } at && view.Now - at < settings.CancelWait) return new AlgoStep(ending, null, at + settings.CancelWait);

        // Not confirmed at the venue yet: a cancellation could overtake the order.
        if (child.Status == ChildStatus.Sending && view.Now - child.SentAt < settings.CancelWait) return new AlgoStep(ending, null, child.SentAt + settings.CancelWait);
        ending = ending with { Memory = state.Memory.SetItem(CancelAsked, (view.Now - state.StartedAt).TotalSeconds) };
        return new AlgoStep(ending, new CancelChild(), view.Now + settings.CancelWait, asked is null ? comment : "the cancellation is not confirmed, asking again");
    }

    /// <summary>The quote when an order can be priced on it, otherwise null.</summary>
    public static Quote? Usable(AlgoView view, AlgoSettings settings) =>
        view.Quote is { IsTwoSided: true } quote && (settings.AcceptDelayedQuotes || !quote.IsDelayed) ? quote : null;

    /// <summary>Waits for a quote, or ends the run when none came in time.</summary>
    public static AlgoStep AwaitQuote(AlgoState state, AlgoView view, AlgoSettings settings)
    {
        var until = state.StartedAt + settings.QuoteWait;
        if (view.Now < until) return new AlgoStep(state, null, until);
        var reason = view.Quote is { IsDelayed: true } ? "only delayed quotes" : view.Quote is null ? "no quote" : "no quote with both sides";
        return End(state, view, $"{reason} within {settings.QuoteWait.TotalSeconds} s, no order sent");
    }

    /// <summary>Sends an order, and remembers the quote it was decided on when it is the first.</summary>
    public static AlgoStep Place(AlgoState state, AlgoView view, string phase, PlaceChild order, DateTimeOffset? wakeAt, string comment) =>
        new(state.To(phase, view.Now) with { OrdersSent = state.OrdersSent + 1, Reference = state.Reference ?? view.Quote }, order, wakeAt, comment);

    /// <summary>Price to wait at: our own side's, on the grid and not beyond the order's limit.</summary>
    public static double PassivePrice(AlgoOrder order, in TickAnalysis tick) =>
        Capped(order, OnGrid(order, tick.OffsidePrice, order.Sign > 0 ? TickRounding.Down : TickRounding.Up));

    /// <summary>Price to trade at now: the other side's, on the grid so that it still reaches it, and not beyond the order's limit.</summary>
    public static double AggressivePrice(AlgoOrder order, in TickAnalysis tick) =>
        Capped(order, OnGrid(order, tick.SidePrice, order.Sign > 0 ? TickRounding.Up : TickRounding.Down));

    /// <summary>A price on the venue's grid.</summary>
    public static double OnGrid(AlgoOrder order, double price, TickRounding rounding) => order.Increments?.Round(price, rounding) ?? price;

    /// <summary>The order's limit on the grid: a buy is rounded down and a sale up, never to a worse price than was allowed.</summary>
    public static double OwnLimit(AlgoOrder order, double limit) => OnGrid(order, limit, order.Sign > 0 ? TickRounding.Down : TickRounding.Up);

    /// <summary>At most so many units, with the sign kept.</summary>
    public static int Slice(int quantity, int largest) => Math.Sign(quantity) * Math.Min(Math.Abs(quantity), largest);

    /// <summary>True when trading ends within the margin.</summary>
    public static bool ClosesSoon(AlgoView view, AlgoSettings settings) => view.ClosesAt is { } closes && closes - view.Now < settings.CloseMargin;

    private const string CancelAsked = "cancel_asked_seconds";

    private static double Capped(AlgoOrder order, double price)
    {
        if (order.LimitPrice is not { } limit) return price;
        limit = OwnLimit(order, limit);
        return order.Sign > 0 ? Math.Min(price, limit) : Math.Max(price, limit);
    }
}
