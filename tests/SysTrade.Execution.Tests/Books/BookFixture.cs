using SysTrade.Data.Documents;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Positions;
using SysTrade.Execution.Rolls;
using SysTrade.Execution.Tests.Stores;

namespace SysTrade.Execution.Tests.Books;

/// <summary>A book, in memory unless said otherwise, with a clock that is set by hand, and short words for what tests do to it.</summary>
internal sealed class BookFixture : IDisposable
{
    public const string Instrument = "EDOLLAR";

    public static readonly StrategyInstrument Key = new("fut", Instrument);
    public static readonly FuturesContract Priced = new(Instrument, 20240300);
    public static readonly FuturesContract Forward = new(Instrument, 20240600);

    private readonly TestStore _place;

    private readonly IDocumentStore _opened;

    /// <param name="kind">Where it is kept.</param>
    /// <param name="around">Puts something between the book and its store.</param>
    public BookFixture(StoreKind kind = StoreKind.Memory, Func<IDocumentStore, IDocumentStore>? around = null)
    {
        _place = new TestStore(kind);
        _opened = _place.Open();
        Store = around?.Invoke(_opened) ?? _opened;
        Book = new OrderBook(Store, Clock, "tester");
    }

    public HandClock Clock { get; } = new();

    public IDocumentStore Store { get; }

    public OrderBook Book { get; }

    public RollContracts Contracts { get; } = new(Priced, Forward, 98, 97);

    public InstrumentOrder Submit(int trade, string strategy = "fut", OrderSource source = OrderSource.Strategy) =>
        Book.Submit(InstrumentOrder.Create(new StrategyInstrument(strategy, Instrument), trade, Book.Now, InstrumentOrderType.Best, source)).Order!;

    public ContractOrder Spawn(InstrumentOrder order) => Assert.Single(Book.Spawn(order.Id, Contracts).Made);

    public BrokerOrder Send(ContractOrder order, params int[] quantity) =>
        Book.PrepareSend(order.Id, new SendRequest(quantity.Length == 0 ? order.Trade : TradeQuantity.Of(quantity), BrokerOrderType.Market)).Order!;

    /// <summary>An order at the broker, accepted.</summary>
    public BrokerOrder Working(int trade, string strategy = "fut")
    {
        var sent = Send(Spawn(Submit(trade, strategy)));
        Book.Accept(sent.ClientOrderId!, "b1", "p1");
        return sent;
    }

    public OrderExecution Trade(string id, int quantity, double price = 98, FuturesContract? contract = null) => new(id, contract ?? Priced, quantity, price, Book.Now);

    public T Get<T>(Order order)
        where T : Order => (T)Book.Get(order.Id);

    /// <summary>What must hold whatever happened.</summary>
    public void CheckInvariants()
    {
        foreach (var instrument in Book.Positions(LedgerKind.Strategy).Select(p => p.Instrument).Distinct())
        {
            var positions = Book.Positions(instrument);
            Assert.Equal(positions.Where(p => p.Kind == LedgerKind.Contract).Sum(p => p.Position), positions.Where(p => p.Kind == LedgerKind.Strategy).Sum(p => p.Position));
        }

        BookReplay.Verify(Book);
    }

    public void Dispose()
    {
        _opened.Dispose();
        _place.Dispose();
    }
}

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class HandClock : TimeProvider
{
    private DateTimeOffset _now = new(2024, 2, 1, 10, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Move(TimeSpan by) => _now += by;
}
