using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Market;
using SysTrade.Brokers.Orders;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Algos;

namespace SysTrade.Execution.Tests.Algos;

/// <summary>Runs one algo on one order with quotes and fills given by hand: a venue that does nothing by itself.</summary>
internal sealed class AlgoTrial
{
    private readonly IExecutionAlgo _algo;
    private readonly AlgoOrder _order;
    private int _filledBefore;

    public AlgoTrial(IExecutionAlgo algo, int quantity, ContractOrderType orderType = ContractOrderType.Best, double? limit = null)
    {
        _algo = algo;
        _order = new AlgoOrder
        {
            Contract = BrokerContract.Outright(new FuturesContract("CORN", 20261200)),
            Quantity = quantity,
            OrderType = orderType,
            LimitPrice = limit,
            Increments = new PriceIncrements(0.25),
        };
        State = AlgoRunner.Begin(algo, Now);
    }

    public static DateTimeOffset Begin { get; } = new(2026, 6, 1, 14, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; private set; } = Begin;

    public AlgoState State { get; private set; }

    public AlgoChild? Child { get; private set; }

    public Quote? Quote { get; set; }

    public DateTimeOffset? ClosesAt { get; set; }

    public bool IsStopping { get; set; }

    public List<string> Actions { get; } = [];

    public string Comment { get; private set; } = "";

    public DateTimeOffset? WakeAt { get; private set; }

    public int Filled => _filledBefore + (Child?.Filled ?? 0);

    /// <summary>A quote with sizes of 20 on both sides.</summary>
    public AlgoTrial See(double bid, double ask, double bidSize = 20, double askSize = 20)
    {
        Quote = new Quote(Now, bid, ask, bidSize, askSize);
        return Step();
    }

    public AlgoTrial After(double seconds)
    {
        Now += TimeSpan.FromSeconds(seconds);
        return Step();
    }

    /// <summary>Fills some of the working order; all of it when no quantity is given.</summary>
    public AlgoTrial Fill(int? quantity = null)
    {
        var filled = Child!.Filled + (quantity ?? Child.Remaining);
        Child = Child with { Filled = filled, Status = filled == Child.Quantity ? ChildStatus.Ended : Child.Status };
        return Step();
    }

    public AlgoTrial ConfirmCancel()
    {
        Child = Child! with { Status = ChildStatus.Ended };
        return Step();
    }

    public AlgoTrial Refuse()
    {
        Child = Child! with { Status = ChildStatus.Ended, WasRefused = true };
        return Step();
    }

    /// <summary>Steps until the algo waits; what it asks for is done at once, except that a cancellation waits for its confirmation.</summary>
    public AlgoTrial Step()
    {
        for (var i = 0; i < 10; i++)
        {
            var step = AlgoRunner.Step(_algo, _order, State, View());
            State = step.State;
            WakeAt = step.WakeAt;
            if (step.Comment.Length > 0) Comment = step.Comment;
            switch (step.Action)
            {
                case null:
                    return this;
                case PlaceChild place:
                    _filledBefore = Filled;
                    Child = new AlgoChild(place.Type, place.Quantity, 0, place.LimitPrice, ChildStatus.Working, Now);
                    Actions.Add($"place {place.Type} {place.Quantity}{(place.LimitPrice is { } p ? $" at {p}" : "")}");
                    break;
                case MoveChild move:
                    Child = Child! with { LimitPrice = move.LimitPrice };
                    Actions.Add($"move to {move.LimitPrice}");
                    break;
                case CancelChild:
                    Child = Child! with { Status = ChildStatus.Changing };
                    Actions.Add("cancel");
                    break;
            }
        }

        throw new InvalidOperationException("The algo does not come to rest.");
    }

    private AlgoView View() => new() { Now = Now, Quote = Quote, Child = Child, Filled = Filled, ClosesAt = ClosesAt, IsStopping = IsStopping };
}
