using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Orders;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;

namespace SysTrade.Brokers.Simulated.Exchange;

// The line between the exchange and its clients: messages that take time, come twice, overtake each other or are lost.
public sealed partial class SimulatedExchange
{
    private readonly List<SimulatedBroker> _sessions = [];
    private DateTimeOffset _unreachableUntil = DateTimeOffset.MinValue;
    private DateTimeOffset _lastDelivery = DateTimeOffset.MinValue;
    private DateTimeOffset _lastArrival = DateTimeOffset.MinValue;
    private bool _isBreakScheduled;

    internal void Join(SimulatedBroker session)
    {
        if (_now < _unreachableUntil)
        {
            throw new BrokerException(
                "BrokerUnreachable", SysErrorKind.Connection, RequestOutcome.NotSent, $"{Options.Name} cannot be reached.", "Try again in a minute.", Options.Name);
        }

        _sessions.Add(session);
        if (_faults.DisconnectEvery is not { } mean || _isBreakScheduled) return;
        _isBreakScheduled = true;
        After(mean * -Math.Log(1 - _random.Uniform()), () =>
        {
            _isBreakScheduled = false;
            if (_faults.DisconnectEvery is not null) Break(_faults.DisconnectFor * _random.Uniform());
        });
    }

    internal void Leave(SimulatedBroker session) => _sessions.Remove(session);

    internal void Subscribe(BrokerContract contract) => Watch(contract);

    internal void Send(SimulatedBroker session, OrderTicket ticket) => Send(session, ticket.ClientOrderId, () => Arrive(ticket));

    internal void SendCancel(SimulatedBroker session, string clientOrderId) => Send(session, clientOrderId, () => ArriveCancel(clientOrderId));

    internal void SendReplace(SimulatedBroker session, string clientOrderId, double limit) => Send(session, clientOrderId, () => ArriveReplace(clientOrderId, limit));

    /// <summary>What was asked on a line before a question is done before the question is answered.</summary>
    internal static void Settle(SimulatedBroker session)
    {
        foreach (var arrival in session.OnTheWay.ToArray()) arrival();
        session.OnTheWay.Clear();
    }

    private void Send(SimulatedBroker session, string about, Action work)
    {
        var isLost = Happens(_faults.LostRequests);
        if (!isLost || _random.Below(2) == 0)
        {
            var isDone = false;
            void Once()
            {
                if (isDone) return;
                isDone = true;
                session.OnTheWay.Remove(Once);
                work();
            }

            // Requests of one line keep their order.
            var at = _now + Latency();
            if (at < _lastArrival) at = _lastArrival;
            _lastArrival = at;
            session.OnTheWay.Add(Once);
            if (at == _now) Once();
            else At(at, Once);
        }

        if (!isLost) return;
        Break(_faults.DisconnectFor * _random.Uniform());
        throw BrokerException.ConnectionLost(Options.Name, about);
    }

    private void Tell(BrokerEvent happened)
    {
        foreach (var session in _sessions)
        {
            var epoch = session.Epoch;
            var at = _now + Latency();
            if (Happens(_faults.LateMessages)) at += _faults.LateBy * _random.Uniform();
            else if (Happens(_faults.Reorders)) at += TimeSpan.FromSeconds(2 * _random.Uniform());
            else if (at < _lastDelivery) at = _lastDelivery;
            else _lastDelivery = at;
            Deliver(session, epoch, happened, at);
            if (Happens(_faults.Duplicates)) Deliver(session, epoch, happened, at + (TimeSpan.FromSeconds(30) * _random.Uniform()));
        }
    }

    private void Deliver(SimulatedBroker session, long epoch, BrokerEvent happened, DateTimeOffset at)
    {
        if (at <= _now) session.Receive(epoch, happened);
        else At(at, () => session.Receive(epoch, happened));
    }

    // Quotes are neither kept nor late: the next one is on its way.
    private bool TellQuotes(FuturesContract leg)
    {
        var any = false;
        foreach (var session in _sessions)
        {
            foreach (var contract in session.Subscriptions)
            {
                if (!Touches(contract, leg)) continue;
                any = true;
                if (QuoteOf(contract) is { } quote) session.Receive(session.Epoch, new QuoteReceived(_now, contract, quote));
            }
        }

        return any;
    }

    private void Break(TimeSpan unreachableFor)
    {
        _unreachableUntil = _now + unreachableFor;
        foreach (var session in _sessions.ToArray()) session.Lose(_now);
        _sessions.Clear();
    }

    private TimeSpan Latency() => _faults.LatencyHigh == TimeSpan.Zero
        ? TimeSpan.Zero
        : _faults.LatencyLow + ((_faults.LatencyHigh - _faults.LatencyLow) * _random.Uniform());

    private bool Happens(double chance) => chance > 0 && _random.Uniform() < chance;
}
