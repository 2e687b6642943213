using SysTrade.Systems.Graph;
using SysTrade.Systems.Tests.Support;

namespace SysTrade.Systems.Tests.Graph;

public sealed class ExplainTests
{
    private static readonly TradingSystem System = TestSystem.Of(Market.Of(Market.Walking("A", 1, 120), Market.Walking("B", 2, 120)), TestSystem.Rules);

    private static IEnumerable<Explanation> All(Explanation e) => e.Inputs.SelectMany(All).Prepend(e);

    [Fact]
    public void Position_IsExplainedDownToThePrices()
    {
        var explained = System.Explain(System.Portfolio.NotionalPosition, new OutputArguments("A"));
        var outputs = All(explained).Select(e => e.Key.Output).ToHashSet();
        string[] expected =
        [
            "portfolio.get_notional_position", "portfolio.get_instrument_weights", "positionSize.get_subsystem_position", "combForecast.get_combined_forecast",
            "forecastScaleCap.get_capped_forecast", "rules.get_raw_forecast", "rawdata.raw_carry", "rawdata.daily_returns_volatility", "data.daily_prices",
        ];
        Assert.Empty(expected.Except(outputs));
        var position = System.Portfolio.NotionalPosition["A"];
        Assert.Equal(position.LastValue, explained.LastValue);
        Assert.Equal(position.Index.Last, explained.LastDate);
        Assert.Equal("contracts", explained.Unit);
    }

    [Fact]
    public void EveryStep_HasTheConfigKeysItReadWithTheirValues()
    {
        var explained = System.Explain(System.ForecastScaleCap.CappedForecast, new OutputArguments("A", "carry"));
        var cap = All(explained).First(e => e.Key.Output == "forecastScaleCap.get_forecast_cap");
        Assert.Equal("20", cap.Options["forecast_cap"]);
        Assert.Equal(20.0, cap.LastValue);
        var scalar = All(explained).First(e => e.Key.Output == "forecastScaleCap.get_fixed_forecast_scalar");
        Assert.Equal("30", scalar.Options["trading_rules.carry.forecast_scalar"]);
        Assert.DoesNotContain("forecast_floor", All(explained).SelectMany(e => e.Options.Keys));
    }

    [Fact]
    public void ValueExplainedElsewhere_IsFlaggedAndNotRepeated()
    {
        var explained = All(System.Explain(System.CombForecast.CombinedForecast, new OutputArguments("A"))).Where(e => e.Inputs.Count > 0 || e.IsRepeated).ToArray();
        Assert.Contains(explained, e => e.IsRepeated);
        foreach (var same in explained.GroupBy(e => e.Key))
        {
            Assert.Equal(1, same.Count(e => !e.IsRepeated));
            Assert.All(same.Where(e => e.IsRepeated), e => Assert.Empty(e.Inputs));
        }
    }

    [Fact]
    public void PastMoment_ShowsTheValuesOfThen()
    {
        var at = Days.Day(80);
        var explained = System.Explain(System.RawData.DailyPrices, new OutputArguments("A"), at);
        Assert.Equal(at, explained.LastDate);
        Assert.Equal(System.RawData.DailyPrices["A"][80], explained.LastValue);
    }

    [Fact]
    public void Depth_LimitsTheSteps()
    {
        Assert.Empty(System.Explain(System.CombForecast.CombinedForecast, new OutputArguments("A"), depth: 0).Inputs);
        Assert.All(System.Explain(System.CombForecast.CombinedForecast, new OutputArguments("A"), depth: 1).Inputs, i => Assert.Empty(i.Inputs));
    }

    [Fact]
    public void FramesCurvesAndLists_AreShownInWords()
    {
        Assert.Contains("carry 0.3", (string)System.Explain(System.CombForecast.ForecastWeights, new OutputArguments("A")).LastValue!, StringComparison.Ordinal);
        Assert.EndsWith("in all", (string)System.Explain(System.Accounts.Portfolio, default).LastValue!, StringComparison.Ordinal);
        Assert.Equal("breakout20, carry, ewmac4", System.Explain(System.CombForecast.TradingRuleList, new OutputArguments("A")).LastValue);
    }
}
