using SysTrade.Charts;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Measuring;
using SysTrade.Production.Reports;

namespace SysTrade.Production.Tests.Reports;

public sealed class SlippagePagesTests
{
    private static readonly DateTime Day = new(2024, 1, 2, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>A tick of 0.25, a point worth 40 dollars, and half a spread of half a tick.</summary>
    private static readonly SlippageFacts Facts = new(0.25, 40, 0.125);

    [Fact]
    public void ByInstrument_TicksAreMeansOverContractsAndMoneyIsTheSum()
    {
        // One contract paid 0.5 (2 ticks, 20 dollars), three gained 0.25 each (1 tick, 30 dollars in all).
        var page = Page(Order("A", 1, mid: 100, filled: 100.5), Order("A", -3, mid: 100, filled: 100.25));
        var (ticks, money) = Bars(page);
        Assert.Equal(["Middle of the market to fill", "Decision to fill", "Limit of the parent to fill", "As the costs assume"], ticks.Series.Select(s => s.Name));
        Assert.Equal([((1 * 2) + (3 * -1)) / 4.0], ticks.Series[0].Values);
        Assert.Equal([20.0 - 30], money.Series[0].Values);
        Assert.Equal([0.5], ticks.Series[3].Values);
        Assert.Equal([4 * 0.125 * 40], money.Series[3].Values);
        Assert.True(double.IsNaN(ticks.Series[1].Values[0]) && double.IsNaN(money.Series[2].Values[0]));
    }

    [Fact]
    public void DecisionAndLimit_AreMeasuredWhereTheyAreKnown()
    {
        var page = Page(Order("A", 2, mid: 100, filled: 100.5) with { Reference = 99.5, ParentLimit = 101 }, Order("A", 1, mid: 100, filled: 100));
        var (ticks, money) = Bars(page);
        Assert.Equal([4.0], ticks.Series[1].Values);
        Assert.Equal([-2.0], ticks.Series[2].Values);
        Assert.Equal([80.0], money.Series[1].Values);
    }

    [Fact]
    public void ThroughTime_AddsUpWhatWasPaidSoFar()
    {
        var page = Page(Order("A", 1, 100, 100.5), Order("B", 1, 10, 10.25, hours: 1), Order("A", 1, 100, 99.75, hours: 2));
        var paid = Assert.IsType<StepChart>(page.Sections[1].Charts[0]).Series[0].Values;
        Assert.Equal([20.0, 30, 20], paid.ToArray());
        var each = Assert.IsType<LineChart>(page.Sections[1].Charts[1]).Series.Where(s => s.Name == "Middle of the market to fill").ToDictionary(s => s.Choice!, s => s.Values.ToArray());
        Assert.Equal([2.0, -1], each["A"]);
        Assert.Equal([1.0], each["B"]);
    }

    [Fact]
    public void Rows_AreSortedByWhatIsPaidAndOrdersByTimeLatestFirst()
    {
        var page = Page(Order("A", 1, 100, 100.25), Order("B", 1, 100, 101, hours: 1));
        Assert.Equal(["B", "A"], Bars(page).Ticks.Categories);
        Assert.Equal(["B", "A"], page.Sections[2].Tables[0].Rows.Select(r => r[3].Text));
    }

    [Fact]
    public void UnknownTick_IsSaidAndLeavesTheMoney()
    {
        var page = SlippagePages.Of([Order("A", 1, 100, 100.5)], _ => Facts with { Tick = double.NaN }, "USD");
        Assert.Contains("The tick of A is not known.", Bars(page).Ticks.Note, StringComparison.Ordinal);
        Assert.Equal([20.0], Bars(page).Money.Series[0].Values);
    }

    [Fact]
    public void NothingFilled_IsAnErrorThatSaysWhereOrdersAre() =>
        Assert.Equal("NoFills", Assert.Throws<MissingDataException>(() => SlippagePages.Of([], _ => Facts, "USD")).ErrorId);

    private static ChartPage Page(params OrderSlippage[] orders) => SlippagePages.Of(orders, _ => Facts, "USD");

    private static (BarChart Ticks, BarChart Money) Bars(ChartPage page) => ((BarChart)page.Sections[0].Charts[0], (BarChart)page.Sections[0].Charts[1]);

    private static OrderSlippage Order(string instrument, int trade, double mid, double filled, int hours = 0) => new()
    {
        Order = new OrderId(OrderLevel.Broker, hours + 1),
        Strategy = "trend",
        Instrument = instrument,
        Contract = "20240300",
        FilledAt = Day.AddHours(hours),
        Direction = Math.Sign(trade),
        Contracts = Math.Abs(trade),
        Filled = filled,
        Mid = mid,
    };
}
