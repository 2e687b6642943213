using System.Globalization;
using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Hours;
using SysTrade.Brokers.Market;
using SysTrade.Brokers.Orders;
using SysTrade.Domain.Orders;

namespace SysTrade.Brokers.Simulated.Exchange;

// The book: quotes change, orders are matched, fills are made, voided and corrected.
public sealed partial class SimulatedExchange
{
    private readonly HashSet<FuturesContract> _watched = [];

    // What was taken of each contract's quote already, by side, until the quote changes.
    private readonly Dictionary<(BrokerContract Contract, int Side), double> _taken = [];

    // Hours are worked out for some days ahead and again once a day has passed.
    private readonly Dictionary<BrokerContract, (TradingHours Hours, DateTimeOffset At)> _hours = [];

    internal TradingHours HoursOf(BrokerContract contract)
    {
        if (_hours.TryGetValue(contract, out var known) && _now - known.At < TimeSpan.FromDays(1)) return known.Hours;
        var hours = HoursBetween(contract, _now.AddDays(-1), _now.AddDays(9));
        _hours[contract] = (hours, _now);
        return hours;
    }

    private TradingHours HoursBetween(BrokerContract contract, DateTimeOffset from, DateTimeOffset until)
    {
        var hours = _instruments[contract.Instrument].Hours.Between(from, until);
        foreach (var other in contract.Legs.Select(l => l.Contract.Instrument).Where(i => i != contract.Instrument).Distinct())
        {
            hours = hours.Intersect(_instruments[other].Hours.Between(from, until));
        }

        return hours;
    }

    // Follows the quotes of a contract's legs as long as an order or a subscription needs them.
    private void Watch(BrokerContract contract)
    {
        foreach (var leg in contract.Legs)
        {
            if (_watched.Add(leg.Contract)) ScheduleQuote(leg.Contract);
        }
    }

    private void ScheduleQuote(FuturesContract leg)
    {
        if (_prices.NextChange(leg, _now) is { } next) At(next, () => QuoteChanges(leg));
        else _watched.Remove(leg);
    }

    private void QuoteChanges(FuturesContract leg)
    {
        var open = _open.FindAll(o => o.Status == BrokerOrderStatus.Working && Touches(o.Contract, leg));
        var subscribed = TellQuotes(leg);
        if (open.Count == 0 && !subscribed)
        {
            _watched.Remove(leg);
            return;
        }

        foreach (var key in _taken.Keys.Where(k => Touches(k.Contract, leg)).ToArray()) _taken.Remove(key);
        foreach (var order in open)
        {
            if (order.IsOpen && QuoteOf(order.Contract) is { IsTwoSided: true } quote) Match(order, quote);
        }

        ScheduleQuote(leg);
    }

    private void MatchArrival(SimulatedOrder order)
    {
        if (QuoteOf(order.Contract) is { IsTwoSided: true } quote) Match(order, quote);
    }

    private void Match(SimulatedOrder order, in Quote quote)
    {
        if (!HoursOf(order.Contract).IsOpen(_now)) return;
        if (order.IsResting && order.Limit is { } own) MatchResting(order, own, quote);
        else MatchActive(order, quote);
        if (order.IsOpen && order.Limit is { } limit && !order.IsResting)
        {
            order.IsResting = true;
            var (best, size) = order.Sign > 0 ? (quote.Bid, quote.BidSize) : (quote.Ask, quote.AskSize);
            order.QueueAhead = best == limit && !double.IsNaN(size) ? size : 0;
        }
    }

    // Takes what is offered, level by level, up to the limit.
    private void MatchActive(SimulatedOrder order, in Quote quote)
    {
        var instrument = _instruments[order.Contract.Instrument];
        var best = order.Sign > 0 ? quote.Ask : quote.Bid;
        var offered = Offered(order, quote);
        for (var level = 0; level <= instrument.Depth && order.Remaining != 0; level++)
        {
            var price = instrument.Increments.Move(best, level * order.Sign);
            if (order.Limit is { } limit && (order.Sign > 0 ? price > limit : price < limit)) return;
            var size = level == 0 ? offered - _taken.GetValueOrDefault((order.Contract, order.Sign)) : offered;
            var units = Chunk(order, size);
            if (units == 0) continue;
            if (level == 0) _taken[(order.Contract, order.Sign)] = _taken.GetValueOrDefault((order.Contract, order.Sign)) + Math.Abs(units);
            Fill(order, units, LegPrices(order, price));
            if (Math.Abs(units) < size) return;
        }
    }

    // Waits its turn at its own price: filled when the other side comes to it, or after what was there first.
    private void MatchResting(SimulatedOrder order, double limit, in Quote quote)
    {
        var isReached = order.Sign > 0 ? quote.Ask <= limit : quote.Bid >= limit;
        var size = isReached ? Offered(order, quote) : 0;
        if (!isReached && quote.Last == limit && quote.LastSize > 0)
        {
            var through = quote.LastSize - order.QueueAhead;
            order.QueueAhead = Math.Max(0, -through);
            size = through;
        }

        if (size > 0 && Chunk(order, size) is var units and not 0) Fill(order, units, LegPrices(order, limit));
    }

    private static double Offered(SimulatedOrder order, in Quote quote) => (order.Sign > 0 ? quote.AskSize : quote.BidSize) is var size && double.IsNaN(size) ? 1_000_000 : size;

    private int Chunk(SimulatedOrder order, double size)
    {
        var units = (int)Math.Min(Math.Abs(order.Remaining), Math.Max(0, Math.Floor(size)));
        if (units > 1 && Happens(_faults.PartialFills)) units = 1 + _random.Below(units - 1);
        return units * order.Sign;
    }

    // Prices of the legs that come to a price of the whole: each at its own quote, the first takes up the difference.
    private double[] LegPrices(SimulatedOrder order, double price)
    {
        var legs = order.Contract.Legs;
        if (legs.Length == 1) return [price];
        var prices = new double[legs.Length];
        for (var i = 0; i < legs.Length; i++)
        {
            var quote = OnGrid(legs[i].Contract);
            prices[i] = quote is { } q ? (legs[i].Ratio * order.Sign > 0 ? q.Ask : q.Bid) : 0;
        }

        prices[0] += (price - order.Contract.Price(prices)) / legs[0].Ratio;
        if (Math.Abs(legs[0].Ratio) == 1) prices[0] = _instruments[order.Contract.Instrument].Increments.Round(prices[0]);
        return prices;
    }

    private void Fill(SimulatedOrder order, int units, double[] legPrices, bool isForeign = false)
    {
        var number = _nextNumber++;
        var executions = new ExecutionReport[order.Contract.Legs.Length];
        for (var i = 0; i < executions.Length; i++)
        {
            var leg = order.Contract.Legs[i];
            var id = string.Create(CultureInfo.InvariantCulture, $"{Options.Account}.{number:D9}.{i + 1:D2}.01");
            var instrument = _instruments[leg.Contract.Instrument];
            executions[i] = new ExecutionReport
            {
                ExecutionId = id,
                ClientOrderId = isForeign ? null : order.ClientOrderId,
                BrokerOrderId = order.BrokerOrderId,
                Contract = leg.Contract,
                Quantity = leg.Ratio * units,
                Price = legPrices[i],
                At = _now,
                Account = Options.Account,
                Commission = new Commission(id, instrument.Commission * Math.Abs(leg.Ratio * units), instrument.Currency),
            };
            Book(executions[i], executions[i].Quantity);
        }

        _fills[number] = new ExchangeFill(order.BrokerOrderId, units, executions) { ChangedAt = _now };
        _changedFills.Add(number);
        order.Traded += units;
        foreach (var execution in executions)
        {
            Tell(new ExecutionReported(_now, execution with { Commission = null }));
            Tell(new CommissionReported(_now, execution.Commission!.Value));
        }

        if (order.Remaining == 0 && order.Status != BrokerOrderStatus.Filled) Finish(order);
        else Changed(order);
        if (Happens(_faults.Busts)) After(_faults.BustWithin * _random.Uniform(), () => Bust(number));
        else if (Happens(_faults.Corrections)) After(_faults.BustWithin * _random.Uniform(), () => Correct(number));
    }

    // Nothing is left to trade. Where a part was declared void it is not traded again: the order ends unfilled.
    private void Finish(SimulatedOrder order) =>
        End(order, order.Busted == 0 ? BrokerOrderStatus.Filled : BrokerOrderStatus.Cancelled, RefusalReason.None, order.Busted == 0 ? "" : "A fill was declared void.");

    private void Bust(long number)
    {
        var fill = _fills[number];
        if (fill.Executions.Any(e => e.IsBusted)) return;
        var busted = fill.Executions.Select(e => e with { IsBusted = true }).ToArray();
        _fills[number] = fill with { Executions = busted, ChangedAt = _now };
        _changedFills.Add(number);
        var order = _orders[fill.OrderId];
        order.Busted += fill.Units;
        foreach (var execution in busted)
        {
            Book(execution, -execution.Quantity);
            Tell(new ExecutionBusted(_now, execution));
        }

        if (order.Status == BrokerOrderStatus.Filled) (order.Status, order.Text) = (BrokerOrderStatus.Cancelled, "A fill was declared void.");
        Changed(order);
    }

    private void Correct(long number)
    {
        var fill = _fills[number];
        if (fill.Executions.Any(e => e.IsBusted)) return;
        var replacements = new List<ExecutionReport>();
        var next = _nextNumber++;
        foreach (var old in fill.Executions)
        {
            // The id of a corrected execution is the old one with its last part raised; here by a number that is never used again.
            var id = old.ExecutionId[..^2] + next.ToString("D2", CultureInfo.InvariantCulture);
            var replacement = old with
            {
                ExecutionId = id,
                Price = _instruments[old.Contract.Instrument].Increments.Move(old.Price, _random.Below(2) == 0 ? 1 : -1),
                Corrects = old.ExecutionId,
                Commission = old.Commission is { } paid ? paid with { ExecutionId = id } : null,
            };
            Book(old, -old.Quantity);
            Book(replacement, replacement.Quantity);
            replacements.Add(replacement);
        }

        _fills[number] = fill with { Executions = [.. fill.Executions.Select(e => e with { IsBusted = true })], ChangedAt = _now };
        _fills[next] = fill with { Executions = replacements, ChangedAt = _now };
        _changedFills.Add(number);
        _changedFills.Add(next);
        foreach (var replacement in replacements)
        {
            Tell(new ExecutionReported(_now, replacement with { Commission = null }));
            Tell(new CommissionReported(_now, replacement.Commission!.Value));
        }
    }
}
