using SysTrade.Domain.Errors;

namespace SysTrade.Domain.Tests;

public sealed class NamedOptionsTests
{
    [Theory]
    [InlineData(0.3)]
    [InlineData(35)]
    [InlineData(35L)]
    [InlineData(1.5f)]
    public void Double_AnyNumber_IsRead(object value) => Assert.Equal(Convert.ToDouble(value), Options(("days", value)).Double("days", 1));

    [Theory]
    [InlineData("35")]
    [InlineData(true)]
    public void Double_OtherThanNumber_NamesOptionValueAndExpectedType(object value)
    {
        var error = Assert.Throws<SysTradeException>(() => Options(("days", value)).Double("days", 1));
        Assert.Equal("OptionType", error.ErrorId);
        Assert.Contains("'days'", error.Message, StringComparison.Ordinal);
        Assert.Contains(value.ToString()!, error.Message, StringComparison.Ordinal);
        Assert.Contains("a number", error.Message, StringComparison.Ordinal);
        Assert.Contains("volatility_calculation", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Int_NumberWithoutFraction_IsRead() => Assert.Equal(35, Options(("days", 35.0)).Int("days", 1));

    [Theory]
    [InlineData(35.5)]
    [InlineData(1e30)]
    [InlineData(double.NaN)]
    [InlineData("x")]
    public void Int_OtherThanWholeNumber_IsRejected(object value) =>
        Assert.Equal("OptionType", Assert.Throws<SysTradeException>(() => Options(("days", value)).Int("days", 1)).ErrorId);

    [Theory]
    [InlineData(true, true)]
    [InlineData("T", true)]
    [InlineData("true", true)]
    [InlineData("False", false)]
    [InlineData("f", false)]
    public void Bool_SwitchesAndTheirTexts_AreRead(object value, bool expected) => Assert.Equal(expected, Options(("on", value)).Bool("on", !expected));

    [Theory]
    [InlineData("yes")]
    [InlineData(1)]
    public void Bool_Other_IsRejected(object value) =>
        Assert.Equal("OptionType", Assert.Throws<SysTradeException>(() => Options(("on", value)).Bool("on", true)).ErrorId);

    [Fact]
    public void AbsentOrNull_GivesDefault()
    {
        var options = new NamedOptions(new Dictionary<string, object?> { ["empty"] = null }, "here");
        Assert.Equal(7, options.Int("empty", 7));
        Assert.Equal(1.5, options.Double("none", 1.5));
        Assert.True(options.Bool("none", true));
        Assert.Equal("W", options.Text("none", "W"));
        Assert.Null(options.DoubleOrNull("none"));
        Assert.False(options.Contains("empty"));
        Assert.Empty(options.Names);
    }

    [Fact]
    public void Text_Number_IsRejected() => Assert.Throws<SysTradeException>(() => Options(("frequency", 7)).Text("frequency", "W"));

    [Fact]
    public void Group_NestedValues_SaysWhereTheyAre()
    {
        var group = Options(("correlation_estimate", new Dictionary<string, object?> { ["ew_lookback"] = 50 })).Group("correlation_estimate");
        Assert.Equal(50, group.Int("ew_lookback", 1));
        Assert.Equal("volatility_calculation.correlation_estimate", group.Where);
        Assert.Empty(Options().Group("absent").Names);
        Assert.Throws<SysTradeException>(() => Options(("g", 3)).Group("g"));
    }

    [Fact]
    public void RejectUnknown_AllAskedForOrAllowed_Passes()
    {
        var options = Options(("days", 35), ("func", "x"));
        _ = options.Int("days", 1);
        options.RejectUnknown("func");
    }

    [Fact]
    public void RejectUnknown_LeftOver_NamesNearest()
    {
        var options = Options(("day", 35));
        _ = options.Int("days", 1);
        var error = Assert.Throws<UnknownNameException>(() => options.RejectUnknown("min_periods"));
        Assert.Equal("OptionNotFound", error.ErrorId);
        Assert.Equal("day", error.Name);
        Assert.Equal(["days"], error.Nearest);
    }

    private static NamedOptions Options(params (string Name, object? Value)[] values) =>
        new(values.ToDictionary(v => v.Name, v => v.Value), "volatility_calculation");

    [Fact]
    public void Messages_NameTheDottedPathAndWhatItIsIn()
    {
        var options = new NamedOptions(
            new Dictionary<string, object?> { ["settings"] = new Dictionary<string, object?> { ["slices"] = 1e300 } }, "execution_algos", "live.yaml");
        Assert.Equal("execution_algos of live.yaml", options.Where);
        var group = options.Group("settings");
        Assert.Equal(("execution_algos.settings of live.yaml", "execution_algos.settings.slices of live.yaml"), (group.Where, group.At("slices")));
        Assert.Contains("Option 'slices' of execution_algos.settings of live.yaml is 1E+300", Assert.Throws<SysTradeException>(() => group.Int("slices", 1)).Message, StringComparison.Ordinal);
        Assert.Equal("execution_algos.none of live.yaml", options.Group("none").Where);
    }
}
