using SysTrade.Systems.Configuration;

namespace SysTrade.Systems.Tests.Configuration;

public sealed class ReadingTests
{
    private const string Yaml = """
        percentage_vol_target: 20.0
        notional_trading_capital: 250000
        base_currency: "USD"
        use_SR_costs: False
        empty:
        small: 1e-10
        forecast_weights:
          carry: 0.5
          ewmac16_64: 0.21
        instruments: [SOFR, US10, NO]
        start_date: 2000-01-03
        account: 00123
        """;

    private static readonly SystemConfig Config = SystemConfig.Parse(Yaml, "my.yaml");

    [Fact]
    public void Values_ReadAsTheTypeAsked()
    {
        Assert.Equal(20.0, Config.Double("percentage_vol_target"));
        Assert.Equal(250000, Config.Int("notional_trading_capital"));
        Assert.Equal(20, Config.Int("percentage_vol_target"));
        Assert.Equal("USD", Config.Text("base_currency"));
        Assert.False(Config.Bool("use_SR_costs"));
        Assert.Equal(1e-10, Config.Double("small"));
        Assert.Equal(0.21, Config.Double("forecast_weights.ewmac16_64"));
        Assert.Equal("2000-01-03", Config.Text("start_date"));
    }

    [Fact]
    public void Text_KeepsWhatWasWritten()
    {
        Assert.Equal("00123", Config.Text("account"));
        Assert.Equal(["SOFR", "US10", "NO"], Config.TextList("instruments"));
    }

    [Fact]
    public void Numbers_KeepOrder() => Assert.Equal(["carry", "ewmac16_64"], Config.Numbers("forecast_weights").Keys);

    [Fact]
    public void NullValue_CountsAsMissing()
    {
        Assert.False(Config.Contains("empty"));
        Assert.Null(Config.DoubleOrNull("empty"));
        Assert.Equal(5, Assert.Throws<ConfigException>(() => Config.Double("empty")).Line);
    }

    [Fact]
    public void WrongType_NamesFileLineKeyFoundAndExpected()
    {
        var error = Assert.Throws<ConfigException>(() => Config.Double("base_currency"));
        Assert.Equal("ConfigWrongType", error.ErrorId);
        Assert.Equal("my.yaml, line 3, key 'base_currency': found the text 'USD'; a number was expected.", error.Message);
        Assert.Equal("Give a number.", error.Remedy);
    }

    [Fact]
    public void WrongTypeInsideMapping_NamesItsOwnLine()
    {
        var config = SystemConfig.Parse("forecast_weights:\n  a: 0.5\n  b: '0.5'\n", "w.yaml");
        var error = Assert.Throws<ConfigException>(() => config.Numbers("forecast_weights"));
        Assert.Equal((3, "forecast_weights.b", "Remove the quotes."), (error.Line, error.KeyPath, error.Remedy));
    }

    [Fact]
    public void NumberBeyondTheLargestThereIs_IsNamedByItsPath()
    {
        var config = SystemConfig.Parse("a:\n  b:\n    c: 1e999\n");
        var error = Assert.Throws<ConfigException>(() => config.Double("a.b.c"));
        Assert.Equal((3, "a.b.c"), (error.Line, error.KeyPath));
        Assert.StartsWith("It is beyond the largest number", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingKey_NamesNearestInTheSamePlace()
    {
        var error = Assert.Throws<ConfigException>(() => Config.Double("forecast_weights.cary"));
        Assert.Equal("ConfigKeyMissing", error.ErrorId);
        Assert.Contains("my.yaml, line 7", error.Message, StringComparison.Ordinal);
        Assert.Contains("Nearest there: carry.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PathThroughScalar_SaysWhatStandsInTheWay()
    {
        var error = Assert.Throws<ConfigException>(() => Config.Double("base_currency.code"));
        Assert.Equal(("base_currency", 3), (error.KeyPath, error.Line));
    }

    [Theory]
    [InlineData("t", true)]
    [InlineData("True", true)]
    [InlineData("'true'", true)]
    [InlineData("'f'", false)]
    [InlineData("FALSE", false)]
    [InlineData("no", false)]
    public void Switch_AcceptsTextForms(string written, bool expected) => Assert.Equal(expected, SystemConfig.Parse($"a: {written}").Bool("a"));

    [Theory]
    [InlineData("1")]
    [InlineData("maybe")]
    [InlineData("[true]")]
    public void Switch_RefusesAnythingElse(string written) =>
        Assert.Equal("ConfigWrongType", Assert.Throws<ConfigException>(() => SystemConfig.Parse($"a: {written}").Bool("a")).ErrorId);

    [Theory]
    [InlineData("2.5")]
    [InlineData("3000000000")]
    [InlineData("'3'")]
    public void Int_RefusesFractionsAndLargeNumbersAndText(string written) =>
        Assert.Throws<ConfigException>(() => SystemConfig.Parse($"a: {written}").Int("a"));

    [Theory]
    [InlineData("5", 5L)]
    [InlineData("+5", 5L)]
    [InlineData("-0x1F", -31L)]
    [InlineData("0b101", 5L)]
    [InlineData("010", 8L)]
    [InlineData("1_000_000", 1000000L)]
    [InlineData("1.", 1.0)]
    [InlineData(".5", .5)]
    [InlineData("6.02e+23", 6.02e23)]
    [InlineData("1e3", 1000.0)]
    [InlineData(".inf", double.PositiveInfinity)]
    [InlineData("-.inf", double.NegativeInfinity)]
    [InlineData(".nan", double.NaN)]
    [InlineData("~", null)]
    [InlineData("NULL", null)]
    [InlineData("None", "None")]
    [InlineData("on", true)]
    [InlineData("y", "y")]
    [InlineData("7D", "7D")]
    [InlineData("10:30", "10:30")]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("e5", "e5")]
    [InlineData("09", "09")]
    public void Scalar_ResolvesAsYaml(string written, object? expected) =>
        Assert.Equal(expected, ((ConfigScalar)SystemConfig.Parse($"a: {written}").Find("a")!).Value);

    [Fact]
    public void Options_ArePlainValues()
    {
        var options = SystemConfig.Parse("o:\n  n: 1\n  x: 2.5\n  b: yes\n  s: text\n  l: [1, two]\n  m: {k: v}\n  z:\n").Options("o");
        Assert.Equal([1L, 2.5, true, "text"], new[] { options["n"], options["x"], options["b"], options["s"] });
        Assert.Equal(new object?[] { 1L, "two" }, Assert.IsType<object?[]>(options["l"]));
        Assert.Equal("v", Assert.IsAssignableFrom<IReadOnlyDictionary<string, object?>>(options["m"])["k"]);
        Assert.Null(options["z"]);
    }

    [Fact]
    public void KeyWithDots_IsFoundByPartsAndQuoted()
    {
        var config = SystemConfig.Parse("weights:\n  BRK.B: 0.5\n");
        Assert.Equal(0.5, ((ConfigScalar)config.Find(["weights", "BRK.B"])!).Value);
        Assert.Equal(0.5, config.Double("weights.\"BRK.B\""));
        Assert.Equal(["weights.\"BRK.B\""], config.LeafPaths());
    }
}
