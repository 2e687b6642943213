using SysTrade.Data.Documents;
using SysTrade.Domain;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Positions;
using SysTrade.Execution.Rolls;

namespace SysTrade.Execution.Books;

public sealed partial class OrderBook
{
    /// <summary>Roll states that were set.</summary>
    public IReadOnlyList<RollStatus> RollStatuses() => [.. All<RollStatus>(_store, BookCollections.RollStates, null)];

    /// <summary>Roll state of an instrument; No_Roll when none was set.</summary>
    public RollStatus Roll(string instrument) => RollOf(_store, InstrumentCode.Require(instrument));

    /// <summary>Sets the roll state of an instrument, when it may follow the present one.</summary>
    /// <param name="instrument">Instrument code.</param>
    /// <param name="state">New state.</param>
    /// <param name="pricedContract">Priced contract, whose position decides what is allowed.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="Domain.Errors.SysTradeException"><c>RollStateChange</c>.</exception>
    public RollStatus SetRoll(string instrument, RollState state, FuturesContract pricedContract, string reason) => Transact(s =>
    {
        var before = RollOf(s.Documents, InstrumentCode.Require(instrument));
        RollStates.Require(instrument, before.State, state, Ledger.Position(s.Documents, Ledger.Key(pricedContract)));
        return PutRoll(s, instrument, state, reason);
    });

    /// <summary>
    /// Ends a roll that has nothing left to do: Force, Force_Outright or Close with a flat priced contract, and no leg missing, becomes Passive, with an
    /// alert that the prices can be rolled now. Gives the state as it is then.
    /// </summary>
    public RollState FixRoll(string instrument, FuturesContract pricedContract) => Transact(s => FixRoll(s, instrument, pricedContract));

    internal static RollState FixRoll(BookSession s, string instrument, FuturesContract priced)
    {
        var state = RollOf(s.Documents, instrument).State;
        if (!RollStates.MakesOrders(state) || Ledger.Position(s.Documents, Ledger.Key(priced)) != 0) return state;
        if (RollStates.IsDoubleSided(state) && RollBook(s.Documents, instrument) != 0) return state;
        PutRoll(s, instrument, RollState.Passive, $"{state} is done: nothing is held in {priced}");
        s.Alert($"roll-done:{priced}", $"{instrument} holds nothing in {priced} any more; its prices can be rolled (Roll_Adjusted).", instrument);
        return RollState.Passive;
    }

    /// <summary>What a roll has traded of one leg and not of the other.</summary>
    internal static int RollBook(IDocumentReader reader, string instrument) => Ledger.Position(reader, Ledger.Key(new StrategyInstrument(StrategyName.Roll, instrument)));

    internal static RollStatus RollOf(IDocumentReader reader, string instrument) =>
        reader.Find(BookCollections.RollStates, instrument) is { } found
            ? BookJson.Recall<RollStatus>(found)
            : new RollStatus(instrument, RollState.No_Roll, "default", DateTime.UnixEpoch, "no state was set");

    private static RollStatus PutRoll(BookSession s, string instrument, RollState state, string reason)
    {
        var made = new RollStatus(instrument, state, s.Who, s.Now, reason);
        s.Documents.Put(BookCollections.RollStates, instrument, BookJson.Write(made));
        return made;
    }
}
