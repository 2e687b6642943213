using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Positions;

namespace SysTrade.Execution.Books;

public sealed partial class OrderBook
{
    /// <summary>
    /// Records a trade that happened outside: one family of finished orders in the history, both ledgers, in one transaction. Twice with the same
    /// execution id is once.
    /// </summary>
    /// <param name="strategy">Strategy it is for.</param>
    /// <param name="execution">The trade as the broker shows it.</param>
    /// <param name="reason">Why it is recorded by hand.</param>
    /// <returns>Head of the family; null when the execution is known.</returns>
    public InstrumentOrder? Balance(string strategy, OrderExecution execution, string reason) => Transact(s =>
    {
        execution.Checked();
        if (Known(s, execution.Id) is not null) return null;
        var key = new ContractOrderKey(strategy, execution.Contract);
        var head = s.Place(InstrumentOrder.Create(key.StrategyInstrument, execution.Quantity, s.Now, InstrumentOrderType.BalanceTrade, OrderSource.Balance) with { Remark = reason });
        var contract = s.Place(ContractOrder.Create(key, head.Trade, s.Now, ContractOrderType.BalanceTrade, OrderSource.Balance) with { IsManualFill = true, Remark = reason }, head.Id);
        var broker = s.Place(BrokerOrder.Create(key, head.Trade, s.Now, BrokerOrderType.BalanceTrade, null, OrderSource.Balance) with { IsManualFill = true, Remark = reason }, contract.Id);
        s.Apply(head.Id, new OrderEvent.Spawned(s.Now, [contract.Id]));
        s.Apply(contract.Id, new OrderEvent.Spawned(s.Now, [broker.Id]));
        EachLevel(s, broker, 0, leg => new OrderEvent.Filled(s.Now, execution.Id, leg, execution.Quantity, execution.Price, execution.At));
        AddToLedgers(s, broker, 0, execution.Quantity, execution.Id, $"balance trade: {reason}");
        Keep(s, new BookedExecution { Execution = execution, Order = broker.Id, Family = head.Family, Strategy = strategy, Instrument = head.Instrument });
        if (execution.Commission is { } commission) s.Apply(broker.Id, new OrderEvent.Charged(s.Now, execution.Id, commission));
        foreach (var id in new[] { head.Id, contract.Id, broker.Id }) s.Archive(id);
        if (s.Documents.Find(BookCollections.Alerts, $"foreign-execution:{execution.Id}") is { } alert)
        {
            s.Documents.Put(BookCollections.Alerts, alert.Key, BookJson.Write(BookJson.Recall<BookAlert>(alert) with { IsOpen = false }));
        }

        return s.Get<InstrumentOrder>(head.Id);
    });

    /// <summary>Corrects the ledger of a strategy alone, where it differs from the contracts held: one finished instrument order in the history.</summary>
    public InstrumentOrder BalanceStrategy(StrategyInstrument key, int contracts, double price, string reason) => Transact(s =>
        Adjust(s, key, contracts, price, $"adjust-{Id}-{s.Documents.Next("adjust")}", InstrumentOrderType.BalanceTrade, OrderSource.Balance, $"instrument balance trade: {reason}"));

    /// <summary>Moves a position from one strategy to another at a price: two finished instrument orders, in one transaction.</summary>
    /// <exception cref="SysTradeException"><c>InvalidTransfer</c>: nothing to move, to itself, or no price.</exception>
    public (InstrumentOrder From, InstrumentOrder To) Transfer(string instrument, string from, string to, int contracts, double price, string reason) => Transact(s =>
    {
        if (contracts == 0 || from == to || !double.IsFinite(price))
        {
            throw new SysTradeException(
                "InvalidTransfer", SysErrorKind.InvalidArgument, $"{contracts} {instrument} cannot be moved from {from} to {to} at {price}; expected some contracts, two strategies and a price.", target: instrument);
        }

        var id = $"transfer-{Id}-{s.Documents.Next("transfer")}";
        return (
            Adjust(s, new StrategyInstrument(from, instrument), -contracts, price, id, InstrumentOrderType.TransferTrade, OrderSource.Transfer, $"transfer to {to}: {reason}"),
            Adjust(s, new StrategyInstrument(to, instrument), contracts, price, id, InstrumentOrderType.TransferTrade, OrderSource.Transfer, $"transfer from {from}: {reason}"));
    });

    private static InstrumentOrder Adjust(
        BookSession s, StrategyInstrument key, int contracts, double price, string execution, InstrumentOrderType type, OrderSource source, string why)
    {
        if (contracts == 0) throw new SysTradeException("InvalidOrder", SysErrorKind.InvalidArgument, $"Nothing is to be changed of {key}; expected some contracts.", target: key.ToString());
        var order = s.Place(InstrumentOrder.Create(key, contracts, s.Now, type, source) with { Remark = why });
        s.Apply(order.Id, new OrderEvent.Filled(s.Now, execution, 0, contracts, price, s.Now));
        Ledger.Add(s, key, contracts, order.Id, execution, why);
        s.Archive(order.Id);
        return s.Get<InstrumentOrder>(order.Id);
    }
}
