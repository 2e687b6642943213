using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Rules;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Stages;

public sealed class FactorTests
{
    private static readonly TestInstrument[] Instruments =
    [
        Market.Walking("A", 1, 120) with { AssetClass = "Bond" },
        Market.Walking("B", 2, 120) with { AssetClass = "Bond" },
        Market.Walking("C", 3, 120) with { AssetClass = "Bond" },
        Market.Walking("E", 4, 120) with { AssetClass = "FX" },
    ];

    private static readonly OutputOptions Month = Options(("lookback_days", 30));

    private static OutputOptions Options(params (string Name, object? Value)[] values) => OutputOptions.From(values.Select(v => KeyValuePair.Create(v.Name, v.Value)))!;

    private static TradingSystem Make(string yaml = "instruments: [A, B, E]") => TestSystem.Of(Market.Of(Instruments), "trading_rules: {c: carry}\n" + yaml);

    [Fact]
    public void Skew_IsThatOfReturnsInTheWindowOfDays()
    {
        var raw = Make().RawData;

        // Thirty days end on the day itself: the last 22 business days. Bias is corrected by sqrt(n(n-1)) / (n-2).
        double[] x = [.. raw.DailyPercentageReturns["A"].Between(Days.Day(119).AddDays(-29), null).Values];
        double mean = x.Average(), n = x.Length, m2 = x.Average(v => Math.Pow(v - mean, 2)), m3 = x.Average(v => Math.Pow(v - mean, 3)), m4 = x.Average(v => Math.Pow(v - mean, 4));
        var skew = Math.Sqrt(n * (n - 1)) / (n - 2) * m3 / Math.Pow(m2, 1.5);
        var kurtosis = (n - 1) / ((n - 2) * (n - 3)) * (((n + 1) * m4 / (m2 * m2)) - (3 * (n - 1)));
        Assert.Equal(skew, raw.Skew["A", Month].LastValue, 1e-9);
        Assert.Equal(-skew, raw.NegativeSkew["A", Month].LastValue, 1e-9);
        Assert.Equal(kurtosis, raw.Kurtosis["A", Month].LastValue, 1e-9);
        Assert.True(double.IsNaN(raw.Skew["A"][2]));
        Assert.False(double.IsNaN(raw.Skew["A"][3]));
    }

    [Fact]
    public void Averages_AreOverTheSystemOrOverAllDataOfTheClass()
    {
        var raw = Make().RawData;
        TimeSeries Mean(params string[] codes) => Frame.Concat(codes, [.. codes.Select(code => raw.Skew[code, Month])]).ForwardFill().RowMean();
        var years = Decay.Com(256 * 15);
        var current = raw.CurrentAverageFactorValueOverAllAssets.Get(new OutputArguments(Options: Month));
        Close.Equal(Mean("A", "B", "E"), current);
        Close.Equal(current.EwmMean(years), raw.HistoricAverageFactorValueAllAssets.Get(new OutputArguments(Options: Month)));
        Close.Equal(raw.Skew["A", Month].EwmMean(years), raw.AverageFactorValue["A", Month]);
        Close.Equal(Mean("A", "B", "C"), raw.AverageFactorValueInAssetClass["B", Month]);
        Close.Equal(Mean("E"), raw.CurrentAverageFactorValueOverAssetClass["B", Options(("asset_class", "FX"), ("lookback_days", 30))]);
    }

    [Theory]
    [InlineData("current_average_factor_values_over_all_assets")]
    [InlineData("historic_average_factor_value_all_assets")]
    [InlineData("average_factor_value_for_instrument")]
    [InlineData("average_factor_value_in_asset_class_for_instrument")]
    public void DemeanedFactor_IsTheFactorLessTheAverageNamed(string method)
    {
        var system = Make();
        var raw = system.RawData;
        var average = (Output<TimeSeries>)system.FindOutput("rawdata." + method);
        var options = Options(("factor_name", "neg_skew"), ("lookback_days", 30));
        var expected = raw.NegativeSkew["A", Month] - average.Get(new OutputArguments(average.Scope == OutputScope.Instrument ? "A" : null, Options: options));
        Close.Equal(expected, raw.DemeanedFactorValue["A", Options(("factor_name", "neg_skew"), ("lookback_days", 30), ("demean_method", method))]);
    }

    [Fact]
    public void DemeanedFactor_WithoutOptions_IsSkewLessItsOwnAverage()
    {
        var raw = Make().RawData;
        Close.Equal(raw.Skew["A"] - raw.AverageFactorValue["A"], raw.DemeanedFactorValue["A"]);
    }

    [Fact]
    public void OptionsOfFactors_ThatAreNotKnown_NameTheNearest()
    {
        var raw = Make().RawData;
        Assert.Contains("neg_skew", Assert.Throws<UnknownNameException>(() => raw.FactorValue["A", Options(("factor_name", "negskew"))]).Nearest);
        Assert.Contains("lookback_days", Assert.Throws<UnknownNameException>(() => raw.DemeanedFactorValue["A", Options(("lookback_day", 30))]).Nearest);
        Assert.Contains("average_factor_value_for_instrument", Assert.Throws<UnknownNameException>(() => raw.DemeanedFactorValue["A", Options(("demean_method", "average_factor_value"))]).Nearest);
        Assert.Equal("ParameterOutOfRange", Assert.Throws<SysTradeException>(() => raw.Skew["A", Options(("lookback_days", 0))]).ErrorId);
        Assert.Equal("OptionType", Assert.Throws<SysTradeException>(() => raw.Skew["A", Options(("lookback_days", "long"))]).ErrorId);
    }

    [Fact]
    public void FactorRule_TakesTheFactorItsUnderscoredOptionsDescribe()
    {
        const string Yaml = """
            instruments: [A, B, E]
            trading_rules:
              skew:
                function: factor_trading_rule
                other_args: {smooth: 5, _factor_name: neg_skew, _lookback_days: 30, _demean_method: historic_average_factor_value_all_assets}
              conditioned:
                function: conditioned_factor_trading_rule
                other_args: {smooth: 5, _lookback_days: 30, __factor_name: kurtosis}
            """;
        var system = TestSystem.Of(Market.Of(Instruments), Yaml);
        var raw = system.RawData;
        var skew = raw.DemeanedFactorValue["A", Options(("factor_name", "neg_skew"), ("lookback_days", 30), ("demean_method", "historic_average_factor_value_all_assets"))];
        Close.Equal(FactorRule.Forecast(skew, 5), system.Rules.RawForecast["A", "skew"]);
        var conditioned = ConditionedFactorRule.Forecast(raw.DemeanedFactorValue["A", Month], raw.DemeanedFactorValue["A", Options(("factor_name", "kurtosis"))], 5);
        Close.Equal(conditioned, system.Rules.RawForecast["A", "conditioned"]);
    }

    [Fact]
    public void UnderscoredOptionThatTheDataDoNotTake_NamesTheNearestAndThePlace()
    {
        var system = TestSystem.Of(Market.Of(Instruments), "trading_rules:\n  c: {function: relative_carry, other_args: {_smooth_day: 3}}");
        var error = Assert.Throws<UnknownNameException>(() => system.Rules.RawForecast["A", "c"]);
        Assert.Contains("smooth_days", error.Nearest);
        Assert.Contains("trading_rules.c, test.yaml, line 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OutsiderOfTheClassWithoutUsableData_IsLeftOutWithAWarning()
    {
        TestInstrument[] withBroken = [.. Instruments, new("Z", Days.Closes(double.NaN, double.NaN)) { AssetClass = "Bond" }];
        var system = TestSystem.Of(Market.Of(withBroken), "trading_rules: {c: carry}\ninstruments: [A, B, E]");
        Close.Equal(Make().RawData.AverageFactorValueInAssetClass["A"], system.RawData.AverageFactorValueInAssetClass["A"]);
        Assert.Contains(system.Warnings, w => w.StartsWith("Z is left out of the averages of its asset class", StringComparison.Ordinal));
    }
}
