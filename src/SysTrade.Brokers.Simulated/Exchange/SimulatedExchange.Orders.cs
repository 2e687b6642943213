using System.Globalization;
using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Market;
using SysTrade.Brokers.Orders;
using SysTrade.Domain.Orders;

namespace SysTrade.Brokers.Simulated.Exchange;

// Requests as they arrive: checks of the venue, acceptance, changes, cancellations, ends of orders.
public sealed partial class SimulatedExchange
{
    private void Arrive(OrderTicket ticket)
    {
        if (_byClientId.ContainsKey(ticket.ClientOrderId))
        {
            DuplicateTickets++;
            Tell(new ChangeRefused(_now, ticket.ClientOrderId, RefusalReason.DuplicateId, $"Order id {ticket.ClientOrderId} was used before; the first order stands."));
            return;
        }

        var order = NewOrder(ticket.ClientOrderId, ticket.Contract, ticket.Quantity, ticket.Type, ticket.TimeInForce, ticket.LimitPrice);
        _orders.Add(order.BrokerOrderId, order);
        _byClientId.Add(order.ClientOrderId, order);
        var (refusal, text) = WhyNot(order);
        if (refusal == RefusalReason.None && Happens(_faults.Rejects)) (refusal, text) = (RefusalReason.Other, "The order was refused by the exchange.");
        if (refusal != RefusalReason.None)
        {
            End(order, BrokerOrderStatus.Rejected, refusal, text);
            return;
        }

        _open.Add(order);
        var hours = HoursOf(order.Contract);
        if (hours.IsOpen(_now))
        {
            Open(order);
        }
        else
        {
            order.Text = "Held until the market opens.";
            Changed(order);
            if (hours.NextOpen(_now) is { } opens) At(opens, () => Open(order));
        }
    }

    private SimulatedOrder NewOrder(string clientOrderId, BrokerContract contract, int quantity, BrokerOrderType type, TimeInForce timeInForce, double? limit) => new()
    {
        ClientOrderId = clientOrderId,
        BrokerOrderId = (_nextNumber++).ToString("D9", CultureInfo.InvariantCulture),
        Contract = contract,
        Quantity = quantity,
        Type = type,
        TimeInForce = timeInForce,
        SubmittedAt = _now,
        UpdatedAt = _now,
        Limit = limit,
    };

    private (RefusalReason Reason, string Text) WhyNot(SimulatedOrder order)
    {
        var contract = order.Contract;
        if (contract.Legs.Any(l => !_instruments.ContainsKey(l.Contract.Instrument) || IsExpired(l.Contract)) || QuoteOf(contract) is not { } quote)
        {
            return (RefusalReason.UnknownContract, $"{contract} is not traded here.");
        }

        var instrument = _instruments[contract.Instrument];
        if (Math.Abs(order.Quantity) > instrument.LargestOrder) return (RefusalReason.Size, $"At most {instrument.LargestOrder} in one order.");
        if (!instrument.HoldsOutsideHours && !HoursOf(contract).IsOpen(_now)) return (RefusalReason.MarketClosed, $"{contract} does not trade now.");
        if (order.Limit is { } limit && WhyNot(order, limit, quote) is { Reason: not RefusalReason.None } bad) return bad;
        return MarginNeeded(order) is var needed && needed > 0 && needed > NetLiquidation(instrument.Currency)
            ? (RefusalReason.Margin, $"The order needs a margin of {needed.ToString("N0", CultureInfo.InvariantCulture)} {instrument.Currency}.")
            : (RefusalReason.None, "");
    }

    private (RefusalReason Reason, string Text) WhyNot(SimulatedOrder order, double limit, in Quote quote)
    {
        var instrument = _instruments[order.Contract.Instrument];
        var increment = instrument.Increments.At(limit);
        if (!instrument.Increments.Allows(limit)) return (RefusalReason.PriceIncrement, $"{limit} is not a multiple of {increment}.");
        var reach = order.Sign > 0 ? limit - quote.Ask : quote.Bid - limit;
        return reach > instrument.PriceBand * increment
            ? (RefusalReason.PriceBand, $"{limit} is more than {instrument.PriceBand} increments beyond the market.")
            : (RefusalReason.None, "");
    }

    private void Open(SimulatedOrder order)
    {
        if (!order.IsOpen) return;
        order.Status = BrokerOrderStatus.Working;
        order.Text = "";
        if (QuoteOf(order.Contract) is { } quote) Snap(order, quote);
        Changed(order);
        Watch(order.Contract);
        ScheduleEnd(order);
        MatchArrival(order);
        if (order is { IsOpen: true, TimeInForce: TimeInForce.ImmediateOrCancel }) End(order, BrokerOrderStatus.Cancelled, RefusalReason.None, "Not filled at once.");
    }

    // Prices of orders whose limit is the broker's to set.
    private void Snap(SimulatedOrder order, in Quote quote)
    {
        var grid = _instruments[order.Contract.Instrument].Increments;
        var (side, offside) = order.Sign > 0 ? (quote.Ask, quote.Bid) : (quote.Bid, quote.Ask);
        order.Limit = order.Type switch
        {
            BrokerOrderType.SnapMarket => side,
            BrokerOrderType.SnapMid => grid.Round(quote.Mid, order.Sign > 0 ? TickRounding.Down : TickRounding.Up),
            BrokerOrderType.SnapPrimary or BrokerOrderType.AdaptiveMarket => offside,
            _ => order.Limit,
        };
        if (order.Type == BrokerOrderType.AdaptiveMarket) After(Options.AdaptiveStep, () => StepAdaptive(order));
    }

    // Goes one increment nearer to the other side at a time, until it is there.
    private void StepAdaptive(SimulatedOrder order)
    {
        if (!order.IsOpen) return;
        if (QuoteOf(order.Contract) is { IsTwoSided: true } quote)
        {
            var side = order.Sign > 0 ? quote.Ask : quote.Bid;
            var nearer = _instruments[order.Contract.Instrument].Increments.Move(order.Limit ?? side, order.Sign);
            order.Limit = order.Sign > 0 ? Math.Min(nearer, side) : Math.Max(nearer, side);
            order.IsResting = false;

            // Kept, so that after a restart it goes on from here; nobody is told of the broker's own steps.
            _changedOrders.Add(order);
            MatchArrival(order);
        }

        After(Options.AdaptiveStep, () => StepAdaptive(order));
    }

    private void ArriveCancel(string clientOrderId)
    {
        if (Find(clientOrderId) is not { } order) return;
        var remaining = Math.Abs(order.Remaining);
        var late = Happens(_faults.FillsAfterCancel) && order.Status == BrokerOrderStatus.Working ? order.Sign * (1 + _random.Below(remaining)) : 0;
        End(order, BrokerOrderStatus.Cancelled, RefusalReason.None, "Cancelled by the client.");

        // Done at the exchange just before the cancellation reached it, told just after.
        if (late != 0 && QuoteOf(order.Contract) is { IsTwoSided: true } quote) Fill(order, late, LegPrices(order, order.Limit ?? (order.Sign > 0 ? quote.Ask : quote.Bid)));
    }

    private void ArriveReplace(string clientOrderId, double limit)
    {
        if (Find(clientOrderId) is not { } order) return;
        var (reason, text) = order.Type != BrokerOrderType.Limit ? (RefusalReason.OrderType, "Only the price of a limit order can be changed.")
            : QuoteOf(order.Contract) is { } quote ? WhyNot(order, limit, quote)
            : (RefusalReason.Other, "There is no quote.");
        if (reason != RefusalReason.None)
        {
            Tell(new ChangeRefused(_now, clientOrderId, reason, text));
            return;
        }

        order.Limit = limit;
        order.IsResting = false;
        Changed(order);
        if (order.Status == BrokerOrderStatus.Working) MatchArrival(order);
    }

    private SimulatedOrder? Find(string clientOrderId)
    {
        var order = _byClientId.GetValueOrDefault(clientOrderId);
        if (order is { IsOpen: true }) return order;
        Tell(order is null
            ? new ChangeRefused(_now, clientOrderId, RefusalReason.UnknownOrder, $"There is no order {clientOrderId}.")
            : new ChangeRefused(_now, clientOrderId, RefusalReason.TooLate, $"Order {clientOrderId} has ended: {order.Status}."));
        return null;
    }

    // Puts an order of an earlier process on the agenda again. A day order whose session is over by now has ended with it.
    private void Resume(SimulatedOrder order)
    {
        var isHeld = order.Status == BrokerOrderStatus.Pending;
        var hours = HoursBetween(order.Contract, order.SubmittedAt.AddDays(-1), _now.AddDays(9));
        var begins = hours.IsOpen(order.SubmittedAt) ? order.SubmittedAt : hours.NextOpen(order.SubmittedAt);
        if (order.TimeInForce == TimeInForce.Day && begins is { } begun && hours.SessionAt(begun) is { } session && session.Closes <= _now)
        {
            At(_now, () => Expire(order));
            return;
        }

        if (isHeld)
        {
            if ((hours.IsOpen(_now) ? _now : hours.NextOpen(_now)) is { } opens) At(opens, () => Open(order));
            return;
        }

        Watch(order.Contract);
        ScheduleEnd(order);
        if (order.Type == BrokerOrderType.AdaptiveMarket) After(Options.AdaptiveStep, () => StepAdaptive(order));
    }

    private void ScheduleEnd(SimulatedOrder order)
    {
        if (order.TimeInForce != TimeInForce.Day || HoursOf(order.Contract).SessionAt(_now) is not { } session) return;
        At(session.Closes, () => Expire(order));
    }

    private void Expire(SimulatedOrder order)
    {
        if (order.IsOpen) End(order, BrokerOrderStatus.Expired, RefusalReason.None, "The session ended.");
    }

    private void End(SimulatedOrder order, BrokerOrderStatus status, RefusalReason refusal, string text)
    {
        (order.Status, order.Refusal, order.Text) = (status, refusal, text);
        _open.Remove(order);
        Changed(order);
    }

    private void Changed(SimulatedOrder order)
    {
        order.UpdatedAt = _now;
        _changedOrders.Add(order);
        Tell(new OrderUpdated(_now, order.Report()));
    }
}
