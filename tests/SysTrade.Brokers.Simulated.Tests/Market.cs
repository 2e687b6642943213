using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Hours;
using SysTrade.Brokers.Market;
using SysTrade.Brokers.Orders;
using SysTrade.Brokers.Simulated.Exchange;
using SysTrade.Brokers.Simulated.Prices;
using SysTrade.Domain.Orders;

namespace SysTrade.Brokers.Simulated.Tests;

/// <summary>A small market: CORN in increments of 0.25, worth 50 a point, in two contracts, and a clock that stands until it is moved.</summary>
internal sealed class Market
{
    public static readonly DateTimeOffset Begin = new(2026, 6, 1, 14, 0, 0, TimeSpan.Zero);
    public static readonly FuturesContract July = new("CORN", 20260700);
    public static readonly FuturesContract December = new("CORN", 20261200);
    public static readonly BrokerContract JulyOutright = BrokerContract.Outright(July);

    public Market(IPriceSource prices, FaultPlan? faults = null, int seed = 1, Func<SimulatedInstrument, SimulatedInstrument>? change = null, IExchangeJournal? journal = null, DateTimeOffset? begin = null)
    {
        Clock = new SteppedClock(begin ?? Begin);
        var corn = new SimulatedInstrument { Code = "CORN", Increments = new PriceIncrements(0.25), PointSize = 50, Commission = 2 };
        Exchange = new SimulatedExchange(
            new SimulatedExchangeOptions { Seed = seed, Instruments = [change?.Invoke(corn) ?? corn], Faults = faults ?? FaultPlan.None }, prices, Clock, journal);
        Broker = Exchange.Connect();
        Now(Broker.ConnectAsync());
        Broker.TakeEvents();
    }

    public SteppedClock Clock { get; }

    public SimulatedExchange Exchange { get; }

    public SimulatedBroker Broker { get; set; }

    /// <summary>Quotes of the July contract by seconds after the beginning; December is 10 above.</summary>
    public static RecordedPrices Quotes(params (double Seconds, double Bid, double Ask, double BidSize, double AskSize)[] quotes) => new(
        new Dictionary<FuturesContract, IReadOnlyList<Quote>>
        {
            [July] = [.. quotes.Select(q => new Quote(Begin.AddSeconds(q.Seconds), q.Bid, q.Ask, q.BidSize, q.AskSize))],
            [December] = [.. quotes.Select(q => new Quote(Begin.AddSeconds(q.Seconds), q.Bid + 10, q.Ask + 10, q.BidSize, q.AskSize))],
        });

    public static GeneratedPrices Generated(int seed) => new(
        seed, Begin, TimeSpan.FromSeconds(1), new Dictionary<string, GeneratedInstrument> { ["CORN"] = new(400, new PriceIncrements(0.25)) });

    public static T Now<T>(ValueTask<T> task)
    {
        Assert.True(task.IsCompleted);
        return task.GetAwaiter().GetResult();
    }

    public static void Now(ValueTask task)
    {
        Assert.True(task.IsCompleted);
        task.GetAwaiter().GetResult();
    }

    public OrderReport Order(string id) => Assert.Single(Exchange.Orders, o => o.ClientOrderId == id);

    public void Place(string id, int quantity, BrokerOrderType type = BrokerOrderType.Market, double? limit = null, BrokerContract? contract = null, TimeInForce force = TimeInForce.Day) =>
        Now(Broker.PlaceAsync(new OrderTicket(id, contract ?? JulyOutright, quantity, type, limit, force)));

    public void After(double seconds)
    {
        Clock.Advance(TimeSpan.FromSeconds(seconds));
        _ = Exchange.Orders;
    }

    public IReadOnlyList<(int Quantity, double Price)> Fills() => [.. Exchange.Executions.Select(e => (e.Quantity, e.Price))];
}
