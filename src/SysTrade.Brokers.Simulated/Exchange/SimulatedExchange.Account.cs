using SysTrade.Brokers.Accounts;
using SysTrade.Brokers.Orders;
using SysTrade.Domain.Orders;

namespace SysTrade.Brokers.Simulated.Exchange;

// Positions and money.
public sealed partial class SimulatedExchange
{
    private readonly SortedDictionary<string, double> _paid = new(StringComparer.Ordinal);
    private readonly SortedDictionary<FuturesContract, (int Quantity, double Value)> _positions = [];

    internal IReadOnlyList<BrokerPosition> Positions() =>
        [.. _positions.Where(p => p.Value.Quantity != 0).Select(p => new BrokerPosition(p.Key, p.Value.Quantity, null, p.Value.Value / p.Value.Quantity))];

    internal IReadOnlyList<AccountValue> AccountValues()
    {
        var currencies = Options.Cash.Keys.Concat(_paid.Keys).Concat(_instruments.Values.Where(i => Holds(i.Code)).Select(i => i.Currency)).Distinct().Order(StringComparer.Ordinal);
        return [.. currencies.SelectMany(Values)];

        IEnumerable<AccountValue> Values(string currency)
        {
            double cash = Cash(currency), open = OpenProfit(currency), margin = Margin(currency);
            yield return new AccountValue(Options.Account, AccountValueKind.NetLiquidation, currency, cash + open);
            yield return new AccountValue(Options.Account, AccountValueKind.Cash, currency, cash);
            yield return new AccountValue(Options.Account, AccountValueKind.UnrealisedProfit, currency, open);
            yield return new AccountValue(Options.Account, AccountValueKind.InitialMargin, currency, margin);
            yield return new AccountValue(Options.Account, AccountValueKind.ExcessLiquidity, currency, cash + open - margin);
        }
    }

    // Books an execution, or with the opposite quantity takes it back. Value is what was paid for what is held, less profit taken: with the market's value
    // of the position it gives the profit, whatever the order of trades, so a void fill can be taken back at any time.
    private void Book(ExecutionReport execution, int quantity)
    {
        var (held, value) = _positions.GetValueOrDefault(execution.Contract);
        var instrument = _instruments.GetValueOrDefault(execution.Contract.Instrument);
        var after = held + quantity;
        var worth = value + (quantity * execution.Price);
        if (after == 0 && instrument is not null)
        {
            // Flat: what was gained or lost is cash.
            Pay(instrument.Currency, worth * instrument.PointSize);
            worth = 0;
        }

        _positions[execution.Contract] = (after, worth);
        if (execution.Commission is { } commission) Pay(commission.Currency, quantity == execution.Quantity ? commission.Amount : -commission.Amount);
    }

    private void Pay(string currency, double amount) => _paid[currency] = _paid.GetValueOrDefault(currency) + amount;

    private double Cash(string currency) => Options.Cash.GetValueOrDefault(currency) - _paid.GetValueOrDefault(currency);

    private bool Holds(string instrument) => _positions.Any(p => p.Key.Instrument == instrument && p.Value.Quantity != 0);

    private double OpenProfit(string currency) => _positions
        .Where(p => p.Value.Quantity != 0 && _instruments.TryGetValue(p.Key.Instrument, out var i) && i.Currency == currency)
        .Sum(p => _prices.QuoteAt(p.Key, _now) is { IsTwoSided: true } quote
            ? ((p.Value.Quantity * quote.Mid) - p.Value.Value) * _instruments[p.Key.Instrument].PointSize
            : 0);

    private double NetLiquidation(string currency) => Cash(currency) + OpenProfit(currency);

    private double Margin(string currency) => _positions
        .Where(p => _instruments.TryGetValue(p.Key.Instrument, out var i) && i.Currency == currency)
        .Sum(p => Math.Abs(p.Value.Quantity) * _instruments[p.Key.Instrument].Margin);

    // Margin of the account after an order, when the order raises it; otherwise 0.
    private double MarginNeeded(SimulatedOrder order)
    {
        var currency = _instruments[order.Contract.Instrument].Currency;
        double before = Margin(currency), after = before;
        foreach (var (leg, quantity) in order.Contract.Trade(order.Quantity))
        {
            var held = _positions.GetValueOrDefault(leg).Quantity;
            after += (Math.Abs(held + quantity) - Math.Abs(held)) * _instruments[leg.Instrument].Margin;
        }

        return after > before ? after : 0;
    }
}
