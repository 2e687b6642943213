using SysTrade.Brokers;
using SysTrade.Brokers.Accounts;
using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Hours;
using SysTrade.Brokers.Market;
using SysTrade.Brokers.Orders;

namespace SysTrade.Execution.Tests.Handling;

/// <summary>A broker that tells what a test gives it, and has nothing else.</summary>
internal sealed class ScriptedBroker : IBroker
{
    private readonly Queue<BrokerEvent> _events = new();

    public string Name => "scripted";

    public string Account => "S1";

    public ConnectionState Connection => ConnectionState.Connected;

    public void Tell(params IEnumerable<BrokerEvent> events)
    {
        foreach (var told in events) _events.Enqueue(told);
    }

    public IReadOnlyList<BrokerEvent> TakeEvents(int limit = int.MaxValue)
    {
        BrokerEvent[] taken = [.. _events];
        _events.Clear();
        return taken;
    }

    public ValueTask ConnectAsync(CancellationToken cancellation = default) => ValueTask.CompletedTask;

    public ValueTask DisconnectAsync(CancellationToken cancellation = default) => ValueTask.CompletedTask;

    public ValueTask<bool> WaitForEventAsync(TimeSpan atMost, CancellationToken cancellation = default) => new(_events.Count > 0);

    public ValueTask<ContractDetails> GetContractAsync(BrokerContract contract, CancellationToken cancellation = default) => throw new NotSupportedException();

    public ValueTask<TradingHours> GetTradingHoursAsync(BrokerContract contract, CancellationToken cancellation = default) => throw new NotSupportedException();

    public ValueTask<Quote> GetQuoteAsync(BrokerContract contract, CancellationToken cancellation = default) => throw new NotSupportedException();

    public ValueTask SubscribeQuotesAsync(BrokerContract contract, CancellationToken cancellation = default) => throw new NotSupportedException();

    public ValueTask UnsubscribeQuotesAsync(BrokerContract contract, CancellationToken cancellation = default) => throw new NotSupportedException();

    public ValueTask PlaceAsync(OrderTicket ticket, CancellationToken cancellation = default) => throw new NotSupportedException();

    public ValueTask ReplaceAsync(string clientOrderId, double limitPrice, CancellationToken cancellation = default) => throw new NotSupportedException();

    public ValueTask CancelAsync(string clientOrderId, CancellationToken cancellation = default) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<OrderReport>> GetOrdersAsync(DateTimeOffset? endedSince = null, CancellationToken cancellation = default) => new([]);

    public ValueTask<IReadOnlyList<ExecutionReport>> GetExecutionsAsync(DateTimeOffset since, CancellationToken cancellation = default) => new([]);

    public ValueTask<IReadOnlyList<BrokerPosition>> GetPositionsAsync(CancellationToken cancellation = default) => new([]);

    public ValueTask<IReadOnlyList<AccountValue>> GetAccountValuesAsync(CancellationToken cancellation = default) => new([]);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
