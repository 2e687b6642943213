using SysTrade.Data;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Positions;
using SysTrade.Series;

namespace SysTrade.Storage.Migration;

/// <summary>
/// Brings positions over: the book gets balance trades at the last known prices, so that both of its ledgers stand where pysystemtrade's stood. Doing it again
/// books what has changed there since; once the book itself has traded an instrument, its positions are the book's own.
/// </summary>
/// <param name="book">The book.</param>
/// <param name="prices">Series that give last prices.</param>
/// <param name="isPlan">True to write nothing.</param>
internal sealed class PositionMigration(OrderBook book, ISeriesStore prices, bool isPlan)
{
    public const string Group = "positions";
    private const string ExecutionPrefix = "pysystemtrade:";

    public IEnumerable<MigratedItem> Run(IReadOnlyDictionary<StrategyInstrument, int> strategies, IReadOnlyDictionary<FuturesContract, int> contracts)
    {
        var instruments = strategies.Keys.Select(k => k.Instrument).Concat(contracts.Keys.Select(k => k.Instrument)).Distinct().Order(StringComparer.Ordinal);
        foreach (var instrument in instruments)
        {
            var wantedOf = strategies.Where(s => s.Key.Instrument == instrument).ToDictionary(s => s.Key.Strategy, s => s.Value, StringComparer.Ordinal);
            var wantedIn = contracts.Where(c => c.Key.Instrument == instrument).ToDictionary(c => c.Key, c => c.Value);
            yield return Bring(instrument, wantedOf, wantedIn) with { IsDone = !isPlan };
        }
    }

    private MigratedItem Bring(string instrument, Dictionary<string, int> wantedOf, Dictionary<FuturesContract, int> wantedIn)
    {
        if (wantedOf.Values.Sum() is var ofAll && wantedIn.Values.Sum() is var inAll && ofAll != inAll)
        {
            return new(
                Group, instrument, MigrationOutcome.Failed, 0,
                $"its strategies hold {ofAll} contracts together, its contracts {inAll}; put that right in pysystemtrade first");
        }

        var there = book.Positions(instrument);
        foreach (var position in there)
        {
            if (position.Kind == LedgerKind.Strategy) wantedOf.TryAdd(StrategyInstrument.Parse(position.Name).Strategy, 0);
            else wantedIn.TryAdd(FuturesContract.Parse(position.Name), 0);
        }

        var changeOf = wantedOf.ToDictionary(w => w.Key, w => w.Value - book.Position(new StrategyInstrument(w.Key, instrument)), StringComparer.Ordinal);
        var changeIn = wantedIn.ToDictionary(w => w.Key, w => w.Value - book.Position(w.Key));
        var trades = Divide(changeOf, changeIn);
        if (trades.Count == 0) return new(Group, instrument, MigrationOutcome.AlreadyThere, wantedIn.Count(w => w.Value != 0));
        if (there.Any(p => book.Rows(p.Name).Any(r => !r.ExecutionId.StartsWith(ExecutionPrefix, StringComparison.Ordinal))))
        {
            return new(Group, instrument, MigrationOutcome.Left, 0, "this book has traded it since; its positions are the book's own now");
        }

        var priced = trades.Select(t => (t.Strategy, t.Contract, t.Quantity, Price: LastPrice(t.Contract))).ToArray();
        if (Array.Find(priced, p => p.Price is null) is { Quantity: not 0 } without)
        {
            return new(Group, instrument, MigrationOutcome.Failed, 0, $"no price of {without.Contract} is known to book it at; bring its prices over first");
        }

        if (!isPlan)
        {
            foreach (var (strategy, contract, quantity, price) in priced)
            {
                // The number of rows before makes the id the same for whoever does this very step, and booked once.
                var rows = book.Rows(contract.ByMonth.ToString()).Count + book.Rows(new StrategyInstrument(strategy, instrument).ToString()).Count;
                var execution = new OrderExecution($"{ExecutionPrefix}{strategy}:{contract}:{rows}", contract, quantity, price!.Value, book.Now);
                book.Balance(strategy, execution, "position brought over from pysystemtrade");
            }
        }

        return new(
            Group, instrument, MigrationOutcome.Came, wantedIn.Count(w => w.Value != 0),
            string.Join(", ", wantedIn.Where(w => w.Value != 0).Select(w => $"{w.Value} {w.Key.DateText}")));
    }

    /// <summary>Trades of strategies in contracts that add up to both changes; trades of one direction first.</summary>
    internal static IReadOnlyList<(string Strategy, FuturesContract Contract, int Quantity)> Divide(
        IReadOnlyDictionary<string, int> ofStrategies, IReadOnlyDictionary<FuturesContract, int> inContracts)
    {
        var (of, inside) = (ofStrategies.ToDictionary(StringComparer.Ordinal), inContracts.ToDictionary());
        var trades = new SortedDictionary<(string Strategy, FuturesContract Contract), int>();
        foreach (var strategy in of.Keys.Order(StringComparer.Ordinal).ToArray())
        {
            foreach (var contract in inside.Keys.Order().ToArray())
            {
                if (Math.Sign(of[strategy]) != Math.Sign(inside[contract])) continue;
                Add(strategy, contract, Math.Sign(of[strategy]) * Math.Min(Math.Abs(of[strategy]), Math.Abs(inside[contract])));
            }
        }

        // What is left goes against each other: a spread between contracts, or strategies that are long and short.
        var rest = inside.Where(c => c.Value != 0).Select(c => c.Key).Order().ToArray();
        var others = of.Where(s => s.Value != 0).Select(s => s.Key).Order(StringComparer.Ordinal).ToArray();
        if (rest.Length > 0 || others.Length > 0)
        {
            var hub = rest.Length > 0 ? rest[0] : inside.Keys.Order().First();
            var middle = others.Length > 0 ? others[0] : of.Keys.Order(StringComparer.Ordinal).FirstOrDefault() ?? StrategyName.Roll;
            of.TryAdd(middle, 0);
            foreach (var strategy in others) Add(strategy, hub, of[strategy]);
            foreach (var contract in inside.Keys.Order().ToArray()) Add(middle, contract, inside[contract]);
        }

        return [.. trades.Where(t => t.Value != 0).Select(t => (t.Key.Strategy, t.Key.Contract, t.Value))];

        void Add(string strategy, FuturesContract contract, int quantity)
        {
            trades[(strategy, contract)] = trades.GetValueOrDefault((strategy, contract)) + quantity;
            of[strategy] -= quantity;
            inside[contract] -= quantity;
        }
    }

    private double? LastPrice(FuturesContract contract)
    {
        foreach (var frequency in Enum.GetValues<ContractPriceFrequency>())
        {
            var key = new ContractPriceKey(contract.Instrument, contract.Date, frequency).ToString();
            if (prices.Contains(SeriesKind.ContractPrices, key) && Last(prices.Read(SeriesKind.ContractPrices, key).Series("FINAL"), _ => true) is { } bar)
            {
                return bar;
            }
        }

        if (!prices.Contains(SeriesKind.MultiplePrices, contract.Instrument)) return null;
        var multiple = MultiplePrices.From(prices.Read(SeriesKind.MultiplePrices, contract.Instrument));
        return Last(multiple.Price, row => multiple.PriceContract[row] == contract.Date)
            ?? Last(multiple.Forward, row => multiple.ForwardContract[row] == contract.Date)
            ?? Last(multiple.Carry, row => multiple.CarryContract[row] == contract.Date);
    }

    private static double? Last(TimeSeries series, Func<int, bool> isOf)
    {
        for (var row = series.Count - 1; row >= 0; row--)
        {
            if (double.IsFinite(series[row]) && isOf(row)) return series[row];
        }

        return null;
    }
}
