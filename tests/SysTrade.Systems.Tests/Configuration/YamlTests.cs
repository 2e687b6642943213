using System.Text;
using CsCheck;
using SysTrade.Systems.Configuration;

namespace SysTrade.Systems.Tests.Configuration;

public sealed class YamlTests
{
    [Theory]
    [InlineData("a: 1\nb: @x\n", 2, 4, "b: @x")]
    [InlineData("a: 1\nb: c: d\n", 2, 5, "b: c: d")]
    [InlineData("a: 1\nb: 'open\n", 2, 4, "b: 'open")]
    [InlineData("a: 1\nb: [1, 2\nc: 3\n", 2, 6, "b: [1, 2")]
    [InlineData("a:\n  b: 1\n\tc: 2\n", 3, 1, "indented with a tab in 'c: 2'")]
    public void SyntaxError_NamesFileLineAndColumnAndShowsTheLine(string yaml, int line, int column, string shown)
    {
        var error = Assert.Throws<ConfigException>(() => SystemConfig.Parse(yaml, "bad.yaml"));
        Assert.Equal(("ConfigSyntax", line), (error.ErrorId, error.Line));
        Assert.Equal(column, error.Column);
        Assert.StartsWith($"bad.yaml, line {line}, column {column}: this is not valid YAML", error.Message, StringComparison.Ordinal);
        Assert.Contains(shown, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("---\n")]
    [InlineData("~")]
    public void EmptyDocument_IsEmpty(string yaml) => Assert.Empty(SystemConfig.Parse(yaml).Keys());

    [Theory]
    [InlineData("- a\n- b\n")]
    [InlineData("text")]
    public void TopLevelOtherThanMapping_IsRefused(string yaml) =>
        Assert.Equal("ConfigWrongType", Assert.Throws<ConfigException>(() => SystemConfig.Parse(yaml)).ErrorId);

    [Theory]
    [InlineData("a: !!python/object/apply:os.system ['ls']")]
    [InlineData("a: !System.Diagnostics.Process {}")]
    [InlineData("a: !!python/name:os.system ''")]
    public void TagNamingAType_IsRefused(string yaml)
    {
        var error = Assert.Throws<ConfigException>(() => SystemConfig.Parse(yaml, "evil.yaml"));
        Assert.Equal(("ConfigTagRefused", 1), (error.ErrorId, error.Line));
    }

    [Fact]
    public void StandardTags_Apply()
    {
        var config = SystemConfig.Parse("a: !!str 5\nb: !!float 5\nc: !!map {d: !!seq [1]}\n");
        Assert.Equal("5", ((ConfigScalar)config.Find("a")!).Value);
        Assert.Equal(5.0, ((ConfigScalar)config.Find("b")!).Value);
        Assert.Throws<ConfigException>(() => SystemConfig.Parse("a: !!int five"));
    }

    [Fact]
    public void AliasesAndMergeKeys_Apply()
    {
        var config = SystemConfig.Parse(
            """
            base: &ewmac
              function: ewmac
              other_args: {Lfast: 2}
            fast:
              other_args: {Lfast: 4}
              <<: *ewmac
            same: *ewmac
            """);
        Assert.Equal("ewmac", config.Text("fast.function"));
        Assert.Equal(4, config.Int("fast.other_args.Lfast"));
        Assert.Equal(config.Find("base"), config.Find("same"));
        Assert.Equal(7, config.Find("same")!.Line);
        Assert.Throws<ConfigException>(() => SystemConfig.Parse("a: *nowhere"));
    }

    [Fact]
    public void ExplodingAliases_AreRefused()
    {
        var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
        for (var i = 1; i < 12; i++) yaml += $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n";
        Assert.Equal("ConfigSyntax", Assert.Throws<ConfigException>(() => SystemConfig.Parse(yaml)).ErrorId);
    }

    [Fact]
    public void DamagedText_NeverFailsInAnotherWay()
    {
        var whole = ShippedConfigs.Text("simple");
        var letter = Gen.OneOf(Gen.Char[' ', '~'], Gen.Char['\t', '\n']);
        Gen.Select(Gen.Int[0, whole.Length - 1], letter, Gen.Int[0, 5]).Array[1, 4].Sample(
            damages =>
            {
                var text = new StringBuilder(whole);
                foreach (var (at, put, length) in damages)
                {
                    text.Insert(Math.Min(at, text.Length), new string(put, length % 3)).Remove(Math.Min(at, text.Length - length), length);
                }

                try
                {
                    SystemConfig.Parse(text.ToString());
                }
                catch (ConfigException e)
                {
                    return e.ErrorId.StartsWith("Config", StringComparison.Ordinal);
                }

                return true;
            },
            iter: 2000);
    }

    [Fact]
    public void DeepNesting_IsRefused() => Assert.Throws<ConfigException>(() => SystemConfig.Parse("a: " + new string('[', 5000)));

    [Fact]
    public void SecondDocument_IsRefused() =>
        Assert.Equal(2, Assert.Throws<ConfigException>(() => SystemConfig.Parse("a: 1\n---\nb: 2\n")).Line);

    [Fact]
    public void KeyGivenTwice_UsesTheLaterAndSaysSo()
    {
        var config = SystemConfig.Parse("a: 1\nb: 2\na: 3\n", "twice.yaml");
        Assert.Equal(3, config.Int("a"));
        var notice = Assert.Single(config.Validate(new ConfigSchema([new("a", ConfigKind.Number, ""), new("b", ConfigKind.Number, "")])));
        Assert.Equal(("DuplicateKey", "a", 3), (notice.Id, notice.Path, notice.Line));
    }

    [Fact]
    public void LineOfAMapping_IsTheLineOfItsKey() => Assert.Equal(2, SystemConfig.Parse("a: 1\nb:\n  c: 2\n").Find("b")!.Line);
}
