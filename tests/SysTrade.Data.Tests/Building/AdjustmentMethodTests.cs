using SysTrade.Data.Building;
using SysTrade.Tests;

namespace SysTrade.Data.Tests.Building;

public sealed class AdjustmentMethodTests
{
    public static TheoryData<Adjustment> Methods => new(Adjustment.Panama, Adjustment.Proportional, Adjustment.None);

    [Theory]
    [MemberData(nameof(Methods))]
    public void StoredPrices_TellTheirMethod_AndGoOnByIt(Adjustment method)
    {
        for (var number = 0; number < 6; number++)
        {
            var (made, prices, parameters) = Contracts.Sample(number);
            var built = ContinuousPrices.Build(prices, parameters, method);
            var store = new ContinuousPriceStore(new InMemorySeriesStore());
            store.Write(built);
            var read = store.Read(made.Instrument.Code);
            Assert.Equal(method, read.Method);
            // Rolling onward from what was stored is what adjusting the whole anew gives.
            var rolled = read.RollOnward(parameters, prices).After;
            Close.Equal(BackAdjustment.Adjust(rolled.Multiple, method), rolled.Adjusted, 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void RollInterruptedBetweenTheWrites_IsCompletedByTheMethodOfThePrices(Adjustment method)
    {
        var (made, prices, parameters) = Contracts.Sample(3);
        var built = ContinuousPrices.Build(prices, parameters, method);
        var rolled = built.RollOnward(parameters, prices).After;
        var memory = new InMemorySeriesStore();
        new ContinuousPriceStore(memory).Write(built);
        memory.Write(SeriesKind.MultiplePrices, made.Instrument.Code, rolled.Multiple.ToColumns());
        Assert.Equal(ContinuousState.RollUnfinished, new ContinuousPriceStore(memory).Recover(made.Instrument.Code));
        Close.Equal(rolled.Adjusted, new ContinuousPriceStore(memory).Read(made.Instrument.Code).Adjusted, 0);
    }

    [Fact]
    public void PricesWithoutARoll_OrThatFitNone_TellNothing()
    {
        var built = ContinuousPrices.Build(Contracts.Year(), Contracts.Quarterly);
        var rows = 0;
        while (built.Multiple.PriceContract[rows] == built.Multiple.PriceContract[0]) rows++;
        Assert.Null(AdjustmentMethod.Of(built.Adjusted.Between(null, built.Multiple.Index[rows - 1]), built.Multiple.Slice(..rows)));
        var noise = built.Adjusted.ToArray();
        for (var i = 0; i < rows; i++) noise[i] += i % 3;
        Assert.Null(AdjustmentMethod.Of(built.Adjusted.With(noise), built.Multiple));
    }
}
