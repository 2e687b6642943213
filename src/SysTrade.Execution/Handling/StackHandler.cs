using SysTrade.Brokers;
using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Market;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Algos;
using SysTrade.Execution.Books;
using SysTrade.Execution.Reconciling;
using SysTrade.Execution.Rolls;

namespace SysTrade.Execution.Handling;

/// <summary>
/// Works the stacks: books what the broker tells, compares positions, makes contract orders and rolls, lets the algos trade, cleans up. Each step can
/// be done alone and repeated; what goes wrong with one instrument or order is reported, raises an alert, and does not stop the rest.
/// </summary>
/// <remarks>
/// Keeps nothing that matters: all state is in the book, so a handler that dies is replaced by a new one, whose first step asks the broker what was
/// missed. One handler works a book at a time; algos hold their orders by leases against a second one.
/// </remarks>
public sealed partial class StackHandler
{
    private const string SyncFact = "last_sync";

    private readonly OrderBook _book;
    private readonly IBroker _broker;
    private readonly IRollContracts _contracts;
    private readonly AlgoSelection _algos;
    private readonly HandlerOptions _options;
    private readonly SpreadSampling? _spreads;
    private readonly BrokerMessages _messages;
    private readonly Dictionary<BrokerContract, Quote> _quotes = [];
    private readonly Dictionary<OrderId, DateTime> _cancelsAsked = [];
    private readonly List<HandlerEntry> _entries = [];
    private readonly Dictionary<(HandlerStep Step, string Target), string> _waits = [];
    private bool _mustSync = true;
    private DateTime _syncedAt;

    /// <summary>A handler for a book and a broker.</summary>
    /// <param name="book">Book.</param>
    /// <param name="broker">Broker.</param>
    /// <param name="contracts">Tells the contracts of instruments.</param>
    /// <param name="algos">Which algo executes which order.</param>
    /// <param name="options">What the handler goes by.</param>
    /// <param name="spreads">What spreads are sampled of; null samples none.</param>
    public StackHandler(OrderBook book, IBroker broker, IRollContracts contracts, AlgoSelection? algos = null, HandlerOptions? options = null, SpreadSampling? spreads = null)
    {
        (_book, _broker, _contracts, _spreads) = (book, broker, contracts, spreads);
        (_algos, _options, _messages) = (algos ?? AlgoSelection.Default, options ?? new HandlerOptions(), new BrokerMessages());
    }

    /// <summary>Steps of one round, in order; the end of the day is not among them.</summary>
    public static IReadOnlyList<HandlerStep> Round { get; } =
    [
        HandlerStep.Sync, HandlerStep.Fills, HandlerStep.Positions, HandlerStep.Net, HandlerStep.Spawn, HandlerStep.Roll, HandlerStep.Work, HandlerStep.Cancel, HandlerStep.Fills,
        HandlerStep.Complete, HandlerStep.Spreads,
    ];

    /// <summary>Does one round of all steps.</summary>
    public Task<IReadOnlyList<HandlerEntry>> RunRoundAsync(CancellationToken cancellation = default) => RunAsync(Round, cancellation);

    /// <summary>Does some steps in the order given, and tells what came of them. A line that is down ends nothing: steps without the broker go on.</summary>
    public async Task<IReadOnlyList<HandlerEntry>> RunAsync(IReadOnlyList<HandlerStep> steps, CancellationToken cancellation = default)
    {
        _entries.Clear();
        foreach (var step in steps)
        {
            cancellation.ThrowIfCancellationRequested();
            await Guard(step, "", () => Do(step, cancellation)).ConfigureAwait(false);
        }

        return [.. _entries];
    }

    private Task Do(HandlerStep step, CancellationToken cancellation) => step switch
    {
        HandlerStep.Sync => SyncAsync(cancellation),
        HandlerStep.Fills => FillsAsync(cancellation),
        HandlerStep.Positions => PositionsAsync(cancellation),
        HandlerStep.Net => NetAsync(cancellation),
        HandlerStep.Spawn => SpawnAsync(),
        HandlerStep.Roll => RollAsync(),
        HandlerStep.Work => WorkAsync(false, cancellation),
        HandlerStep.Cancel => CancelAsync(cancellation),
        HandlerStep.Complete => CompleteAsync(),
        HandlerStep.Spreads => SpreadsAsync(cancellation),
        HandlerStep.EndOfDay => EndOfDayAsync(cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private async Task PositionsAsync(CancellationToken cancellation)
    {
        if (_broker.Connection != ConnectionState.Connected) return;
        var breaks = await ReconcileAsync(cancellation).ConfigureAwait(false);
        var (locked, unlocked) = Reconciler.ApplyLocks(_book, breaks);
        foreach (var instrument in locked) Tell(HandlerStep.Positions, instrument, string.Join("; ", breaks.Where(b => b.Instrument == instrument).Select(b => b.Text)) + ": locked", true);
        foreach (var instrument in unlocked) Tell(HandlerStep.Positions, instrument, "agrees again: unlocked");
    }

    // A fill between two answers looks like a break. What was told meanwhile is booked and the question is asked again before anything is locked.
    private async Task<IReadOnlyList<BookBreak>> ReconcileAsync(CancellationToken cancellation)
    {
        var breaks = Reconciler.Compare(_book, await _broker.GetPositionsAsync(cancellation).ConfigureAwait(false));
        if (breaks.Count == 0) return breaks;
        await ExecutionsAsync(cancellation).ConfigureAwait(false);
        await FillsAsync(cancellation).ConfigureAwait(false);
        return Reconciler.Compare(_book, await _broker.GetPositionsAsync(cancellation).ConfigureAwait(false));
    }

    private async Task NetAsync(CancellationToken cancellation)
    {
        if (!_options.NetsStrategies) return;
        var candidates = _book.Queue(OrderQueue.NewInstrument).GroupBy(o => o.Instrument, StringComparer.Ordinal)
            .Where(g => g.Any(o => o.Remaining.Net > 0) && g.Any(o => o.Remaining.Net < 0)).Select(g => g.Key).ToArray();
        foreach (var instrument in candidates)
        {
            await Guard(HandlerStep.Net, instrument, async () =>
            {
                if (_contracts.Find(instrument) is not { } contracts) return;
                var quote = await QuoteAsync(BrokerContract.Outright(contracts.Priced), cancellation).ConfigureAwait(false);
                if (quote is not { IsTwoSided: true, IsDelayed: false }) return;
                if (_book.Net(instrument, quote.Value.Mid) is var netted && netted > 0) Tell(HandlerStep.Net, instrument, $"{netted} netted between strategies at {quote.Value.Mid}");
            }).ConfigureAwait(false);
        }
    }

    private async Task SpawnAsync()
    {
        foreach (var order in _book.Queue(OrderQueue.NewInstrument))
        {
            await Guard(HandlerStep.Spawn, order.Id.ToString(), () =>
            {
                var (made, waits) = _book.Spawn(order.Id, Contracts(order.Instrument));
                foreach (var child in made) Tell(HandlerStep.Spawn, order.Id.ToString(), $"{child.Id}: {child.Trade} {child.Key}");
                if (waits is not null) Waits(HandlerStep.Spawn, order.Id.ToString(), waits);
                return Task.CompletedTask;
            }).ConfigureAwait(false);
        }
    }

    private async Task RollAsync()
    {
        foreach (var status in _book.RollStatuses().Where(r => RollStates.MakesOrders(r.State)))
        {
            await Guard(HandlerStep.Roll, status.Instrument, () =>
            {
                var (order, waits) = _book.MakeRoll(status.Instrument, Contracts(status.Instrument));
                if (order is not null) Tell(HandlerStep.Roll, status.Instrument, $"{order.Id}: {status.State}");
                if (waits is not null) Waits(HandlerStep.Roll, status.Instrument, waits);
                return Task.CompletedTask;
            }).ConfigureAwait(false);
        }
    }

    private Task CompleteAsync()
    {
        if (_book.Queue(OrderQueue.DoneInstrument).Count == 0) return Task.CompletedTask;
        foreach (var family in _book.Together(b => b.ArchiveCompleted())) Tell(HandlerStep.Complete, $"I{family}", "completed, moved to the history");
        return Task.CompletedTask;
    }

    private RollContracts Contracts(string instrument) => _contracts.Find(instrument) ?? throw new MissingDataException(
        "MultiplePricesNotFound", $"The contracts of {instrument} are not known: there are no multiple prices of it.", "Add its multiple prices to the data source.", instrument);

    private async Task Guard(HandlerStep step, string target, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (BrokerException error)
        {
            // The line being down is one trouble, not one for each order.
            if (error.Kind == SysErrorKind.Connection) _mustSync = true;
            Tell(step, target, error.Message, true);
            _book.Alert(error.Kind == SysErrorKind.Connection ? $"broker:{_broker.Name}" : $"handler:{step}:{target}", error.Message);
        }
#pragma warning disable CA1031 // One instrument's failure, whatever it is, must not stop the others; it is reported and raises an alert.
        catch (Exception error)
#pragma warning restore CA1031
        {
            var text = error is SysTradeException ? error.Message : $"{error.GetType().Name}: {error.Message}";
            Tell(step, target, text, true);
            _book.Alert($"handler:{step}:{target}", text);
        }
    }

    // What waits is told when it begins to wait, or for another reason than before: not in every round.
    private void Waits(HandlerStep step, string target, string why)
    {
        if (_waits.TryGetValue((step, target), out var told) && told == why) return;
        Tell(step, target, $"waits: {why}");
        _waits[(step, target)] = why;
    }

    private void Tell(HandlerStep step, string target, string text, bool isProblem = false)
    {
        _waits.Remove((step, target));
        _entries.Add(new HandlerEntry(_book.Now, step, target, text, isProblem));
    }
}
