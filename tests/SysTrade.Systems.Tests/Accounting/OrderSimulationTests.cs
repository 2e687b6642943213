using CsCheck;
using SysTrade.Series;
using SysTrade.Systems.Accounting.Simulation;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Accounting;

public sealed class OrderSimulationTests
{
    private const double Missing = double.NaN;

    private static readonly Gen<(SimulatedOrderType Type, int Seed, int Rows)> Cases =
        Gen.Select(Gen.Enum<SimulatedOrderType>(), Gen.Int[1, 100_000], Gen.Int[2, 200]);

    private static (TimeSeries Price, TimeSeries Optimal) Series(int seed, int rows)
    {
        var random = new Random(seed);
        var price = Days.Series(Days.Walk(rows, seed));
        return (price, Days.Series(rows, _ => random.Next(8) == 0 ? Missing : (random.NextDouble() - 0.5) * 12));
    }

    [Fact]
    public void MarketOrder_IsFilledAtTheNextPriceInFull()
    {
        var made = OrderSimulation.Of(Days.Series(100, 101, 103, 102, 104), Days.Series(Missing, 1.6, 2.4, -0.5, -1.2), SimulatedOrderType.Market);

        // 2.4 rounds to 2, which is held; -0.5 rounds to the even 0.
        Close.Equal(Days.Series(0, 0, 2, 2, 0), made.Positions);
        Assert.Equal(
            [new SimulatedOrder(Days.Day(1), 2, Missing, new SimulatedFill(Days.Day(2), 2, 103, true)), new SimulatedOrder(Days.Day(3), -2, Missing, new SimulatedFill(Days.Day(4), -2, 104, true))],
            made.Orders);
        Assert.Equal(made.Orders.Select(o => o.Fill!.Value), made.Fills);
        Assert.Equal(-1, made.OpenQuantity);
    }

    [Fact]
    public void LimitOrder_IsFilledAtItsLimitWhenTheMarketGoesThroughItAndElseRenewed()
    {
        var made = OrderSimulation.Of(Days.Series(100, 101, 101, 99, 98, 99), Days.Series(2, 2, 2, 2, 0, 0), SimulatedOrderType.Limit);

        // A price equal to the limit does not fill.
        Close.Equal(Days.Series(0, 0, 0, 2, 2, 0), made.Positions);
        Assert.Equal([100, 101, 101, 98], made.Orders.Select(o => o.Limit));
        Assert.Equal([false, false, true, true], made.Orders.Select(o => o.Fill is not null));
        Assert.Equal([new SimulatedFill(Days.Day(3), 2, 101, false), new SimulatedFill(Days.Day(5), -2, 98, false)], made.Fills);
        Close.Equal(Days.Series(0, 0, 0, -4, 0, -2), made.PointsFromFillPrices());
    }

    [Fact]
    public void OrderOnAMomentWithoutAPrice_TakesTheLastKnownPrice()
    {
        var price = Days.Series(100, 102).Reindex(Days.Index(4));
        Assert.Equal([102.0], OrderSimulation.Of(price, Days.Series(Missing, Missing, 1, 1), SimulatedOrderType.Market).Fills.Select(f => f.Price));

        // Before the first price there is nothing to be filled at; the order is placed again.
        var late = OrderSimulation.Of(Days.Series(Missing, Missing, 100, 101), Days.Series(1, 1, 1, 1), SimulatedOrderType.Market);
        Assert.Equal([new SimulatedFill(Days.Day(2), 1, 100, true)], late.Fills);
    }

    [Fact]
    public void ProfitOfFills_IsProfitOfPositions() => Cases.Sample(c =>
    {
        var (price, optimal) = Series(c.Seed, c.Rows);
        var made = OrderSimulation.Of(price, optimal, c.Type);
        var money = made.Fills.Sum(f => -f.Quantity * f.Price) + (made.Positions.LastValue * price.LastValue);
        var (positions, points) = (made.Positions, made.PointsFromFillPrices());
        var profit = points[0];
        for (var i = 1; i < price.Count; i++) profit += (positions[i - 1] * (price[i] - price[i - 1])) + points[i];
        Assert.Equal(money, profit, 1e-9 * (1 + Math.Abs(money)));
    });

    [Fact]
    public void PositionHeld_IsTheSumOfTheFills() => Cases.Sample(c =>
    {
        var (price, optimal) = Series(c.Seed, c.Rows);
        var made = OrderSimulation.Of(price, optimal, c.Type);
        var held = 0.0;
        var fills = made.Fills.ToDictionary(f => f.Filled);
        for (var i = 0; i < made.Index.Count; i++)
        {
            if (fills.TryGetValue(made.Index[i], out var fill)) held += fill.Quantity;
            Assert.Equal(held, made.Positions[i]);
            if (i > 0 && c.Type == SimulatedOrderType.Market && !double.IsNaN(optimal[i - 1])) Assert.Equal(Math.Round(optimal[i - 1]), made.Positions[i]);
        }
    });

    [Fact]
    public void LaterRows_ChangeNothingBefore() => Cases.Sample(c =>
    {
        var (price, optimal) = Series(c.Seed, c.Rows);
        var until = c.Rows / 2;
        var (whole, part) = (OrderSimulation.Of(price, optimal, c.Type), OrderSimulation.Of(price.Slice(..until), optimal.Slice(..until), c.Type));
        Close.Equal(whole.Positions.Slice(..until), part.Positions, 0);
        Assert.Equal(whole.Fills.Where(f => f.Filled < Days.Day(until)), part.Fills);
    });

    [Fact]
    public void PricesTimesAConstant_ChangeNoOrder() => Cases.Sample(c =>
    {
        var (price, optimal) = Series(c.Seed, c.Rows);
        Close.Equal(OrderSimulation.Of(price, optimal, c.Type).Positions, OrderSimulation.Of(price * 4, optimal, c.Type).Positions, 0);
    });
}
