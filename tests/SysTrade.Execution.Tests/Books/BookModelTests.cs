using CsCheck;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Positions;

namespace SysTrade.Execution.Tests.Books;

/// <summary>Random lives of a book beside a model of dictionaries: after every operation stacks, history and both ledgers are what the model says.</summary>
public sealed class BookModelTests
{
    private static readonly string[] Strategies = ["trend", "carry"];
    private static readonly Gen<int> Which = Gen.Int[0, 20];
    private static readonly Gen<(int Which, int Size)> Sized = Gen.Select(Which, Gen.Int[1, 4]);
    private static readonly Gen<(int Which, int Size)> Signed =
        Gen.Select(Gen.Int[0, 1], Gen.Int[1, 6].Select(Gen.Bool, (size, isBuy) => isBuy ? size : -size));

    [Fact]
    public void RandomOperations_LeaveTheBookAsTheModelSays() => Gen.Const(0).Select(_ => (new Life(), new BookModel())).SampleModelBased(
        [
            Operation(Signed, (life, x) => life.Submit(Strategies[x.Which], x.Size), (model, x) => model.Submit(Strategies[x.Which], x.Size)),
            Operation(Signed, (life, x) => life.Submit(Strategies[x.Which], x.Size), (model, x) => model.Submit(Strategies[x.Which], x.Size)),
            Operation(Which, (life, x) => life.Spawn(x), (model, x) => model.Spawn(x)),
            Operation(Which, (life, x) => life.Spawn(x), (model, x) => model.Spawn(x)),
            Operation(Sized, (life, x) => life.Send(x.Which, x.Size), (model, x) => model.Send(x.Which, x.Size)),
            Operation(Sized, (life, x) => life.Send(x.Which, x.Size), (model, x) => model.Send(x.Which, x.Size)),
            Operation(Which, (life, x) => life.Accept(x), (model, x) => model.Accept(x)),
            Operation(Sized, (life, x) => life.Fill(x.Which, x.Size), (model, x) => model.Fill(x.Which, x.Size)),
            Operation(Sized, (life, x) => life.Fill(x.Which, x.Size), (model, x) => model.Fill(x.Which, x.Size)),
            Operation(Which, (life, x) => life.FillAgain(x), (model, _) => model.FillAgain()),
            Operation(Which, (life, x) => life.Bust(x), (model, x) => model.Bust(x)),
            Operation(Sized, (life, x) => life.Correct(x.Which, x.Size), (model, x) => model.Correct(x.Which, x.Size)),
            Operation(Which, (life, x) => life.Cancelled(x), (model, x) => model.Cancelled(x)),
            Operation(Which, (life, x) => life.Cancel(x), (model, x) => model.Cancel(x)),
            Operation(Which, (life, x) => life.Modify(x), (model, x) => model.Modify(x)),
            Operation(Which, (life, x) => life.Lock(x), (model, x) => model.Lock(x)),
            Operation(Which, (life, x) => life.Unlock(x), (model, x) => model.Unlock(x)),
            Operation(Which, (life, _) => life.Complete(), (model, _) => model.Complete()),
            Operation(Signed, (life, x) => life.Transfer(x.Size), (model, x) => model.Transfer(Strategies[0], Strategies[1], x.Size)),
        ],
        equal: Equal,
        iter: 150,
        printActual: life => Last(life.States),
        printModel: model => Last(model.States));

    // The last that is asked of a life.
    private static bool Equal(Life life, BookModel model)
    {
        life.Dispose();
        return life.States.SequenceEqual(model.States, StringComparer.Ordinal);
    }

    // Both note how things stand after each operation, so that what a later one would cover up is seen. 
    private static GenOperation<Life, BookModel> Operation<T>(Gen<T> gen, Action<Life, T> life, Action<BookModel, T> model) => gen.Operation<Life, BookModel>(
        (l, x) =>
        {
            life(l, x);
            l.States.Add(l.State());
        },
        (m, x) =>
        {
            model(m, x);
            m.States.Add(State(m));
        });

    private static string Last(List<string> states) => $"after {states.Count} operations\n{states.LastOrDefault()}";

    private static string State(BookModel model)
    {
        var orders = model.Orders.Select(o => Line(
            o.IsArchived, $"{"ICB"[(int)o.Level]}{o.Number}", o.Parent?.Number, o.Strategy, o.Trade, o.Filled, o.Status, o.Lock));
        return Text(model.Outcome, orders, Strategies.Select(s => $"{s} {model.Of(s)}").Append($"contract {model.Total}"));
    }

    private static string Line(bool isArchived, string id, long? parent, string strategy, int trade, int filled, OrderStatus status, string? owner) =>
        $"{(isArchived ? "history" : "stack")} {id} of {parent} {strategy}: {filled} of {trade} {status} {owner}";

    private static string Text(string outcome, IEnumerable<string> orders, IEnumerable<string> positions) =>
        string.Join('\n', [$"outcome {outcome}", .. orders, .. positions]);

    /// <summary>A book, and the operations on what is there: the order of a place in the line of those that the model counts too.</summary>
    private sealed class Life : IDisposable
    {
        private readonly BookFixture _f = new();
        private readonly List<(string Client, OrderExecution Execution)> _executions = [];
        private string _outcome = "";

        public List<string> States { get; } = [];

        public void Dispose() => _f.Dispose();

        public void Submit(string strategy, int trade) => Do(() => _f.Submit(trade, strategy, OrderSource.Manual));

        public void Transfer(int contracts) => Do(() => _f.Book.Transfer(BookFixture.Instrument, Strategies[0], Strategies[1], contracts, 98, "model"));

        public void Spawn(int which) => With(OrderLevel.Instrument, which, o => _f.Book.Spawn(o.Id, _f.Contracts));

        public void Send(int which, int size) => With(OrderLevel.Contract, which, o => _f.Send((ContractOrder)o, o.Trade.Direction * size));

        public void Accept(int which) => With(OrderLevel.Broker, which, o => _f.Book.Accept(Client(o), "b", "p"), archivedToo: true);

        public void Fill(int which, int size) => With(OrderLevel.Broker, which, o => Execute(Client(o), o.Trade.Direction * size, null), archivedToo: true);

        public void FillAgain(int which) => WithExecution(which, (client, e) => Assert.NotEqual(BookingOutcome.Booked, _f.Book.Book(client, e)));

        public void Bust(int which) => WithExecution(which, (_, e) => _f.Book.Bust(e.Id, e.Contract));

        public void Correct(int which, int size) => WithExecution(which, (client, e) => Execute(client, Math.Sign(e.Quantity) * size, e.Id));

        public void Cancelled(int which) => With(OrderLevel.Broker, which, o => _f.Book.Cancelled(Client(o), "model"), archivedToo: true);

        public void Cancel(int which) => With(null, which, o => _f.Book.Cancel(o.Id, "model"));

        public void Modify(int which) => With(null, which, o =>
        {
            if (BookModel.Smaller(o.Trade.Net, o.Fill.Quantity.Net) is { } trade) _f.Book.Modify(o.Id, TradeQuantity.Of(trade), null);
        });

        public void Lock(int which) => With(null, which, o => _f.Book.For("boss").Lock(o.Id, "model"));

        public void Unlock(int which) => With(null, which, o => _f.Book.For("boss").Unlock(o.Id));

        public void Complete() => Do(() => _f.Book.ArchiveCompleted());

        public string State()
        {
            _f.CheckInvariants();
            var history = _f.Book.History();
            var orders = _f.Book.Orders().Concat(history).OrderBy(o => o.Id.Number)
                .Select(o => Line(history.Contains(o), $"{o.Id}", o.Parent?.Number, o.Strategy, o.Trade.Net, o.Fill.Quantity.Net, o.Status, o.Lock?.Owner));
            var positions = Strategies.Select(s => $"{s} {_f.Book.Position(new StrategyInstrument(s, BookFixture.Instrument))}")
                .Append($"contract {_f.Book.Position(BookFixture.Priced)}");
            return Text(_outcome, orders, positions);
        }

        private static string Client(Order order) => ((BrokerOrder)order).ClientOrderId!;

        private void Execute(string client, int quantity, string? corrects)
        {
            var e = _f.Trade($"e{_executions.Count}", quantity, 98 + (_executions.Count % 3));
            _executions.Add((client, e));
            Assert.Equal(BookingOutcome.Booked, _f.Book.Book(client, e, corrects));
        }

        private void With(OrderLevel? level, int which, Action<Order> work, bool archivedToo = false) => Do(() =>
        {
            var orders = _f.Book.Orders(level).Concat(archivedToo ? _f.Book.History(level) : []).OrderBy(o => o.Id.Number).ToArray();
            if (orders.Length > 0) work(orders[which % orders.Length]);
        });

        private void WithExecution(int which, Action<string, OrderExecution> work) => Do(() =>
        {
            if (_executions.Count > 0) work(_executions[which % _executions.Count].Client, _executions[which % _executions.Count].Execution);
        });

        private void Do(Action work)
        {
            _f.Clock.Move(TimeSpan.FromSeconds(1));
            _outcome = "";
            try
            {
                work();
            }
            catch (SysTradeException error)
            {
                _outcome = error.ErrorId;
            }

            // What was filled beyond what was wanted stops the instrument; a person looked and lets it go on.
            foreach (var held in _f.Book.InstrumentLocks()) _f.Book.UnlockInstrument(held.Instrument, held.Kind);
        }
    }
}
