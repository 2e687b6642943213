using SysTrade.Brokers;
using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Market;
using SysTrade.Brokers.Orders;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;

namespace SysTrade.Execution.Handling;

public sealed partial class StackHandler
{
    // Asks for what may have been missed: at the start, after the line was lost, and now and then. Order of questions matters: an order's end is taken
    // before its executions are asked for, so executions of an order that has ended are complete.
    private async Task SyncAsync(CancellationToken cancellation)
    {
        if (_broker.Connection != ConnectionState.Connected)
        {
            await _broker.ConnectAsync(cancellation).ConfigureAwait(false);
            _mustSync = true;
        }

        if (!_mustSync && _book.Now - _syncedAt < _options.SyncEvery) return;
        await FillsAsync(cancellation).ConfigureAwait(false);
        var started = _book.Now;
        var since = _book.Fact(SyncFact) is { } last ? last - _options.Overlap : started - _options.FirstLook;
        var orders = await _broker.GetOrdersAsync(since, cancellation).ConfigureAwait(false);
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var report in orders)
        {
            await Guard(HandlerStep.Sync, report.BrokerOrderId, () =>
            {
                _messages.Take(_book, report);
                if (report.ClientOrderId is { } id) shown.Add(id);
                return Task.CompletedTask;
            }).ConfigureAwait(false);
        }

        await ExecutionsAsync(cancellation).ConfigureAwait(false);
        foreach (var order in Live().Where(o => !shown.Contains(o.ClientOrderId!) && started - o.SubmittedAt >= _options.ArrivalGrace))
        {
            // The broker answers a cancellation of an order it does not know in the order it gets messages, so after that answer it cannot turn up.
            await Guard(HandlerStep.Sync, order.Id.ToString(), async () =>
            {
                Tell(HandlerStep.Sync, order.Id.ToString(), "the broker does not show it: asked about by a cancellation");
                await _broker.CancelAsync(order.ClientOrderId!, cancellation).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }

        _book.SetFact(SyncFact, started);
        (_mustSync, _syncedAt) = (false, started);
        _book.CloseAlert($"broker:{_broker.Name}");
    }

    private async Task ExecutionsAsync(CancellationToken cancellation)
    {
        var since = _book.Fact(SyncFact) is { } last ? last - _options.Overlap : _book.Now - _options.FirstLook;
        foreach (var execution in await _broker.GetExecutionsAsync(new DateTimeOffset(since, TimeSpan.Zero), cancellation).ConfigureAwait(false))
        {
            await Guard(HandlerStep.Sync, execution.ExecutionId, () => Book(_book, execution)).ConfigureAwait(false);
        }
    }

    private async Task FillsAsync(CancellationToken cancellation)
    {
        // What came together is booked in one transaction. Where one of it fails all is booked again, each by itself, so that it holds up nothing else.
        var events = _broker.TakeEvents();
        if (events.Count(e => e is not QuoteReceived) > 1)
        {
            var told = _entries.Count;
            if (_messages.TryTogether(() => _book.Together(book => events.Count(e => Take(book, e).IsCompleted)))) return;
            _entries.RemoveRange(told, _entries.Count - told);
        }

        foreach (var told in events)
        {
            cancellation.ThrowIfCancellationRequested();
            await Guard(HandlerStep.Fills, told.GetType().Name, () => Take(_book, told)).ConfigureAwait(false);
        }
    }

    private Task Take(OrderBook book, BrokerEvent told)
    {
        switch (told)
        {
            case OrderUpdated updated: _messages.Take(book, updated.Order); break;
            case ExecutionReported reported: return Book(book, reported.Execution);
            case ExecutionBusted busted: return Book(book, busted.Execution with { IsBusted = true });
            case CommissionReported commission: _messages.Take(book, commission.Commission); break;
            case ChangeRefused refused: _messages.Take(book, refused); break;
            case QuoteReceived quote: _quotes[quote.Contract] = quote.Quote; break;
            case ConnectionChanged changed:
                Tell(HandlerStep.Fills, _broker.Name, $"{changed.State}: {changed.Text}", changed.State != ConnectionState.Connected);
                if (changed.State != ConnectionState.Connected) book.Alert($"broker:{_broker.Name}", $"The line to {_broker.Name} is {changed.State}: {changed.Text}");
                if (changed.SubscriptionsLost) _quotes.Clear();
                _mustSync = true;
                break;
            case BrokerNotice notice when notice.IsWarning:
                book.Alert($"notice:{_broker.Name}:{notice.Code}", notice.Text);
                break;
        }

        return Task.CompletedTask;
    }

    private Task Book(OrderBook book, ExecutionReport execution)
    {
        var outcome = _messages.Take(book, execution);
        if (outcome is BookingOutcome.Booked or BookingOutcome.Foreign)
        {
            var text = $"{execution.ExecutionId}: {execution.Quantity} {execution.Contract} at {execution.Price}{(execution.IsBusted ? " withdrawn" : "")} {outcome}";
            Tell(HandlerStep.Fills, execution.ClientOrderId ?? execution.BrokerOrderId, text, outcome == BookingOutcome.Foreign);
        }

        return Task.CompletedTask;
    }

    private async Task CancelAsync(CancellationToken cancellation)
    {
        foreach (var order in _book.Queue(OrderQueue.Cancelling).OfType<BrokerOrder>())
        {
            if (_cancelsAsked.TryGetValue(order.Id, out var asked) && _book.Now - asked < _options.CancelRepeat) continue;
            await Guard(HandlerStep.Cancel, order.Id.ToString(), async () =>
            {
                _cancelsAsked[order.Id] = _book.Now;
                await _broker.CancelAsync(order.ClientOrderId!, cancellation).ConfigureAwait(false);
                Tell(HandlerStep.Cancel, order.Id.ToString(), "cancellation asked for");
            }).ConfigureAwait(false);
        }
    }

    private async Task EndOfDayAsync(CancellationToken cancellation)
    {
        foreach (var order in _book.Orders(OrderLevel.Instrument).Where(o => !o.IsDone && o.Status != OrderStatus.CancelPending))
        {
            await Guard(HandlerStep.EndOfDay, order.Id.ToString(), () =>
            {
                _book.Cancel(order.Id, "end of day");
                return Task.CompletedTask;
            }).ConfigureAwait(false);
        }

        var until = _book.Now + _options.EndOfDayWait;
        _cancelsAsked.Clear();
        do
        {
            await CancelAsync(cancellation).ConfigureAwait(false);
            await FillsAsync(cancellation).ConfigureAwait(false);
            if (!Live().Any()) break;
        }
        while (await _broker.WaitForEventAsync(until - _book.Now, cancellation).ConfigureAwait(false) && _book.Now < until);

        foreach (var run in _book.Runs().Where(r => _book.Find(r.Order) is not { IsDone: false })) _book.EndRun(run.Order);
        await CompleteAsync().ConfigureAwait(false);

        // What the broker has not confirmed may still fill: it stays on the stacks, and tomorrow's first question is about it.
        foreach (var order in Live())
        {
            Tell(HandlerStep.EndOfDay, order.Id.ToString(), $"still {order.Status} at the broker: kept, since it may fill", true);
            _book.Alert($"end-of-day:{order.Id}", $"{order.Id} ({order.Remaining} {order.Key}) was not confirmed as cancelled at the end of the day.", order.Instrument, order.Id);
        }
    }

    private IEnumerable<BrokerOrder> Live() =>
        new[] { OrderQueue.Sending, OrderQueue.Live, OrderQueue.Cancelling }.SelectMany(_book.Queue).OfType<BrokerOrder>().Where(o => o.ClientOrderId is not null && o.Type != BrokerOrderType.BalanceTrade).ToArray();

    private async ValueTask<Quote?> QuoteAsync(BrokerContract contract, CancellationToken cancellation)
    {
        if (_quotes.TryGetValue(contract, out var known)) return known;
        if (_broker.Connection != ConnectionState.Connected) return null;
        await _broker.SubscribeQuotesAsync(contract, cancellation).ConfigureAwait(false);
        var quote = await _broker.GetQuoteAsync(contract, cancellation).ConfigureAwait(false);
        _quotes[contract] = quote;
        return quote;
    }
}
