using System.Text.Json;
using SysTrade.Tests;

namespace SysTrade.Domain.Tests;

/// <summary>Costs against the reference's own results.</summary>
public sealed class InstrumentCostsReferenceTests
{
    [Fact]
    public void Costs_EqualTheReferences()
    {
        using var cases = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("golden", "e_orders", "costs.json")));
        var compared = 0;
        foreach (var c in cases.RootElement.EnumerateArray())
        {
            double Of(string name) => c.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : GoldenCsv.Number(c.GetProperty(name).GetString()!);
            var costs = new InstrumentCosts(Of("slippage"), Of("per_block"), Of("percentage"), Of("per_trade"));
            var (blocks, price, pointSize) = (Of("blocks"), Of("price"), Of("pointsize"));
            Close(Of("cost"), costs.CashCost(blocks, price, pointSize));
            Close(Of("cost_no_slippage"), costs.CommissionOnly().CashCost(blocks, price, pointSize));
            Close(Of("sr_cost"), costs.SharpeRatioCost(price, Of("ann_stdev_price"), pointSize));
            compared++;
        }

        Assert.Equal(20, compared);
    }

    [Fact]
    public void Commission_IsTheLargestOfItsThreeForms()
    {
        // 0.01 % of 3 x 100 x 1000 is 30; 3 a contract are 9; 12 an order.
        Assert.Equal(30, new InstrumentCosts(0, 3, 0.0001, 12).Commission(-3, 100, 1000), 12);
        Assert.Equal(12, new InstrumentCosts(0, 3, 0.0001, 12).Commission(3, double.NaN, 1000), 12);
        Assert.Equal(50, new InstrumentCosts(0.5, 0, 0, 0).Slippage(-2, 50), 12);
    }

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, Math.Max(1e-12, Math.Abs(expected) * 1e-9));
}
