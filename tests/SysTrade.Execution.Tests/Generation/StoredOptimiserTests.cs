using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Generation;
using SysTrade.Execution.Limits;
using SysTrade.Execution.Tests.Books;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.DynamicOptimisation;

namespace SysTrade.Execution.Tests.Generation;

public sealed class StoredOptimiserTests : IDisposable
{
    private static readonly string[] Names = ["A", "B", "C"];
    private static readonly double[,] Values = { { 1, 0.6, double.NaN }, { 0.6, 1, -0.2 }, { double.NaN, -0.2, 1 } };

    private readonly BookFixture _f = new();

    public void Dispose() => _f.Dispose();

    [Fact]
    public void Matrix_ComesBackAsItWasStored()
    {
        Write();
        var back = _f.Book.OptimisationInputsOf("small")!.Matrix();
        Assert.Equal(Names, back.Names);
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++) Assert.Equal(Values[i, j], back[i, j]);
        }
    }

    [Fact]
    public void Positions_AreThoseOfTheOptimiserGivenTheSame()
    {
        var optimal = new[] { 2.4, -1.7, 0.9 };
        Write(optimal, known: true);
        var expected = PositionOptimiser.Optimise(new PositionProblem
        {
            Instruments = Names,
            Optimal = optimal,
            ContractValues = [0.2, 0.3, 0.15],
            Costs = [0.0001, 0.0002, 0.0001],
            Volatilities = [0.15, 0.2, 0.1],
            Correlations = new CorrelationMatrix(Names, Known()),
            Previous = [0, 0, 0],
            Constraints = [default, default, default],
            Speed = new SpeedControl(10, 0.001),
        });
        var made = DynamicPositions.Update(_f.Book, "small");
        Assert.Equal(expected.Positions, made.Select(m => m.Position));
        Assert.Equal(expected.Optimised!.Select(p => (int?)p), made.Select(m => m.Unhurried));
        Assert.Contains(made, m => m.Position != 0);
    }

    [Fact]
    public void Bounds_AreKeptAndSaidWhy()
    {
        Write([2.4, -1.7, 0.9], known: true);
        _f.Book.SetPositionLimit(new PositionLimit("small", "A", 1));
        _f.Book.SetOverride(null, "B", Override.NoTrading, "halted");
        var made = DynamicPositions.Update(_f.Book, "small").ToDictionary(m => m.Key.Instrument);
        Assert.InRange(made["A"].Position, -1, 1);
        Assert.Equal((-1, 1), (made["A"].Lowest, made["A"].Highest));
        Assert.Contains("at most 1", made["A"].Constraint, StringComparison.Ordinal);
        Assert.Equal(0, made["B"].Position);
        Assert.Contains("halted", made["B"].Constraint, StringComparison.Ordinal);
        Assert.Null(made["C"].Constraint);
    }

    [Fact]
    public void Generator_OptimisesFirst_AndAPreviewKeepsNothing()
    {
        Write([2.4, -1.7, 0.9], known: true);
        var generator = new StrategyOrderGenerator(_f.Book);
        var told = generator.Generate("small", preview: true);
        Assert.DoesNotContain(_f.Book.Optimal("small"), o => o is OptimisedPosition);
        var made = generator.Generate("small");
        Assert.Equal(told.Select(t => t.Submission!.Decision.Result), made.Select(m => m.Submission!.Decision.Result));
        Assert.Equal(3, _f.Book.Optimal("small").Count(o => o is OptimisedPosition));

        // Again at the same moment: what is on the stack counts.
        Assert.All(generator.Generate("small"), m => Assert.Null(m.Submission!.Order));
    }

    [Fact]
    public void Multiplier_IsAppliedOnceByTheGate()
    {
        Write([4.2, 0, 0], known: true);
        _f.Book.SetOverride("small", null, Override.Multiply(0.5), "half");
        var made = DynamicPositions.Update(_f.Book, "small").Single(m => m.Key.Instrument == "A");
        var order = new StrategyOrderGenerator(_f.Book).Generate("small").Single(m => m.Key.Instrument == "A");
        Assert.True(made.Position > 1);
        Assert.Equal(made.Position / 2, order.Submission!.Decision.Result);
    }

    [Fact]
    public void OldRawPositions_AreNotTradedOn()
    {
        Write([2.4, -1.7, 0.9], known: true);
        _f.Clock.Move(TimeSpan.FromDays(5));
        var made = new StrategyOrderGenerator(_f.Book).Generate("small");
        Assert.Equal(3, made.Count);
        Assert.All(made, m => Assert.Contains("older", m.Problem, StringComparison.Ordinal));
        Assert.Empty(_f.Book.Orders());
    }

    [Fact]
    public void DamagedInputs_AreRefusedWithTheirPositions()
    {
        var bad = new OptimisationInputs { Strategy = "small", At = _f.Book.Now, Instruments = Names, Correlations = [0.5] };
        Assert.Equal("OptimisationInputs", Assert.Throws<SysTradeException>(() => _f.Book.SetOptimal([Raw(0, 1)], bad)).ErrorId);
        Assert.Empty(_f.Book.Optimal("small"));
        _f.Book.SetOptimal(Raw(0, 1));
        Assert.Equal("NoOptimisationInputs", Assert.Throws<SysTradeException>(() => DynamicPositions.Update(_f.Book, "small")).ErrorId);
    }

    private static double[,] Known() => new[,] { { 1, 0.6, 0.1 }, { 0.6, 1, -0.2 }, { 0.1, -0.2, 1 } };

    private RawPosition Raw(int i, double optimal) => new()
    {
        Key = new StrategyInstrument("small", Names[i]),
        At = _f.Book.Now,
        Optimal = optimal,
        ContractWeight = new[] { 0.2, 0.3, 0.15 }[i],
        Cost = new[] { 0.0001, 0.0002, 0.0001 }[i],
        Volatility = new[] { 0.15, 0.2, 0.1 }[i],
    };

    private void Write(double[]? optimal = null, bool known = false) => _f.Book.SetOptimal(
        [.. Names.Select((_, i) => Raw(i, optimal?[i] ?? 1))],
        new OptimisationInputs
        {
            Strategy = "small",
            At = _f.Book.Now,
            Instruments = Names,
            Correlations = OptimisationInputs.Below(new CorrelationMatrix(Names, known ? Known() : Values)),
            Speed = new SpeedControl(10, 0.001),
        });
}
