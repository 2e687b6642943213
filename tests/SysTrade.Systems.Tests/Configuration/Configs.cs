using CsCheck;
using SysTrade.Systems.Configuration;

namespace SysTrade.Systems.Tests.Configuration;

internal static class Configs
{
    private static readonly string[] Awkward =
    [
        "", " ", "a b", " lead", "trail ", "NO", "null", "~", "1", "1.0", "1e-10", "0x1F", "2000-01-03", "10:30", "a: b", "a #b", "#", "- a", "[x]", "{x}", "*a", "&a",
        "!x", "'", "\"", "it's", "two\nlines", "\ttab", "trailing\n", "\u00e9\u4e2d", "---", "...", "?", ":", "=", "<<", "@x", "`x", "%x", "|", ">", "a\\b", "\u0085", "\u2028",
    ];

    /// <summary>Texts, many of them awkward in YAML.</summary>
    public static readonly Gen<string> Text = Gen.OneOf(
        Gen.Int[0, Awkward.Length - 1].Select(i => Awkward[i]),
        Gen.String[Gen.Char['\t', '~'], 0, 12].Where(s => !s.Any(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r'))));

    /// <summary>Single values of every sort.</summary>
    public static readonly Gen<ConfigNode> Scalar = Gen.OneOf(
        Text.Select(t => (object?)t), Gen.Double.Select(d => (object?)d), Gen.Long.Select(l => (object?)l), Gen.Bool.Select(b => (object?)b), Gen.Int[0, 0].Select(_ => (object?)null))
        .Select(v => (ConfigNode)new ConfigScalar(v));

    /// <summary>Mappings of single values, lists and mappings under awkward keys.</summary>
    public static Gen<ConfigMapping> Mapping(int depth)
    {
        var node = depth == 0 ? Scalar : Gen.OneOf(Scalar, Mapping(depth - 1).Select(m => (ConfigNode)m), Sequence(depth - 1));
        return Gen.Select(Text.Where(t => t != SystemConfig.BaseConfigKey), node).Array[0, 4]
            .Select(pairs => new ConfigMapping(pairs.DistinctBy(p => p.Item1).Select(p => KeyValuePair.Create(p.Item1, p.Item2))));
    }

    private static Gen<ConfigNode> Sequence(int depth) =>
        (depth == 0 ? Scalar : Gen.OneOf(Scalar, Mapping(depth - 1).Select(m => (ConfigNode)m), Sequence(depth - 1))).Array[0, 3].Select(a => (ConfigNode)new ConfigSequence(a));

    public static SystemConfig Over(SystemConfig low, SystemConfig high) => SystemConfig.Combine([low, high]);

    /// <summary>A mapping without null values and without mappings that are empty for that reason.</summary>
    public static ConfigMapping WithoutNulls(ConfigMapping mapping) => new(mapping.Entries
        .Where(e => !e.Value.IsNull && !(e.Value is ConfigMapping { Count: > 0 } inner && WithoutNulls(inner).Count == 0))
        .Select(e => e.Value is ConfigMapping inner ? KeyValuePair.Create(e.Key, (ConfigNode)WithoutNulls(inner)) : e));
}
