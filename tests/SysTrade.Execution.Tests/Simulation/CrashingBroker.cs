using SysTrade.Brokers;
using SysTrade.Brokers.Accounts;
using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Hours;
using SysTrade.Brokers.Market;
using SysTrade.Brokers.Orders;
using SysTrade.Brokers.Simulated;

namespace SysTrade.Execution.Tests.Simulation;

/// <summary>A connection in a process that can end before and after each message. Waiting moves the clock instead.</summary>
internal sealed class CrashingBroker(SimulatedBroker inner, SteppedClock clock, CrashPoint crash) : IBroker
{
    public string Name => inner.Name;

    public string Account => inner.Account;

    public ConnectionState Connection => inner.Connection;

    public ValueTask ConnectAsync(CancellationToken cancellation = default) => Send(() => inner.ConnectAsync(cancellation));

    public ValueTask DisconnectAsync(CancellationToken cancellation = default) => inner.DisconnectAsync(cancellation);

    public IReadOnlyList<BrokerEvent> TakeEvents(int limit = int.MaxValue)
    {
        var taken = inner.TakeEvents(limit);
        if (taken.Count > 0) crash.Pass();
        return taken;
    }

    public async ValueTask<bool> WaitForEventAsync(TimeSpan atMost, CancellationToken cancellation = default)
    {
        var until = clock.GetUtcNow() + atMost;
        while (!await inner.WaitForEventAsync(TimeSpan.Zero, cancellation))
        {
            if (clock.GetUtcNow() >= until) return false;
            clock.AdvanceTo(inner.Exchange.NextEventAt is { } next && next < until ? next : until);
        }

        return true;
    }

    public ValueTask<ContractDetails> GetContractAsync(BrokerContract contract, CancellationToken cancellation = default) => inner.GetContractAsync(contract, cancellation);

    public ValueTask<TradingHours> GetTradingHoursAsync(BrokerContract contract, CancellationToken cancellation = default) => inner.GetTradingHoursAsync(contract, cancellation);

    public ValueTask<Quote> GetQuoteAsync(BrokerContract contract, CancellationToken cancellation = default) => inner.GetQuoteAsync(contract, cancellation);

    public ValueTask SubscribeQuotesAsync(BrokerContract contract, CancellationToken cancellation = default) => inner.SubscribeQuotesAsync(contract, cancellation);

    public ValueTask UnsubscribeQuotesAsync(BrokerContract contract, CancellationToken cancellation = default) => inner.UnsubscribeQuotesAsync(contract, cancellation);

    public ValueTask PlaceAsync(OrderTicket ticket, CancellationToken cancellation = default) => Send(() => inner.PlaceAsync(ticket, cancellation));

    public ValueTask ReplaceAsync(string clientOrderId, double limitPrice, CancellationToken cancellation = default) => Send(() => inner.ReplaceAsync(clientOrderId, limitPrice, cancellation));

    public ValueTask CancelAsync(string clientOrderId, CancellationToken cancellation = default) => Send(() => inner.CancelAsync(clientOrderId, cancellation));

    public ValueTask<IReadOnlyList<OrderReport>> GetOrdersAsync(DateTimeOffset? endedSince = null, CancellationToken cancellation = default) => inner.GetOrdersAsync(endedSince, cancellation);

    public ValueTask<IReadOnlyList<ExecutionReport>> GetExecutionsAsync(DateTimeOffset since, CancellationToken cancellation = default) => inner.GetExecutionsAsync(since, cancellation);

    public ValueTask<IReadOnlyList<BrokerPosition>> GetPositionsAsync(CancellationToken cancellation = default) => inner.GetPositionsAsync(cancellation);

    public ValueTask<IReadOnlyList<AccountValue>> GetAccountValuesAsync(CancellationToken cancellation = default) => inner.GetAccountValuesAsync(cancellation);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private ValueTask Send(Func<ValueTask> message)
    {
        crash.Pass();
        var sent = message();
        crash.Pass();
        return sent;
    }
}
