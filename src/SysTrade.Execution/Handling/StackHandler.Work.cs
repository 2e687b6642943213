using System.Collections.Concurrent;
using SysTrade.Brokers;
using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Hours;
using SysTrade.Brokers.Orders;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Algos;
using SysTrade.Execution.Books;

namespace SysTrade.Execution.Handling;

public sealed partial class StackHandler
{
    private static readonly TimeSpan HoursKept = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestRefusalWait = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<BrokerContract, (TradingHours Hours, PriceIncrements? Increments, DateTime At)> _facts = [];

    // Every algo gets one step a round; none waits, so any number of orders is worked at once.
    private async Task WorkAsync(bool isStopping, CancellationToken cancellation)
    {
        foreach (var run in _book.Runs())
        {
            await Guard(HandlerStep.Work, run.Order.ToString(), () => StepAsync(run, isStopping, cancellation)).ConfigureAwait(false);
        }

        if (isStopping || _broker.Connection != ConnectionState.Connected) return;
        var running = _book.Runs().Select(r => r.Order).ToHashSet();
        foreach (var order in _book.Queue(OrderQueue.OpenContract).OfType<ContractOrder>().Where(o => !running.Contains(o.Id)))
        {
            await Guard(HandlerStep.Work, order.Id.ToString(), () => BeginAsync(order, cancellation)).ConfigureAwait(false);
        }
    }

    private async Task BeginAsync(ContractOrder order, CancellationToken cancellation)
    {
        if (order.Type == ContractOrderType.BalanceTrade || order.Remaining.IsZero) return;
        if (order.Children.Any(id => !_book.Get(id).IsDone)) return;
        var isPanic = order.Type == ContractOrderType.Panic;
        if (!isPanic && order.IsLockedFor(_book.Who, _book.Now)) return;
        if (!isPanic && _book.InstrumentLocks(order.Instrument) is [var hold, ..])
        {
            Waits(HandlerStep.Work, order.Id.ToString(), $"{order.Instrument} is locked ({hold.Kind})");
            return;
        }

        var (contract, _) = OrderLegsMap.ToUnits(order.Key, order.Remaining);
        var (hours, _, _) = await FactsAsync(contract, cancellation).ConfigureAwait(false);
        if (!isPanic && !hours.IsOpen(_book.Clock.GetUtcNow()))
        {
            Waits(HandlerStep.Work, order.Id.ToString(), "the market is closed");
            return;
        }

        var algo = _algos.For(order.Type, order.Instrument, order.Algo);
        if (order.Control?.HoldsAgainst(_book.Who, _book.Now) ?? false)
        {
            Waits(HandlerStep.Work, order.Id.ToString(), $"{order.Control!.Owner} has it in hand");
            return;
        }

        if (!isPanic && Refused(order) is { } refused)
        {
            Waits(HandlerStep.Work, order.Id.ToString(), refused);
            return;
        }

        if (_book.WaitsForTradeLimit(order))
        {
            Waits(HandlerStep.Work, order.Id.ToString(), "nothing is left of its trade limits");
            return;
        }

        // The run is first kept with what its first step does, so that beginning costs no transaction of its own.
        var run = new AlgoRun(order.Id, order.Remaining, order.Fill.Quantity, AlgoRunner.Begin(algo, _book.Clock.GetUtcNow()), null, "");
        await StepAsync(run, false, cancellation, isNew: true).ConfigureAwait(false);
    }

    // What was refused is refused again a second later, for want of margin say. Word of it is in the book, so a new handler waits just as long.
    private string? Refused(ContractOrder order)
    {
        var refusals = order.Children.Reverse().Select(id => (BrokerOrder)_book.Get(id)).TakeWhile(c => c.Status == OrderStatus.Rejected && c.Fill.Quantity.IsZero).ToArray();
        if (refusals.Length == 0) return null;
        var wait = _options.RefusalWait * Math.Pow(2, Math.Min(refusals.Length - 1, 10));
        if (wait > LongestRefusalWait) wait = LongestRefusalWait;
        var again = (refusals[0].SubmittedAt ?? refusals[0].CreatedAt) + wait;
        if (_book.Now >= again) return null;
        var why = $"the broker refused {refusals[0].Id} ({refusals[0].Remark ?? "without a reason"})";
        _book.Alert($"refused:{order.Id}", $"{order.Id} ({order.Remaining} {order.Key}) waits: {why}. It is tried again by itself, each time later; cancel it when it cannot be traded: Stop-SysOrder {order.Id}.", order.Instrument, order.Id);
        return $"{why}, tried again at {again:HH:mm:ss}";
    }

    private async Task StepAsync(AlgoRun run, bool isStopping, CancellationToken cancellation, bool isNew = false)
    {
        var order = (ContractOrder)_book.Get(run.Order);
        var child = order.Children.Count == 0 ? null : (BrokerOrder)_book.Get(order.Children[^1]);
        if (!isNew && (order.Control is null || order.Control.HoldsAgainst(_book.Who, _book.Now)))
        {
            if (order.Control is not null) return;
            if (!order.IsDone && !_book.TakeControl(order.Id, run.State.Algo, _options.AlgoLease)) return;
        }

        // The order ended, or a withdrawn execution changed what remains: what the run was begun for is past, once nothing of it is at the broker.
        var filled = order.Fill.Quantity - run.FilledBefore;
        if (child is null or { IsDone: true } && (order.IsDone || !filled.IsPartOf(run.Quantity) || order.Status == OrderStatus.CancelPending))
        {
            if (!isNew) _book.EndRun(order.Id);
            return;
        }

        var (contract, units) = OrderLegsMap.ToUnits(order.Key, run.Quantity);
        var (hours, increments, _) = await FactsAsync(contract, cancellation).ConfigureAwait(false);
        var quote = await QuoteAsync(contract, cancellation).ConfigureAwait(false);
        var now = _book.Clock.GetUtcNow();
        var closes = hours.SessionAt(now)?.Closes;
        var view = new AlgoView
        {
            Now = now,
            Quote = quote,
            Child = child is null || child.CreatedAt < run.State.StartedAt.UtcDateTime ? null : Child(child, contract),
            Filled = OrderLegsMap.WholeUnits(order.Key, contract, filled),
            ClosesAt = _options.StopsAt is { } stops && (closes is null || stops < closes) ? stops : closes,
            IsStopping = isStopping || order.Status == OrderStatus.CancelPending,
        };
        var input = new AlgoOrder { Contract = contract, Quantity = units, OrderType = order.Type, LimitPrice = order.LimitPrice, Increments = increments };
        var step = AlgoRunner.Step(_algos.Table.Find(run.State.Algo, $"the run of {order.Id}"), input, run.State, view);
        var next = run with { State = step.State, WakeAt = step.WakeAt, Comment = step.Comment.Length > 0 ? step.Comment : run.Comment };

        // Of an order to be placed only once it may be.
        if (step.Comment.Length > 0 && step.Action is not PlaceChild) Tell(HandlerStep.Work, order.Id.ToString(), $"{run.State.Algo}: {step.Comment}");
        switch (step.Action)
        {
            case PlaceChild place:
                await PlaceAsync(order, contract, place, step.Comment, next, view, isNew ? _options.AlgoLease : null, cancellation).ConfigureAwait(false);
                return;
            case var _ when isNew:
                if (!next.State.IsDone) _book.BeginRun(next, _options.AlgoLease);
                return;
            case MoveChild move when child is not null && !(_messages.Moving.TryGetValue(child.ClientOrderId!, out var asked) && asked == move.LimitPrice):
                _book.SaveRun(next);
                _messages.Moving[child.ClientOrderId!] = move.LimitPrice;
                await _broker.ReplaceAsync(child.ClientOrderId!, move.LimitPrice, cancellation).ConfigureAwait(false);
                return;
            case CancelChild when child is not null:
                _book.SaveRun(next);
                if (child.Status != OrderStatus.CancelPending) _book.Cancel(child.Id, step.Comment.Length > 0 ? step.Comment : "the algo ends");
                _cancelsAsked[child.Id] = _book.Now;
                await _broker.CancelAsync(child.ClientOrderId!, cancellation).ConfigureAwait(false);
                return;
            default:
                if (next.State.IsDone) _book.EndRun(order.Id);
                else if (next != run) _book.SaveRun(next);
                return;
        }
    }

    private async Task PlaceAsync(
        ContractOrder order, BrokerContract contract, PlaceChild place, string comment, AlgoRun next, AlgoView view, TimeSpan? lease, CancellationToken cancellation)
    {
        var quantity = OrderLegsMap.ToLegs(order.Key, contract, place.Quantity);
        var isBuy = place.Quantity > 0;
        var market = view.Quote is { IsTwoSided: true } q ? (isBuy ? q.Ask : q.Bid, q.Mid, isBuy ? q.Bid : q.Ask) : default((double?, double?, double?));
        var request = new SendRequest(quantity, place.Type)
        {
            LimitPrice = place.LimitPrice,
            Algo = next.State.Algo,
            Market = market,
            At = (_broker.Name, _broker.Account),
        };
        var (sent, refusal) = _book.PrepareSend(order.Id, request, next, lease);
        if (sent is null)
        {
            Waits(HandlerStep.Work, order.Id.ToString(), refusal!);
            if (lease is null) _book.EndRun(order.Id);
            return;
        }

        if (comment.Length > 0) Tell(HandlerStep.Work, order.Id.ToString(), $"{next.State.Algo}: {comment}");
        var (_, units) = OrderLegsMap.ToUnits(sent.Key, sent.Trade);
        try
        {
            await _broker.PlaceAsync(new OrderTicket(sent.ClientOrderId!, contract, units, place.Type, place.LimitPrice), cancellation).ConfigureAwait(false);
            Tell(HandlerStep.Work, sent.Id.ToString(), $"sent {sent.Trade} {sent.Key} {sent.TypeName}{(sent.LimitPrice is { } limit ? $" at {limit}" : "")}");
        }
        catch (BrokerException error) when (error.Outcome == RequestOutcome.NotSent)
        {
            _book.NeverArrived(sent.ClientOrderId!);
            throw;
        }
        catch (BrokerException error) when (error.Outcome == RequestOutcome.Refused)
        {
            _book.Rejected(sent.ClientOrderId!, error.Message);
            throw;
        }
        catch (SysTradeException error) when (error is not BrokerException)
        {
            // The ticket itself is wrong, so nothing left.
            _book.NeverArrived(sent.ClientOrderId!);
            throw;
        }
    }

    private AlgoChild Child(BrokerOrder child, BrokerContract contract)
    {
        var (_, units) = OrderLegsMap.ToUnits(child.Key, child.Trade);
        var status = child.Status switch
        {
            OrderStatus.New or OrderStatus.Sending => ChildStatus.Sending,
            OrderStatus.Working when _messages.Moving.ContainsKey(child.ClientOrderId!) => ChildStatus.Changing,
            OrderStatus.Working => ChildStatus.Working,
            OrderStatus.CancelPending => ChildStatus.Changing,
            _ => ChildStatus.Ended,
        };
        return new AlgoChild(
            child.Type, units, OrderLegsMap.WholeUnits(child.Key, contract, child.Fill.Quantity), child.LimitPrice, status,
            new DateTimeOffset(child.SubmittedAt ?? child.CreatedAt, TimeSpan.Zero), child.Status == OrderStatus.Rejected);
    }

    private async ValueTask<(TradingHours Hours, PriceIncrements? Increments, DateTime At)> FactsAsync(BrokerContract contract, CancellationToken cancellation)
    {
        if (_facts.TryGetValue(contract, out var known) && _book.Now - known.At < HoursKept) return known;
        var hours = await _broker.GetTradingHoursAsync(contract, cancellation).ConfigureAwait(false);
        var details = await _broker.GetContractAsync(contract, cancellation).ConfigureAwait(false);
        return _facts[contract] = (hours, details.Increments, _book.Now);
    }
}
