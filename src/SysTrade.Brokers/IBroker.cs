using SysTrade.Brokers.Accounts;
using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Hours;
using SysTrade.Brokers.Market;
using SysTrade.Brokers.Orders;

namespace SysTrade.Brokers;

/// <summary>A connection to one account at one broker. Each broker has one implementation; nothing above it knows which.</summary>
/// <remarks>
/// Requests go out and return once handed over; what comes of them arrives as <see cref="BrokerEvent"/>s, which the owner takes when it wants
/// (<see cref="TakeEvents"/>), on its own thread and in one order, so that one loop owns all state and a day can be replayed exactly. Nothing is
/// called back. Events may be lost with the connection: after every (re)connect the owner asks for orders and executions since the last it is sure
/// of and applies them as if they had been told. Safe for use from several threads, but events are for one taker. Every request may throw a
/// <see cref="BrokerException"/> with what became of it. Disposing disconnects and never trades: orders at the broker stay as they are.
/// </remarks>
public interface IBroker : IAsyncDisposable
{
    /// <summary>Name of the broker, for messages and records: <c>simulated</c>, <c>paper</c>, <c>ib</c>.</summary>
    string Name { get; }

    /// <summary>The account traded.</summary>
    string Account { get; }

    /// <summary>How it can be reached now.</summary>
    ConnectionState Connection { get; }

    /// <summary>Connects, or does nothing when connected.</summary>
    /// <exception cref="BrokerException"><c>BrokerUnreachable</c>, <c>BrokerTimeout</c>.</exception>
    ValueTask ConnectAsync(CancellationToken cancellation = default);

    /// <summary>Disconnects. Orders at the broker stay as they are.</summary>
    ValueTask DisconnectAsync(CancellationToken cancellation = default);

    /// <summary>Takes what the broker has told since the last time, oldest first; never waits.</summary>
    IReadOnlyList<BrokerEvent> TakeEvents(int limit = int.MaxValue);

    /// <summary>Waits until there is an event to take, or the time has passed on the injected clock; true when there is one.</summary>
    ValueTask<bool> WaitForEventAsync(TimeSpan atMost, CancellationToken cancellation = default);

    /// <summary>Facts about a contract.</summary>
    /// <exception cref="BrokerException"><c>ContractUnknown</c>, <c>ContractAmbiguous</c>.</exception>
    ValueTask<ContractDetails> GetContractAsync(BrokerContract contract, CancellationToken cancellation = default);

    /// <summary>When a contract trades, for at least the next few days. Of a spread, when all legs do.</summary>
    /// <exception cref="BrokerException"><c>ContractUnknown</c>.</exception>
    ValueTask<TradingHours> GetTradingHoursAsync(BrokerContract contract, CancellationToken cancellation = default);

    /// <summary>The top of the book now; one side may be missing.</summary>
    /// <exception cref="BrokerException"><c>ContractUnknown</c>, <c>QuoteUnavailable</c>.</exception>
    ValueTask<Quote> GetQuoteAsync(BrokerContract contract, CancellationToken cancellation = default);

    /// <summary>Asks for <see cref="QuoteReceived"/> events of a contract from now on, beginning with the present quote. Asking twice is asking once.</summary>
    /// <exception cref="BrokerException"><c>ContractUnknown</c>.</exception>
    ValueTask SubscribeQuotesAsync(BrokerContract contract, CancellationToken cancellation = default);

    /// <summary>Ends what <see cref="SubscribeQuotesAsync"/> began; nothing when there is no such subscription.</summary>
    ValueTask UnsubscribeQuotesAsync(BrokerContract contract, CancellationToken cancellation = default);

    /// <summary>Sends an order. Returns when it has left; whether it was taken comes as <see cref="OrderUpdated"/>.</summary>
    /// <exception cref="BrokerException">With <see cref="RequestOutcome.NotSent"/> or <see cref="RequestOutcome.Unknown"/>.</exception>
    ValueTask PlaceAsync(OrderTicket ticket, CancellationToken cancellation = default);

    /// <summary>Asks for another limit price of a working limit order. Answered by <see cref="OrderUpdated"/> or <see cref="ChangeRefused"/>.</summary>
    /// <exception cref="BrokerException">As <see cref="PlaceAsync"/>.</exception>
    ValueTask ReplaceAsync(string clientOrderId, double limitPrice, CancellationToken cancellation = default);

    /// <summary>Asks for the cancellation of an order. Answered by <see cref="OrderUpdated"/> or <see cref="ChangeRefused"/>; fills may still come.</summary>
    /// <exception cref="BrokerException">As <see cref="PlaceAsync"/>.</exception>
    ValueTask CancelAsync(string clientOrderId, CancellationToken cancellation = default);

    /// <summary>Orders of the account that are open; with a moment, also those that ended since then. Answered after requests made earlier on this connection were taken.</summary>
    ValueTask<IReadOnlyList<OrderReport>> GetOrdersAsync(DateTimeOffset? endedSince = null, CancellationToken cancellation = default);

    /// <summary>
    /// Executions done, busted or replaced since a moment, with their commissions as far as known, oldest first. Busted and replaced ones are among
    /// them, marked.
    /// </summary>
    ValueTask<IReadOnlyList<ExecutionReport>> GetExecutionsAsync(DateTimeOffset since, CancellationToken cancellation = default);

    /// <summary>Positions that are not zero.</summary>
    ValueTask<IReadOnlyList<BrokerPosition>> GetPositionsAsync(CancellationToken cancellation = default);

    /// <summary>Amounts in the account, by currency.</summary>
    ValueTask<IReadOnlyList<AccountValue>> GetAccountValuesAsync(CancellationToken cancellation = default);
}
