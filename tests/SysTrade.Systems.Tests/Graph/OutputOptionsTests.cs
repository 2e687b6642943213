using SysTrade.Domain.Errors;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Tests.Support;

namespace SysTrade.Systems.Tests.Graph;

public sealed class OutputOptionsTests
{
    private static OutputOptions? Options(params (string Name, object? Value)[] values) => OutputOptions.From(values.Select(v => KeyValuePair.Create(v.Name, v.Value)));

    [Fact]
    public void Options_InAnyOrderAndNumberType_AreEqual()
    {
        var a = Options(("lookback_days", 180), ("factor_name", "neg_skew"), ("unset", null));
        var b = Options(("factor_name", "neg_skew"), ("lookback_days", 180.0));
        Assert.Equal(a, b);
        Assert.Equal(a!.GetHashCode(), b!.GetHashCode());
        Assert.Equal("factor_name=neg_skew, lookback_days=180", a.Text);
        Assert.Equal("A, factor_name=neg_skew, lookback_days=180", new OutputArguments("A", Options: a).ToString());
    }

    [Fact]
    public void TextsThatLookLikeSomethingElse_AreNotEqualToIt()
    {
        Assert.NotEqual(Options(("x", 1)), Options(("x", "1")));
        Assert.NotEqual(Options(("x", true)), Options(("x", "true")));
        Assert.NotEqual(Options(("x", "a, y=b")), Options(("x", "a"), ("y", "b")));
        Assert.Equal("x='it''s'", Options(("x", "it's"))!.Text);
    }

    [Fact]
    public void NoOptions_AreNull() => Assert.Null(Options(("x", null)));

    [Fact]
    public void OptionThatIsNoSingleValue_IsRefused() => Assert.Equal("OptionType", Assert.Throws<SysTradeException>(() => Options(("x", new object()))).ErrorId);

    [Fact]
    public void OptionsWithTheirDefaults_ShareTheValueWithoutThem()
    {
        var system = SmallMarket.System();
        var plain = system.RawData.Skew["A"];
        Assert.Same(plain, system.RawData.Skew["A", Options(("lookback_days", 365.0))]);
        Assert.NotSame(plain, system.RawData.Skew["A", Options(("lookback_days", 364))]);
    }

    [Fact]
    public void OptionsOfAnOutputThatTakesNone_AreRefused()
    {
        var system = SmallMarket.System();
        var error = Assert.Throws<UnknownNameException>(() => system.RawData.DailyPrices["A", Options(("days", 3))]);
        Assert.Contains("rawdata.get_daily_prices", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ValueAskedForWithOptions_IsExplainedWithThem()
    {
        var system = SmallMarket.System();
        var explained = system.Explain(system.RawData.NegativeSkew, new OutputArguments("A", Options: Options(("lookback_days", 90))));
        Assert.Equal("rawdata.neg_skew(A, lookback_days=90)", explained.Key.ToString());
        Assert.Contains(explained.Inputs, i => i.Key.ToString() == "rawdata.skew(A, lookback_days=90)");
    }
}
