using System.Globalization;
using System.Text.Json;
using SysTrade.Brokers.Market;
using SysTrade.Execution.Algos;
using SysTrade.Tests;

namespace SysTrade.Execution.Tests.Algos;

public sealed class TickAnalysisTests
{
    [Fact]
    public void Of_ReferenceCases_Agree()
    {
        var cases = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("golden", "e_orders", "tick_analysis.json"))).RootElement.EnumerateArray().ToArray();
        var compared = 0;
        foreach (var item in cases)
        {
            var quantity = item.GetProperty("qty").GetInt32();
            if (item.TryGetProperty("adverse_price_movement", out _))
            {
                Assert.Equal(item.GetProperty("result").GetBoolean(), TickAnalysis.IsWorse(quantity, Number(item, "old"), Number(item, "new")));
                continue;
            }

            var found = TickAnalysis.Of(new Quote(default, Number(item, "bid"), Number(item, "ask"), Number(item, "bid_size"), Number(item, "ask_size")), quantity);
            var expected = item.GetProperty("result");
            Assert.Equal(Number(expected, "side_price"), found.SidePrice, 1e-9);
            Assert.Equal(Number(expected, "offside_price"), found.OffsidePrice, 1e-9);
            Assert.Equal(Number(expected, "mid_price"), found.Mid, 1e-9);
            Assert.Equal(Number(expected, "spread"), found.Spread, 1e-9);
            Assert.Equal(Number(expected, "side_qty"), found.SideSize);
            Assert.Equal(Number(expected, "offside_qty"), found.OffsideSize);
            Assert.Equal(Number(expected, "imbalance_ratio"), found.Imbalance, 1e-9);
            Assert.Equal(item.GetProperty("adverse_size_issue").GetBoolean(), found.IsSizeAdverse(5, 3));
            compared++;
        }

        Assert.Equal(25, compared);
    }

    private static double Number(JsonElement item, string name) => item.GetProperty(name) is var value && value.ValueKind == JsonValueKind.Number
        ? value.GetDouble()
        : value.GetString() == "nan" ? double.NaN : double.Parse(value.GetString()!, CultureInfo.InvariantCulture);
}
