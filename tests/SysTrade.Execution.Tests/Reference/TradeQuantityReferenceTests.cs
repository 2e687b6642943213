using System.IO.Compression;
using System.Text.Json;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Limits;
using SysTrade.Tests;

namespace SysTrade.Execution.Tests.Reference;

/// <summary>The reference's own results. Where a cut of its is a defect, the test says which and what ours gives.</summary>
public sealed class TradeQuantityReferenceTests
{
    [Fact]
    public void Cuts_EqualTheReferencesOrAreItsKnownDefect()
    {
        using var file = new GZipStream(File.OpenRead(SharedFolder.File("golden", "e_orders", "trade_quantity.json.gz")), CompressionMode.Decompress);
        using var cases = JsonDocument.Parse(file);
        var compared = 0;
        foreach (var c in cases.RootElement.EnumerateArray())
        {
            if (c.GetProperty("fn").GetString() is "most_conservative" or "arith") continue;
            var trade = Quantity(c, "trade");
            var expected = Quantity(c, "result");
            var ours = c.GetProperty("fn").GetString() switch
            {
                "change_trade_size_proportionally_to_meet_abs_qty_limit" => trade.CutToSize(c.GetProperty("max_abs_qty").GetInt32()),
                "reduce_to_abs_limit_per_leg" => trade.CutPerLeg([.. Quantity(c, "abs_list")]),
                "reduce_smallest_leg_is_max_size" => trade.CutToSmallestLeg(c.GetProperty("max_size").GetInt32()),
                var name => throw new InvalidOperationException($"No helper is compared with {name}."),
            };
            compared++;
            if (ours == expected) continue;
            Assert.True(IsKnownDefect(c, trade, expected, ours), $"{c}: ours is {ours}");
        }

        Assert.Equal(320, compared);
    }

    [Fact]
    public void Arithmetic_EqualsTheReferencesOfEqualLegs()
    {
        using var file = new GZipStream(File.OpenRead(SharedFolder.File("golden", "e_orders", "trade_quantity.json.gz")), CompressionMode.Decompress);
        using var cases = JsonDocument.Parse(file);
        foreach (var c in cases.RootElement.EnumerateArray().Where(c => c.GetProperty("fn").GetString() == "arith"))
        {
            var (a, b) = (Quantity(c, "a"), Quantity(c, "b"));
            Assert.Equal(a.Count == b.Count && c.GetProperty("eq").GetBoolean(), a == b);
            if (a.Count != b.Count) continue;
            Assert.Equal(Quantity(c, "add"), a + b);
            Assert.Equal(Quantity(c, "sub"), a - b);
            Assert.Equal(c.GetProperty("fill_le").GetBoolean(), b.IsPartOf(a));
        }
    }

    /// <summary>
    /// What several limits leave of one trade. Ours are intervals that intersect, so of trades that they allow in one direction the smallest is made. The
    /// reference takes the least number when nothing or something is bought already, else the greatest: on the other side that is the largest trade, its defect.
    /// </summary>
    [Fact]
    public void MostConservativeTrade_EqualsTheReferencesExceptThatItIsNeverTheLargest()
    {
        using var file = new GZipStream(File.OpenRead(SharedFolder.File("golden", "e_orders", "trade_quantity.json.gz")), CompressionMode.Decompress);
        using var cases = JsonDocument.Parse(file);
        var (equal, larger, contradictory) = (0, 0, 0);
        foreach (var c in cases.RootElement.EnumerateArray().Where(c => c.GetProperty("fn").GetString() == "most_conservative"))
        {
            var candidates = c.GetProperty("qtys").EnumerateArray().Select(q => q.GetInt32()).ToArray();
            var expected = Quantity(c, "result").Net;
            var isBuy = candidates.Sum() > 0;

            // A limit of ten that leaves just a candidate of a trade of 50: of one that is bought up to it, or sold down to it.
            var ours = candidates.Min() < 0 && candidates.Max() > 0
                ? PositionLimit.Apply(50, (13, 10), (-13, 10))
                : PositionLimit.Apply(isBuy ? 50 : -50, [.. candidates.Select(q => (isBuy ? 10 - q : -10 - q, 10))]);
            if (candidates.Min() < 0 && candidates.Max() > 0)
            {
                Assert.Equal(0, ours);
                contradictory++;
                continue;
            }

            Assert.Equal(isBuy ? candidates.Min() : candidates.Max(), ours);
            if (ours == expected) equal++;
            else Assert.True(Math.Abs(expected) > Math.Abs(ours) && ++larger > 0, c.ToString());
        }

        Assert.Equal((5, 4, 3), (equal, larger, contradictory));
    }

    [Fact]
    public void SpreadPrices_EqualTheReferences()
    {
        using var cases = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("golden", "e_orders", "spread_price.json")));
        foreach (var c in cases.RootElement.EnumerateArray())
        {
            var trade = Quantity(c, "trade");
            var prices = c.GetProperty("prices").EnumerateArray().Select(p => p.GetDouble()).ToArray();
            Assert.Equal(GoldenCsv.Number(c.GetProperty("price").GetString()!), trade.SpreadPrice(prices), 12);
            Assert.Equal(GoldenCsv.Number(c.GetProperty("single_price_if_one").GetString()!), trade.SpreadPrice(prices[0]), 12);
            Assert.Equal(Quantity(c, "hcf"), trade.Ratio * trade.Direction);
        }
    }

    // 1. Legs that do not become whole numbers at exactly the asked size: the reference then trades everything at once (smallest leg), or nothing
    //    (limit a leg), where a smaller whole multiple of the ratio exists.
    private static bool IsKnownDefect(JsonElement c, TradeQuantity trade, TradeQuantity expected, TradeQuantity ours) => c.GetProperty("fn").GetString() switch
    {
        "reduce_smallest_leg_is_max_size" => expected == trade && trade.Count > 1 && ours.IsPartOf(trade) && !ours.IsZero,
        "reduce_to_abs_limit_per_leg" => expected.IsZero && trade.Count > 1 && !ours.IsZero,
        _ => false,
    };

    private static TradeQuantity Quantity(JsonElement c, string name) => TradeQuantity.Of([.. c.GetProperty(name).EnumerateArray().Select(v => v.GetInt32())]);
}
