using MongoDB.Bson;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Limits;
using SysTrade.Execution.Measuring;
using SysTrade.Execution.Positions;
using SysTrade.Storage.Migration;
using SysTrade.Tests;

namespace SysTrade.Storage.Tests;

/// <summary>Orders of pysystemtrade's past in the book's history.</summary>
public sealed class OrderMigrationTests : IDisposable
{
    private static readonly DateTime Made = new(2024, 3, 1, 8, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime FilledAt = new(2024, 3, 1, 9, 30, 0, DateTimeKind.Utc);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_Family_IsInTheHistoryWithPricesParentsAndChildren()
    {
        Dump(
            [Head(7, "trend GOLD", 3, 3, ("filled_price", 101.0), ("reference_price", 100.5), ("reference_contract", "202406"), ("limit_contract", ""))],
            [Contract(
                5, 7, "trend/GOLD/20240600", [3], [3], ("filled_price", 101.0), ("reference_price", 100.25),
                ("algo_to_use", "sysexecution.algos.algo_market.algoMarket"))],
            [
                Broker(8, 5, "trend/GOLD/202406", [1], [0]),
                Broker(9, 5, "trend/GOLD/20240600", [3], [3], ("filled_price", 101.0), ("mid_price", 100.75), ("side_price", 101.5),
                    ("offside_price", double.NaN), ("commission", 2.25), ("broker_permid", 12345.0), ("broker_tempid", "17"),
                    ("broker_clientid", 101.0), ("broker_account", "U1"),
                    ("algo_comment", "")),
            ]);
        using var target = Target();
        var report = Run(target);
        Assert.Equal(["_STRATEGY_HISTORIC_ORDERS Came 1", "_CONTRACT_HISTORIC_ORDERS Came 1", "_BROKER_HISTORIC_ORDERS Came 2"], report.Select(Line));
        var head = (InstrumentOrder)Assert.Single(target.Book.History(OrderLevel.Instrument));
        Assert.Equal(
            (3, OrderStatus.Filled, 101.0, 100.5, 20240600, (int?)null),
            (head.Trade[0], head.Status, head.Fill.Price, head.ReferencePrice, head.ReferenceContract, head.LimitContract));
        Assert.Equal((Made, FilledAt, "order I7 of pysystemtrade"), (head.CreatedAt, head.Fill.LastAt, head.Remark));
        var contract = (ContractOrder)Assert.Single(target.Book.History(OrderLevel.Contract));
        Assert.Equal((head.Id, 100.25), (contract.Parent, contract.ReferencePrice));
        Assert.Equal([contract.Id], head.Children);
        var brokers = target.Book.History(OrderLevel.Broker).Cast<BrokerOrder>().ToArray();
        Assert.Equal(contract.Children, brokers.Select(b => b.Id));
        Assert.Equal([(OrderStatus.Cancelled, 0), (OrderStatus.Filled, 3)], brokers.Select(b => (b.Status, b.Fill.Quantity[0])));
        var filled = brokers[1];
        Assert.Equal(
            ("12345", "17", 101, "U1", null, null),
            (filled.PermanentId, filled.BrokerOrderId, filled.ClientId, filled.Account, filled.AlgoRemark, filled.OffsidePrice));
        Assert.Contains("commission 2.25", filled.Remark, StringComparison.Ordinal);
        Assert.Equal("order B8 of pysystemtrade, ended before it was filled whole", brokers[0].Remark);
        Assert.All(target.Book.History(), o => Assert.Equal(head.Family, o.Family));

        // What the past cost can be read as if it had been traded here.
        var slippage = Assert.Single(OrderSlippage.Of(target.Book));
        Assert.Equal((0.5, 0.75, -0.5), (slippage.Delay, slippage.BidAsk, slippage.Execution));
    }

    [Fact]
    public void Run_Orders_ChangeNoPositionLimitOrProfitAndNoneIsLive()
    {
        Dump([Head(7, "trend GOLD", 3, 3, ("filled_price", 101.0))], [Contract(5, 7, "trend/GOLD/20240600", [3], [3], ("filled_price", 101.0))],
            [Broker(9, 5, "trend/GOLD/20240600", [3], [3], ("filled_price", 101.0))], stack: true);
        using var target = Target();
        target.Book.SetTradeLimit(new TradeLimit(null, "GOLD", 1, 5));
        var report = Run(target);
        Assert.Equal("BROKER_ORDER_STACK Left 1", Line(report.Single(i => i.Group.EndsWith("_STACK", StringComparison.Ordinal))));
        Assert.Empty(target.Book.Orders());
        Assert.Empty(target.Book.Positions(LedgerKind.Contract));
        Assert.Empty(target.Book.Executions());
        Assert.Equal(5, target.Book.TradeCapacity(new StrategyInstrument("trend", "GOLD")));
        Assert.Empty(BookTrade.Of(target.Book.Events()));
        BookReplay.Verify(target.Book);
    }

    [Fact]
    public void Run_Again_BringsOnlyWhatIsNew()
    {
        Dump([Head(1, "trend GOLD", 1, 0)], [], []);
        using var target = Target();
        Run(target);
        Dump([Head(1, "trend GOLD", 1, 0), Head(2, "trend/CORN", -1, -1, ("filled_price", 4.0))], [], []);
        Assert.Equal(["_STRATEGY_HISTORIC_ORDERS Came 1", "_STRATEGY_HISTORIC_ORDERS AlreadyThere 1"], Run(target).Select(Line));
        Assert.Equal(["_STRATEGY_HISTORIC_ORDERS AlreadyThere 2"], Run(target).Select(Line));
        Assert.Equal(2, target.Book.History().Count);
    }

    [Fact]
    public void Run_FilledSpread_TakesThePricesOfItsLegsFromItsBrokerOrders()
    {
        Dump(
            [Head(1, "_ROLL_PSEUDO_STRATEGY GOLD", 0, 0, ("order_type", "Zero-roll-order"))],
            [Contract(2, 1, "_ROLL_PSEUDO_STRATEGY/GOLD/20240600_20240900", [-2, 2], [-2, 2], ("filled_price", 1.5), ("roll_order", true))],
            [
                Broker(
                    3, 2, "_ROLL_PSEUDO_STRATEGY/GOLD/20240600_20240900", [-1, 1], [-1, 1], ("filled_price", -1.5),
                    ("leg_filled_price", new BsonArray { 100.0, 101.5 })),
                Broker(
                    4, 2, "_ROLL_PSEUDO_STRATEGY/GOLD/20240600_20240900", [-1, 1], [-1, 1], ("filled_price", -1.5),
                    ("leg_filled_price", new BsonArray { 101.0, 102.5 })),
            ]);
        using var target = Target();
        Assert.DoesNotContain(Run(target), i => i.Outcome == MigrationOutcome.Failed);
        var spread = target.Book.History(OrderLevel.Contract)[0];
        Assert.Equal((100.5, 102.0, OrderSource.Roll, OrderStatus.Filled), (spread.Fill.LegPrice(0), spread.Fill.LegPrice(1), spread.Source, spread.Status));
        Assert.Equal(OrderStatus.Filled, target.Book.History(OrderLevel.Instrument)[0].Status);
    }

    [Fact]
    public void Run_WhatCannotCome_IsNamedAndTheRestComes()
    {
        Dump(
            [
                Head(1, "trend GOLD", 1, 1, ("filled_price", double.NaN)), Head(2, "trend GOLD", 1, 0), Head(2, "trend CORN", 1, 0),
                Head(3, "two words GOLD", 1, 0),
            ],
            [Contract(4, 99, "trend/GOLD/20240600", [1], [0]), Contract(5, 2, "trend/GOLD/20240600_20240900", [1, -1], [1, -1], ("filled_price", 1.0))],
            []);
        using var target = Target();
        var report = Run(target);
        Assert.Equal(
            ["order 1", "order 2", "order 3", "order 5"],
            report.Where(i => i.Outcome == MigrationOutcome.Failed).Select(i => i.Item).Order(StringComparer.Ordinal));
        Assert.Contains("'filled_price' is \"NaN\"", report.Single(i => i.Item == "order 1").Reason, StringComparison.Ordinal);
        Assert.Contains("the price of each leg", report.Single(i => i.Item == "order 5").Reason, StringComparison.Ordinal);
        Assert.Contains(
            "for are not among the historic ones", report.Single(i => i is { Item: "C4", Outcome: MigrationOutcome.Left }).Reason, StringComparison.Ordinal);
        Assert.Equal("trend GOLD", Assert.Single(target.Book.History()).StrategyInstrument.ToString());
    }

    [Fact]
    public void Run_Plan_KeepsNothing()
    {
        Dump([Head(1, "trend GOLD", 1, 0)], [], []);
        using var target = Target();
        _ = target.Book;
        var plan = new PysystemtradeMigration(PysystemtradeSources.OfFolder(_folder.File("pst")), target).Run(isPlan: true).ToArray();
        Assert.Equal("Would come", Assert.Single(plan).Told);
        Assert.Empty(target.Book.History());
    }

    private static string Line(MigratedItem item) => $"{item.Group} {item.Outcome} {item.Count}";

    private static BsonDocument Head(int id, string key, int trade, int fill, params (string Name, BsonValue Value)[] more) =>
        Order(id, BsonValue.Create(""), key, [trade], [fill], [("order_type", "best"), ("generated_datetime", Made), .. more]);

    private static BsonDocument Contract(int id, int parent, string key, int[] trade, int[] fill, params (string Name, BsonValue Value)[] more) =>
        Order(id, (double)parent, key, trade, fill, [("order_type", ""), ("generated_datetime", Made), .. more]);

    private static BsonDocument Broker(int id, int parent, string key, int[] trade, int[] fill, params (string Name, BsonValue Value)[] more) =>
        Order(id, (double)parent, key, trade, fill, [("order_type", "market"), ("submit_datetime", Made), .. more]);

    // As production writes them: numbers are floating, what is not known is null or empty.
    private static BsonDocument Order(int id, BsonValue parent, string key, int[] trade, int[] fill, (string Name, BsonValue Value)[] more)
    {
        var isFilled = Array.Exists(fill, f => f != 0);
        var order = new BsonDocument
        {
            ["_id"] = ObjectId.GenerateNewId(),
            ["key"] = key,
            ["trade"] = new BsonArray(trade.Select(t => (double)t)),
            ["fill"] = new BsonArray(fill.Select(f => (double)f)),
            ["fill_datetime"] = isFilled ? FilledAt : BsonNull.Value,
            ["filled_price"] = BsonNull.Value,
            ["locked"] = 0.0,
            ["order_id"] = (double)id,
            ["parent"] = parent,
            ["children"] = "",
            ["active"] = 0.0,
        };
        foreach (var (name, value) in more) order[name] = value;
        return order;
    }

    private void Dump(BsonDocument[] heads, BsonDocument[] contracts, BsonDocument[] brokers, bool stack = false)
    {
        var folder = _folder.File("pst", "dump", "production");
        DumpWriter.Write(folder, "_STRATEGY_HISTORIC_ORDERS", heads, packed: false);
        DumpWriter.Write(folder, "_CONTRACT_HISTORIC_ORDERS", contracts, packed: false);
        DumpWriter.Write(folder, "_BROKER_HISTORIC_ORDERS", brokers, packed: false);
        if (stack) DumpWriter.Write(folder, "BROKER_ORDER_STACK", [Broker(10, 6, "trend/GOLD/20240600", [1], [0])], packed: false);
    }

    private DataBlob Target() => new(DataStoreSettings.Default(_folder.File("ours")), who: "test");

    private MigratedItem[] Run(DataBlob target) => [.. new PysystemtradeMigration(PysystemtradeSources.OfFolder(_folder.File("pst")), target).Run()];
}
