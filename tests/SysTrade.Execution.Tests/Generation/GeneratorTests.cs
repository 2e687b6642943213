using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Generation;
using SysTrade.Execution.Limits;
using SysTrade.Execution.Tests.Books;

namespace SysTrade.Execution.Tests.Generation;

public sealed class GeneratorTests : IDisposable
{
    private readonly BookFixture _f = new();

    public void Dispose() => _f.Dispose();

    [Fact]
    public void BufferedPosition_IsTradedToItsEdgeOnceOnly()
    {
        Buffer(2.6, 4.4);
        var generator = new StrategyOrderGenerator(_f.Book);
        Assert.Equal(3, Assert.Single(generator.Generate("fut", preview: true)).Submission!.Decision.Result);
        Assert.Empty(_f.Book.Orders());
        Assert.Equal(TradeQuantity.Of(3), Assert.Single(generator.Generate("fut")).Submission!.Order!.Trade);
        Assert.Null(Assert.Single(generator.Generate("fut")).Submission!.Order);
        Assert.Single(_f.Book.Orders());
    }

    [Fact]
    public void OldOptimalPosition_IsNotTradedOn()
    {
        Buffer(2.6, 4.4);
        _f.Clock.Move(TimeSpan.FromDays(5));
        var made = Assert.Single(new StrategyOrderGenerator(_f.Book).Generate("fut"));
        Assert.Null(made.Submission);
        Assert.Contains("older", made.Problem, StringComparison.Ordinal);
        Assert.Single(_f.Book.Alerts());
    }

    [Fact]
    public void OptimalPosition_MustBeLaterAndOfTheSameKind()
    {
        Buffer(1, 2);
        Assert.Equal("InvalidOptimalPosition", Assert.Throws<SysTradeException>(() => Buffer(1, 2)).ErrorId);
        _f.Clock.Move(TimeSpan.FromHours(1));
        Assert.Throws<SysTradeException>(() => Buffer(3, 2));
        Assert.Throws<SysTradeException>(() => _f.Book.SetOptimal(new OptimisedPosition { Key = BookFixture.Key, At = _f.Book.Now, Position = 1 }));
    }

    [Fact]
    public void DynamicPositions_GiveTheOptimiserBothScopesOfLimitsAndTradeItsChoice()
    {
        _f.Book.SetPositionLimit(new PositionLimit("fut", BookFixture.Instrument, 4));
        _f.Book.SetPositionLimit(new PositionLimit(null, BookFixture.Instrument, 9));
        _f.Book.SetOverride(null, BookFixture.Instrument, Override.ReduceOnly, "thin");
        _f.Book.SetOptimal(new RawPosition { Key = BookFixture.Key, At = _f.Book.Now, Optimal = 5.5, ContractWeight = 0.1 });
        var optimiser = new Fixed(2);
        DynamicPositions.Update(_f.Book, "fut", optimiser);
        var input = Assert.Single(optimiser.Seen);
        Assert.Equal((4, true, 5.5), (input.Maximum, input.ReduceOnly, input.Optimal));
        _f.Book.SetOverride(null, BookFixture.Instrument, Override.None, "liquid");
        Assert.Equal(2, Assert.Single(new StrategyOrderGenerator(_f.Book).Generate("fut")).Submission!.Decision.Result);
    }

    private void Buffer(double lower, double upper) => _f.Book.SetOptimal(new BufferedPosition { Key = BookFixture.Key, At = _f.Book.Now, Lower = lower, Upper = upper });

    private sealed class Fixed(int position) : IDynamicOptimiser
    {
        public IReadOnlyList<OptimiserInstrument> Seen { get; private set; } = [];

        public OptimiserAnswer Optimise(IReadOnlyList<OptimiserInstrument> instruments)
        {
            Seen = instruments;
            return new OptimiserAnswer(instruments.ToDictionary(i => i.Instrument, _ => new OptimiserChoice(position)), []);
        }
    }
}
