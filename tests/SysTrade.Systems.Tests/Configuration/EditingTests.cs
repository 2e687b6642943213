using System.Collections;
using System.Collections.Specialized;
using SysTrade.Systems.Configuration;

namespace SysTrade.Systems.Tests.Configuration;

public sealed class EditingTests
{
    [Fact]
    public void With_SetsDeepValueAndLeavesTheOriginal()
    {
        var config = SystemConfig.Parse("a: {b: {c: 1, d: 2}}");
        var changed = config.With("a.b.c", 5).With("x.y", "new");
        Assert.Equal(5, changed.Int("a.b.c"));
        Assert.Equal(2, changed.Int("a.b.d"));
        Assert.Equal("new", changed.Text("x.y"));
        Assert.Equal(1, config.Int("a.b.c"));
        Assert.Equal("argument", changed.Find("a.b.c")!.Source);
        Assert.Equal(["a.b.c", "x.y"], changed.DifferencesFrom(config));
    }

    [Fact]
    public void With_ThroughAScalar_IsRefused() =>
        Assert.Equal("ConfigWrongType", Assert.Throws<ConfigException>(() => SystemConfig.Parse("a: 1").With("a.b", 2)).ErrorId);

    [Fact]
    public void Without_RemovesOnlyThatPath()
    {
        var config = SystemConfig.Parse("a: {b: 1, c: 2}");
        Assert.Equal(["c"], config.Without("a.b").Keys("a"));
        Assert.Same(config, config.Without("a.z"));
        Assert.Same(config, config.Without("a.b.c"));
    }

    [Theory]
    [InlineData("a..b")]
    [InlineData(".a")]
    [InlineData("a.")]
    [InlineData("a.\"b")]
    [InlineData("\"a\"b")]
    public void MalformedPath_IsRefused(string path) =>
        Assert.Equal("ConfigPathMalformed", Assert.Throws<ConfigException>(() => SystemConfig.Empty.Find(path)).ErrorId);

    [Fact]
    public void Hashtable_BecomesSortedMapping()
    {
        var config = SystemConfig.FromObject(new Hashtable
        {
            ["percentage_vol_target"] = 20,
            ["instruments"] = new object[] { "US10", "CORN" },
            ["forecast_weights"] = new Hashtable { ["carry"] = 0.5m, ["ewmac"] = 0.5f },
            ["use_SR_costs"] = true,
            ["start_date"] = new DateTime(2000, 1, 3),
            ["nothing"] = null,
        });
        Assert.Equal(["forecast_weights", "instruments", "nothing", "percentage_vol_target", "start_date", "use_SR_costs"], config.Keys());
        Assert.Equal(0.5, config.Numbers("forecast_weights")["ewmac"]);
        Assert.Equal("2000-01-03", config.Text("start_date"));
        Assert.Equal(["US10", "CORN"], config.TextList("instruments"));
    }

    [Fact]
    public void OrderedDictionary_KeepsItsOrder() =>
        Assert.Equal(["z", "a"], SystemConfig.FromObject(new OrderedDictionary { ["z"] = 1, ["a"] = 2 }).Keys());

    [Fact]
    public void Wrappers_AreTakenOff()
    {
        var config = SystemConfig.FromObject(new Hashtable { ["a"] = new Lazy<object>(() => 5) }, o => o is Lazy<object> wrapped ? wrapped.Value : o);
        Assert.Equal(5, config.Int("a"));
    }

    [Fact]
    public void ObjectThatIsNoPlainValue_IsNamedWithItsPath()
    {
        var error = Assert.Throws<ConfigException>(() => SystemConfig.FromObject(new Hashtable { ["a"] = new Hashtable { ["b"] = new Version(1, 2) } }));
        Assert.Equal(("ConfigWrongType", "a.b"), (error.ErrorId, error.KeyPath));
    }

    [Fact]
    public void DictionaryContainingItself_IsRefused()
    {
        var table = new Hashtable();
        table["self"] = table;
        Assert.Equal("ConfigCycle", Assert.Throws<ConfigException>(() => SystemConfig.FromObject(table)).ErrorId);
    }

    [Fact]
    public void BaseConfigInHashtable_IsLoaded() =>
        Assert.Equal(1.31, SystemConfig.FromObject(new Hashtable { ["base_config"] = "chapter15", ["base_currency"] = "GBP" }).Double("forecast_div_multiplier"));

    [Fact]
    public void Differences_CompareNumbersAsNumbersAndListsWhole()
    {
        var a = SystemConfig.Parse("n: 1\nl: [1, 2]\nm: {x: 1}\nonly: 1\nnull_here:\n");
        var b = SystemConfig.Parse("n: 1.0\nl: [1, 3]\nm: 5\n");
        Assert.Equal(["l", "m", "m.x", "only"], a.DifferencesFrom(b));
    }
}
