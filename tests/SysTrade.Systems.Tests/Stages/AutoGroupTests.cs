using SysTrade.Domain.Errors;
using SysTrade.Systems.Tests.Support;

namespace SysTrade.Systems.Tests.Stages;

public sealed class AutoGroupTests
{
    private static TradingSystem Make(bool useMultiplier, string more = "", string groups = """
            bonds: {weight: 0.5, A: 1, B: 3}
            rest:
              weight: 0.5
              metals: {weight: 0.2, C: 1}
              crops: {weight: 0.8, D: 0.5, E: 0.5}
        """)
    {
        var yaml = "instrument_weights:\n  auto_weight_from_grouping:\n    parameters: {use_approx_DM: " + (useMultiplier ? "true" : "false") + "}\n    groups:\n"
            + string.Join('\n', groups.Split('\n').Select(l => "  " + l)) + "\n" + more;
        TestInstrument[] all = [.. "ABCDE".Select(c => new TestInstrument(c.ToString(), Days.Closes(100, 100)))];
        return TestSystem.Given(all, yaml, ("given", Days.Series(10, 10)));
    }

    private static void Weights(TradingSystem system, params (string Code, double Weight)[] expected)
    {
        var actual = system.Portfolio.FixedInstrumentWeights.Value;
        Assert.Equal(expected.Select(e => e.Code), actual.Keys.Order(StringComparer.Ordinal));
        foreach (var (code, weight) in expected) Assert.Equal(weight, actual[code], 1e-12);
    }

    [Fact]
    public void WithoutMultiplier_WeightsMultiplyDown() =>
        Weights(Make(false), ("A", 0.125), ("B", 0.375), ("C", 0.1), ("D", 0.2), ("E", 0.2));

    [Fact]
    public void WithMultiplier_EachGroupIsRaisedByTheRootOfItsSizeHalvingWithTheLevel()
    {
        double top = Math.Sqrt(2), second = Math.Pow(2, 0.25), third = Math.Pow(2, 0.5 / 3);
        Weights(
            Make(true), ("A", 0.125 * top * second), ("B", 0.375 * top * second), ("C", 0.1 * top * second), ("D", 0.2 * top * second * third), ("E", 0.2 * top * second * third));
    }

    [Fact]
    public void LeavesThatAreLeftOut_GiveTheirShareToTheirGroupAndEmptyGroupsToTheirSiblings()
    {
        var system = Make(false, "exclude_instrument_lists: {ignore_instruments: [A, C]}");
        Assert.Equal(["B", "D", "E"], system.Instruments);
        Weights(system, ("B", 0.5), ("D", 0.25), ("E", 0.25));
    }

    [Fact]
    public void LeavesThatAreLeftOut_DoNotCountInTheMultiplier()
    {
        var system = Make(true, "exclude_instrument_lists: {ignore_instruments: [A, C]}");
        Weights(system, ("B", 0.5 * Math.Sqrt(2)), ("D", 0.25 * Math.Sqrt(2) * Math.Pow(2, 0.5 / 3)), ("E", 0.25 * Math.Sqrt(2) * Math.Pow(2, 0.5 / 3)));
    }

    [Fact]
    public void PortfolioWeights_SumToOneWhateverTheMultiplier()
    {
        var weights = Make(true).Portfolio.InstrumentWeights.Value;
        Assert.Equal(1, weights.RowSum()[1], 1e-12);
    }

    [Fact]
    public void WeightThatIsNoNumber_IsNamedWithItsPlace()
    {
        var error = Assert.Throws<SysTradeException>(() => Make(false, groups: "    bonds: {weight: 0.5, A: heavy}").Portfolio.FixedInstrumentWeights.Value);
        Assert.Equal("AutoGroup", error.ErrorId);
        Assert.Contains("'A'", error.Message, StringComparison.Ordinal);
        Assert.Contains("test.yaml, line ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TreeWithoutGroups_SaysWhatIsMissing()
    {
        var system = TestSystem.Given([new("A", Days.Closes(1, 2))], "instrument_weights: {auto_weight_from_grouping: {parameters: {use_approx_DM: true}}}", ("given", Days.Series(1, 1)));
        var error = Assert.Throws<SysTradeException>(() => system.Instruments);
        Assert.Equal("AutoGroup", error.ErrorId);
        Assert.Contains("'groups'", error.Message, StringComparison.Ordinal);
    }
}
