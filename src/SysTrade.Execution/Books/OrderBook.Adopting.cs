using SysTrade.Domain;
using SysTrade.Execution.Rolls;

namespace SysTrade.Execution.Books;

public sealed partial class OrderBook
{
    /// <summary>
    /// Takes over the roll state that another program had an instrument in, where this book has none of its own. Gives the state as it is then.
    /// </summary>
    /// <param name="instrument">Instrument code.</param>
    /// <param name="state">State.</param>
    /// <param name="reason">Where it comes from.</param>
    public RollStatus AdoptRoll(string instrument, RollState state, string reason) => Transact(s =>
        s.Documents.Find(BookCollections.RollStates, InstrumentCode.Require(instrument)) is { } there ? BookJson.Read<RollStatus>(there) : PutRoll(s, instrument, state, reason));
}
