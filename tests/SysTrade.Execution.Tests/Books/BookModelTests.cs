using CsCheck;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Positions;

namespace SysTrade.Execution.Tests.Books;

/// <summary>Random lives of a book against a model of dictionaries: what was executed, by whom, and nothing else.</summary>
public sealed class BookModelTests
{
    private static readonly string[] Strategies = ["trend", "carry"];

    private static readonly Gen<Step> Steps = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 11], Gen.Int[-4, 4], (kind, which, size) => new Step(kind, which, size));

    [Fact]
    public void RandomOperations_LeaveTheBookAsTheModelSays() => Steps.Array[1, 40].Sample(Run, iter: 60);

    private static void Run(Step[] steps)
    {
        using var f = new BookFixture();
        var model = new Model();
        var sent = new List<BrokerOrder>();
        var executions = new List<(string Client, OrderExecution Execution)>();
        var number = 0;
        foreach (var step in steps)
        {
            f.Clock.Move(TimeSpan.FromSeconds(1));
            var strategy = Strategies[step.Which % 2];
            try
            {
                switch (step.Kind)
                {
                    case 0 or 1 when step.Size != 0:
                        if (f.Submit(step.Size, strategy, OrderSource.Manual) is { } order) sent.Add(f.Send(f.Spawn(order)));
                        break;
                    case 2 or 3 or 4 when sent.Count > 0:
                        var target = sent[step.Which % sent.Count];
                        var e = f.Trade($"e{number++}", target.Trade.Direction * Math.Max(1, Math.Abs(step.Size) / 2), 98 + step.Size);
                        executions.Add((target.ClientOrderId!, e));
                        f.Book.Book(target.ClientOrderId, e);
                        model.Book(e.Id, target.Strategy, e.Quantity);
                        break;
                    case 5 when executions.Count > 0:
                        var (client, again) = executions[step.Which % executions.Count];
                        Assert.NotEqual(BookingOutcome.Booked, f.Book.Book(client, again));
                        break;
                    case 6 when executions.Count > 0:
                        var busted = executions[step.Which % executions.Count].Execution;
                        f.Book.Bust(busted.Id, busted.Contract);
                        model.Bust(busted.Id);
                        break;
                    case 7 when sent.Count > 0:
                        f.Book.Cancelled(sent[step.Which % sent.Count].ClientOrderId!, "model");
                        break;
                    case 8:
                        f.Book.ArchiveCompleted();
                        break;
                    case 9 when step.Size != 0:
                        f.Book.Transfer(BookFixture.Instrument, Strategies[0], Strategies[1], step.Size, 98, "model");
                        model.Move(Strategies[0], Strategies[1], step.Size);
                        break;
                }
            }
            catch (SysTradeException error) when (error.ErrorId is "OrderOverfill" or "OrderTransition")
            {
                // The book may refuse to send what is not there; it must never refuse to book.
                Assert.True(step.Kind is 0 or 1, error.Message);
            }

            foreach (var each in Strategies) Assert.Equal(model.Of(each), f.Book.Position(new StrategyInstrument(each, BookFixture.Instrument)));
            Assert.Equal(model.Total, f.Book.Positions(LedgerKind.Contract).Sum(p => p.Position));
            foreach (var lockedByOverfill in f.Book.InstrumentLocks()) f.Book.UnlockInstrument(lockedByOverfill.Instrument, lockedByOverfill.Kind);
        }

        f.CheckInvariants();
    }

    private sealed record Step(int Kind, int Which, int Size);

    private sealed class Model
    {
        private readonly Dictionary<string, (string Strategy, int Quantity)> _executions = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _moved = new(StringComparer.Ordinal);

        public int Total => _executions.Values.Sum(e => e.Quantity);

        public void Book(string id, string strategy, int quantity) => _executions[id] = (strategy, quantity);

        public void Bust(string id) => _executions.Remove(id);

        public void Move(string from, string to, int contracts)
        {
            _moved[from] = _moved.GetValueOrDefault(from) - contracts;
            _moved[to] = _moved.GetValueOrDefault(to) + contracts;
        }

        public int Of(string strategy) => _executions.Values.Where(e => e.Strategy == strategy).Sum(e => e.Quantity) + _moved.GetValueOrDefault(strategy);
    }
}
