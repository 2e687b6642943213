using System.Globalization;
using System.Text.Json;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Generation;
using SysTrade.Execution.Limits;
using SysTrade.Execution.Rolls;
using SysTrade.Tests;

namespace SysTrade.Execution.Tests.Reference;

/// <summary>The reference's own results for the small rules about orders.</summary>
public sealed class OrderRulesReferenceTests
{
    [Fact]
    public void Override_EqualsTheReferencesExceptThatAShortIsRoundedTowardsZero()
    {
        foreach (var c in Cases("override"))
        {
            if (c.TryGetProperty("mul_a", out var a))
            {
                var both = Override.Parse(a.GetString()!).And(Override.Parse(c.GetProperty("mul_b").GetString()!));

                // A multiplier of zero closes; the reference lets reduce only win over it and closes otherwise.
                var expectedBoth = c.ToString().Contains("\"0.0\"", StringComparison.Ordinal) && c.GetProperty("result").GetString() == "Reduce only" ? "0.0" : c.GetProperty("result").GetString()!;
                Assert.Equal((Override.Parse(expectedBoth).Kind, Override.Parse(expectedBoth).Multiplier), (both.Kind, Math.Round(both.Multiplier, 12)));
                continue;
            }

            var (position, trade, expected) = (Int(c, "position"), Int(c, "trade"), Int(c, "result"));
            var value = Override.Parse(c.GetProperty("override").GetString()!);

            // Defect of the reference: rounding down makes a scaled short position larger than a long one.
            var scaled = (position + trade) * value.Multiplier;
            if (value is { Kind: OverrideKind.Multiply, IsNone: false } && scaled < 0 && scaled != Math.Floor(scaled)) expected++;
            Assert.Equal(expected, value.Apply(position, trade));
        }
    }

    [Fact]
    public void PositionLimit_EqualsTheReferences()
    {
        foreach (var c in Cases("position_limit"))
        {
            var ours = c.GetProperty("limit") is { ValueKind: JsonValueKind.Number } limit ? PositionLimit.Apply(Int(c, "position"), limit.GetInt32(), Int(c, "trade")) : Int(c, "trade");
            Assert.True(Int(c, "result") == ours, $"{c}: ours is {ours}");
        }
    }

    [Fact]
    public void TradeLimit_EqualsTheReferencesWithACapacityNeverBelowZero()
    {
        var now = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var limits = new Dictionary<int, TradeLimit>();
        foreach (var c in Cases("trade_limit"))
        {
            var size = Int(c, "limit");
            var limit = limits.GetValueOrDefault(size) ?? new TradeLimit(null, "A", 1, size);
            var quantity = Math.Abs(Int(c, "qty"));
            if (c.GetProperty("action").GetString() == "add") limit = limit.Count(now, quantity, now);
            else if (c.GetProperty("action").GetString() == "remove") limit = limit.Count(now, -quantity, now);
            else Assert.Equal(Math.Max(0, Int(c, "result")), Math.Min(quantity, limit.Remaining(now)));
            Assert.Equal(Int(c, "since_reset"), limit.Used(now));
            Assert.Equal(Math.Max(0, Int(c, "remaining")), limit.Remaining(now));
            limits[size] = limit;
        }
    }

    [Fact]
    public void BufferedPosition_RequiresTheReferencesTrade()
    {
        foreach (var c in Cases("buffered_order_required_trade"))
        {
            var optimal = new BufferedPosition { Key = new StrategyInstrument("s", "A"), At = DateTime.UnixEpoch, Lower = c.GetProperty("lower").GetDouble(), Upper = c.GetProperty("upper").GetDouble() };
            Assert.Equal(Int(c, "trade"), optimal.RequiredTrade(Int(c, "actual")));
        }
    }

    [Fact]
    public void PassiveRollSplit_EqualsTheReferences()
    {
        var contracts = new RollContracts(new FuturesContract("A", 20240300), new FuturesContract("A", 20240600));
        foreach (var c in Cases("passive_roll_split"))
        {
            var expected = c.GetProperty("result").EnumerateArray().Select(p => (p[0].GetString() == "cur" ? 20240300 : 20240600, int.Parse(p[1].GetString()!, CultureInfo.InvariantCulture)));
            Assert.Equal(expected, RollPlan.Split(RollState.Passive, Int(c, "trade"), Int(c, "position_current"), contracts).Select(p => (p.Contract.Date, p.Trade)));
        }
    }

    [Fact]
    public void RollStates_EqualTheReferences()
    {
        foreach (var c in Cases("roll_state"))
        {
            var state = Enum.Parse<RollState>(c.GetProperty("state").GetString()!);
            Assert.Equal(c.GetProperty("allowed").EnumerateArray().Select(a => a.GetString()), RollStates.AllowedAfter(state, Int(c, "position")).Select(a => a.ToString()));
            Assert.Equal(c.GetProperty("double_sided").GetBoolean(), RollStates.IsDoubleSided(state));
            Assert.Equal(c.GetProperty("requires_order").GetBoolean(), RollStates.MakesOrders(state));
            Assert.Equal(c.GetProperty("active").GetBoolean(), RollStates.IsActive(state));
        }
    }

    private static JsonElement[] Cases(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("golden", "e_orders", name + ".json")));
        return [.. document.RootElement.EnumerateArray().Select(e => e.Clone())];
    }

    private static int Int(JsonElement c, string name) => c.GetProperty(name).GetInt32();
}
