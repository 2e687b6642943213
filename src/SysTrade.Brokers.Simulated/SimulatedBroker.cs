using SysTrade.Brokers.Accounts;
using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Hours;
using SysTrade.Brokers.Market;
using SysTrade.Brokers.Orders;
using SysTrade.Brokers.Simulated.Exchange;
using SysTrade.Domain.Errors;

namespace SysTrade.Brokers.Simulated;

/// <summary>A program's connection to a <see cref="SimulatedExchange"/>. What was not taken from it is lost with it; the exchange goes on.</summary>
/// <remarks>All tasks it returns are complete, except waiting for events.</remarks>
public sealed class SimulatedBroker : IBroker
{
    private readonly SimulatedExchange _exchange;
    private readonly TimeProvider _time;
    private readonly List<BrokerEvent> _events = [];
    private readonly Dictionary<BrokerContract, int> _quotes = [];

    internal SimulatedBroker(SimulatedExchange exchange, TimeProvider time) => (_exchange, _time) = (exchange, time);

    /// <inheritdoc/>
    public string Name => _exchange.Options.Name;

    /// <inheritdoc/>
    public string Account => _exchange.Options.Account;

    /// <inheritdoc/>
    public ConnectionState Connection => _exchange.Read(() => State);

    /// <summary>The market behind the connection.</summary>
    public SimulatedExchange Exchange => _exchange;

    /// <summary>True when waiting for an event moves the clock, which then has to be a <see cref="SteppedClock"/>: a day passes as fast as it is worked.</summary>
    public bool WaitingMovesClock { get; init; }

    internal long Epoch { get; private set; }

    internal List<BrokerContract> Subscriptions { get; } = [];

    internal List<Action> OnTheWay { get; } = [];

    private ConnectionState State { get; set; }

    /// <inheritdoc/>
    public ValueTask ConnectAsync(CancellationToken cancellation = default) => Do(() =>
    {
        if (State == ConnectionState.Connected) return;
        _exchange.Join(this);
        State = ConnectionState.Connected;
        Epoch++;
        _events.Add(new ConnectionChanged(_time.GetUtcNow(), State, "Connected.", SubscriptionsLost: true));
    });

    /// <inheritdoc/>
    public ValueTask DisconnectAsync(CancellationToken cancellation = default) => Do(() =>
    {
        if (State != ConnectionState.Connected) return;
        _exchange.Leave(this);
        Lose(_time.GetUtcNow(), "Disconnected.");
    });

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => DisconnectAsync();

    /// <inheritdoc/>
    public IReadOnlyList<BrokerEvent> TakeEvents(int limit = int.MaxValue) => _exchange.Read(() =>
    {
        if (_events.Count == 0) return [];
        var taken = _events.GetRange(0, Math.Min(limit, _events.Count)).ToArray();
        _events.RemoveRange(0, taken.Length);
        _quotes.Clear();
        for (var i = 0; i < _events.Count; i++)
        {
            if (_events[i] is QuoteReceived quote) _quotes[quote.Contract] = i;
        }

        return taken;
    });

    /// <inheritdoc/>
    public async ValueTask<bool> WaitForEventAsync(TimeSpan atMost, CancellationToken cancellation = default)
    {
        var until = _time.GetUtcNow() + atMost;
        while (true)
        {
            if (_exchange.Read(() => _events.Count > 0)) return true;
            var now = _time.GetUtcNow();
            if (now >= until) return false;
            var next = _exchange.NextEventAt is { } at && at < until ? at : until;
            if (WaitingMovesClock && _time is SteppedClock clock) clock.AdvanceTo(next);
            else if (next > now) await Task.Delay(next - now, _time, cancellation).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask<ContractDetails> GetContractAsync(BrokerContract contract, CancellationToken cancellation = default) => Ask(() =>
    {
        var instrument = _exchange.Instrument(contract);
        return new ContractDetails(contract, null, instrument.Increments, instrument.PointSize, instrument.Currency, _exchange.Options.Name);
    });

    /// <inheritdoc/>
    public ValueTask<TradingHours> GetTradingHoursAsync(BrokerContract contract, CancellationToken cancellation = default) => Ask(() =>
    {
        _exchange.Instrument(contract);
        return _exchange.HoursOf(contract);
    });

    /// <inheritdoc/>
    public ValueTask<Quote> GetQuoteAsync(BrokerContract contract, CancellationToken cancellation = default) => Ask(() =>
    {
        _exchange.Instrument(contract);
        return _exchange.QuoteOf(contract) ?? throw new BrokerException(
            "QuoteUnavailable", SysErrorKind.NotFound, RequestOutcome.Refused, $"{Name} has no quote of {contract}.", "See whether the instrument has prices for this contract.", contract);
    });

    /// <inheritdoc/>
    public ValueTask SubscribeQuotesAsync(BrokerContract contract, CancellationToken cancellation = default) => Do(() =>
    {
        RequireConnection();
        _exchange.Instrument(contract);
        if (Subscriptions.Contains(contract)) return;
        Subscriptions.Add(contract);
        _exchange.Subscribe(contract);
        if (_exchange.QuoteOf(contract) is { } quote) Receive(Epoch, new QuoteReceived(_time.GetUtcNow(), contract, quote));
    });

    /// <inheritdoc/>
    public ValueTask UnsubscribeQuotesAsync(BrokerContract contract, CancellationToken cancellation = default) => Do(() => Subscriptions.Remove(contract));

    /// <inheritdoc/>
    public ValueTask PlaceAsync(OrderTicket ticket, CancellationToken cancellation = default) => Do(() =>
    {
        RequireConnection();
        _exchange.Send(this, ticket);
    });

    /// <inheritdoc/>
    public ValueTask ReplaceAsync(string clientOrderId, double limitPrice, CancellationToken cancellation = default) => Do(() =>
    {
        RequireConnection();
        _exchange.SendReplace(this, clientOrderId, limitPrice);
    });

    /// <inheritdoc/>
    public ValueTask CancelAsync(string clientOrderId, CancellationToken cancellation = default) => Do(() =>
    {
        RequireConnection();
        _exchange.SendCancel(this, clientOrderId);
    });

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OrderReport>> GetOrdersAsync(DateTimeOffset? endedSince = null, CancellationToken cancellation = default) => Ask(() => _exchange.OrdersSince(endedSince));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ExecutionReport>> GetExecutionsAsync(DateTimeOffset since, CancellationToken cancellation = default) => Ask(() => _exchange.ExecutionsSince(since));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<BrokerPosition>> GetPositionsAsync(CancellationToken cancellation = default) => Ask(_exchange.Positions);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AccountValue>> GetAccountValuesAsync(CancellationToken cancellation = default) => Ask(_exchange.AccountValues);

    internal void Receive(long epoch, BrokerEvent happened)
    {
        if (epoch != Epoch || State != ConnectionState.Connected) return;
        if (happened is QuoteReceived quote)
        {
            if (_quotes.TryGetValue(quote.Contract, out var place))
            {
                _events[place] = happened;
                return;
            }

            _quotes[quote.Contract] = _events.Count;
        }

        _events.Add(happened);
    }

    internal void Lose(DateTimeOffset at, string reason = "The connection was lost.")
    {
        State = ConnectionState.Disconnected;
        Epoch++;
        Subscriptions.Clear();
        OnTheWay.Clear();
        _events.Add(new ConnectionChanged(at, State, reason, SubscriptionsLost: true));
    }

    private void RequireConnection()
    {
        if (State != ConnectionState.Connected) throw BrokerException.NotConnected(Name);
    }

    private ValueTask Do(Action work)
    {
        _exchange.Read(() =>
        {
            work();
            return true;
        });
        return ValueTask.CompletedTask;
    }

    private ValueTask<T> Ask<T>(Func<T> question) => ValueTask.FromResult(_exchange.Read(() =>
    {
        RequireConnection();
        SimulatedExchange.Settle(this);
        return question();
    }));
}
