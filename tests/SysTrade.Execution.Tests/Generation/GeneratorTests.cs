using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Generation;
using SysTrade.Execution.Limits;
using SysTrade.Execution.Tests.Books;

namespace SysTrade.Execution.Tests.Generation;

public sealed class GeneratorTests : BookTest
{
    [Fact]
    public void BufferedPosition_IsTradedToItsEdgeOnceOnly()
    {
        Buffer(2.6, 4.4);
        var generator = new StrategyOrderGenerator(Fixture.Book);
        Assert.Equal(3, Assert.Single(generator.Generate("fut", preview: true)).Submission!.Decision.Result);
        Assert.Empty(Fixture.Book.Orders());
        Assert.Equal(TradeQuantity.Of(3), Assert.Single(generator.Generate("fut")).Submission!.Order!.Trade);
        Assert.Null(Assert.Single(generator.Generate("fut")).Submission!.Order);
        Assert.Single(Fixture.Book.Orders());
    }

    [Fact]
    public void OldOptimalPosition_IsNotTradedOn()
    {
        Buffer(2.6, 4.4);
        Fixture.Clock.Move(TimeSpan.FromDays(5));
        var made = Assert.Single(new StrategyOrderGenerator(Fixture.Book).Generate("fut"));
        Assert.Null(made.Submission);
        Assert.Contains("older", made.Problem, StringComparison.Ordinal);
        Assert.Single(Fixture.Book.Alerts());
    }

    [Fact]
    public void OptimalPosition_MustBeLaterAndOfTheSameKind()
    {
        Buffer(1, 2);
        Assert.Equal("InvalidOptimalPosition", Assert.Throws<SysTradeException>(() => Buffer(1, 2)).ErrorId);
        Fixture.Clock.Move(TimeSpan.FromHours(1));
        Assert.Throws<SysTradeException>(() => Buffer(3, 2));
        Assert.Throws<SysTradeException>(() => Fixture.Book.SetOptimal(new OptimisedPosition { Key = BookFixture.Key, At = Fixture.Book.Now, Position = 1 }));
    }

    [Fact]
    public void DynamicPositions_GiveTheOptimiserBothScopesOfLimitsAndTradeItsChoice()
    {
        Fixture.Book.SetPositionLimit(new PositionLimit("fut", BookFixture.Instrument, 4));
        Fixture.Book.SetPositionLimit(new PositionLimit(null, BookFixture.Instrument, 9));
        Fixture.Book.SetOverride(null, BookFixture.Instrument, Override.ReduceOnly, "thin");
        Fixture.Book.SetOptimal(new RawPosition { Key = BookFixture.Key, At = Fixture.Book.Now, Optimal = 5.5, ContractWeight = 0.1 });
        var optimiser = new Fixed(2);
        DynamicPositions.Update(Fixture.Book, "fut", optimiser);
        var input = Assert.Single(optimiser.Seen);
        Assert.Equal((4, true, 5.5), (input.Maximum, input.ReduceOnly, input.Optimal));
        Fixture.Book.SetOverride(null, BookFixture.Instrument, Override.None, "liquid");
        Assert.Equal(2, Assert.Single(new StrategyOrderGenerator(Fixture.Book).Generate("fut")).Submission!.Decision.Result);
    }

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
