using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Generation;
using SysTrade.Execution.Limits;
using SysTrade.Systems;
using SysTrade.Systems.Reporting;

namespace SysTrade.Production.Trading;

/// <summary>What a backtest wants of one instrument.</summary>
/// <param name="Instrument">Instrument.</param>
/// <param name="PriceDate">Date of its last price; null when there is none.</param>
/// <param name="Position">Its optimal position; null when it is left out.</param>
/// <param name="LeftOut">Why it is left out; null when it is not.</param>
public sealed record StrategyPosition(string Instrument, DateTime? PriceDate, OptimalPosition? Position, string? LeftOut);

/// <summary>The optimal positions of a strategy as a system's last day has them: what a book keeps, and orders are made from.</summary>
public sealed record StrategyPositions
{
    /// <summary>Strategy.</summary>
    public required string Strategy { get; init; }

    /// <summary>Instruments, in order of their codes.</summary>
    public required IReadOnlyList<StrategyPosition> Instruments { get; init; }

    /// <summary>What raw positions are optimised with; null of buffered ones.</summary>
    public OptimisationInputs? Inputs { get; init; }

    /// <summary>Positions that are not left out.</summary>
    public IReadOnlyList<OptimalPosition> Positions => [.. Instruments.Select(i => i.Position).OfType<OptimalPosition>()];

    /// <summary>Works out the last day's positions.</summary>
    /// <param name="system">System.</param>
    /// <param name="strategy">Name of the strategy in the book.</param>
    /// <param name="kind">Optimised for raw positions that are optimised when orders are made; any other for positions with a buffer.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="lists">Special instruments: stale ones are left out.</param>
    /// <param name="oldest">Oldest last price that is worked with.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static StrategyPositions Of(
        TradingSystem system, string strategy, PositionKind kind, DateTime now, InstrumentLists? lists = null, TimeSpan? oldest = null, CancellationToken cancellation = default)
    {
        StrategyName.Require(strategy);
        var maker = new Maker(system, strategy, now, lists ?? InstrumentLists.Empty, oldest ?? StrategyOrderGenerator.DefaultOldest);
        return kind == PositionKind.Optimised ? maker.Raw() : maker.Buffered(cancellation);
    }

    private sealed class Maker(TradingSystem system, string strategy, DateTime now, InstrumentLists lists, TimeSpan oldest)
    {
        public StrategyPositions Buffered(CancellationToken cancellation) => new()
        {
            Strategy = strategy,
            Instruments = system.PerInstrument(system.Instruments, code => One(code, Buffer), cancellation),
        };

        public StrategyPositions Raw()
        {
            var (_, problem, conventions) = system.OptimisedPositions.ProblemOfDay(previous: new Dictionary<string, int>());
            return new StrategyPositions
            {
                Strategy = strategy,
                Instruments = [.. problem.Instruments.Select((code, i) => One(code, key => new RawPosition
                {
                    Key = key,
                    At = now,
                    Optimal = problem.Optimal[i],
                    ContractWeight = Known(problem.ContractValues[i]),
                    Cost = Known(problem.Costs[i]),
                    Volatility = Known(problem.Volatilities[i]),
                    LongOnly = problem.Constraints?[i].LongOnly ?? false,
                    ReduceOnly = problem.Constraints?[i].ReduceOnly ?? false,
                }))],
                Inputs = new OptimisationInputs
                {
                    Strategy = strategy,
                    At = now,
                    Instruments = problem.Correlations.Names,
                    Correlations = OptimisationInputs.Below(problem.Correlations),
                    Speed = problem.Speed,
                    Conventions = conventions,
                },
            };
        }

        private BufferedPosition Buffer(StrategyInstrument key)
        {
            var edges = system.Portfolio.BuffersForPosition[key.Instrument];
            var (upper, lower) = (edges["top_pos"].LastValue, edges["bot_pos"].LastValue);
            return new BufferedPosition { Key = key, At = now, Lower = Math.Min(lower, upper), Upper = Math.Max(lower, upper) };
        }

        private StrategyPosition One(string code, Func<StrategyInstrument, OptimalPosition> make)
        {
            var key = new StrategyInstrument(strategy, code);
            if (lists.StaleReason(key) is { } stale) return new StrategyPosition(code, null, null, stale);
            var prices = system.Data.DailyPrices[code].DropMissing();
            if (prices.Count == 0) return new StrategyPosition(code, null, null, "there are no prices");
            var last = prices.Index.Last;
            if (now - last > oldest) return new StrategyPosition(code, last, null, $"the last price is of {last:yyyy-MM-dd}, older than {oldest.TotalDays:0.#} days");
            var made = make(key);
            var isKnown = made switch
            {
                BufferedPosition b => double.IsFinite(b.Lower) && double.IsFinite(b.Upper),
                RawPosition r => double.IsFinite(r.Optimal),
                _ => true,
            };
            if (!isKnown) return new StrategyPosition(code, last, null, "the system has no position for its last day");
            return new StrategyPosition(code, last, made with
            {
                ReferencePrice = prices.LastValue,
                ReferenceContract = PricedContract(code),
                ReferenceAt = DateTime.SpecifyKind(last, DateTimeKind.Utc),
            }, null);
        }

        private int? PricedContract(string code)
        {
            try
            {
                var contracts = system.Data.MultiplePrices[code].PriceContract;
                for (var row = contracts.Length - 1; row >= 0; row--)
                {
                    if (contracts[row] != 0) return contracts[row];
                }
            }
            catch (MissingDataException)
            {
                // Positions need no contract; orders then find theirs in the book's data.
            }

            return null;
        }

        private static double? Known(double value) => double.IsNaN(value) ? null : value;
    }
}
