using SysTrade.Domain.Errors;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Graph;

namespace SysTrade.Systems.Rules;

/// <summary>Reads <c>trading_rules</c> of a config (handbook, stage rules).</summary>
internal static class TradingRuleParser
{
    private const string Section = "trading_rules";

    public static IReadOnlyDictionary<string, TradingRule> Parse(ConfigReader config, RuleRegistry registry)
    {
        if (!config.Contains(Section))
        {
            throw new SysTradeException(
                "NoTradingRules", SysErrorKind.InvalidArgument, "The config has no trading_rules.", "Name at least one rule under trading_rules, each with a function.", Section);
        }

        return config.Keys(Section).ToDictionary(name => name, name => ParseOne(config, registry, name), StringComparer.Ordinal);
    }

    private static TradingRule ParseOne(ConfigReader config, RuleRegistry registry, string name)
    {
        var path = $"{Section}.{name}";
        if (config.Find(path) is ConfigScalar { Value: string function } only)
        {
            var simple = registry.Find(function, Place(only));
            return new TradingRule(name, simple, simple.Data, new Dictionary<string, object?>(), []);
        }

        var node = config.Find(path + ".function");
        if (node is not ConfigScalar { Value: string functionName })
        {
            throw new SysTradeException(
                "RuleFunctionMissing", SysErrorKind.InvalidArgument, $"{path} has no text 'function'.",
                $"Name a rule function, for example {registry.Definitions[0].Name}.", name);
        }

        var definition = registry.Find(functionName, Place(node));
        var data = Data(config, path + ".data") ?? definition.Data;
        var (options, dataOptions) = Split(config.Contains(path + ".other_args") ? config.Options(path + ".other_args") : new Dictionary<string, object?>(), data, path);
        return new TradingRule(name, definition, data, options, dataOptions);
    }

    private static IReadOnlyList<string>? Data(ConfigReader config, string path) => config.Find(path) switch
    {
        ConfigScalar { Value: string one } when one.Length > 0 => [one],
        ConfigSequence { Items.Count: > 0 } => config.TextList(path),
        _ => null,
    };

    /// <summary>An option with n leading underscores belongs to the n-th data output.</summary>
    private static (IReadOnlyDictionary<string, object?> Options, IReadOnlyList<IReadOnlyDictionary<string, object?>> DataOptions) Split(
        IReadOnlyDictionary<string, object?> all, IReadOnlyList<string> data, string path)
    {
        var own = new Dictionary<string, object?>(StringComparer.Ordinal);
        var ofData = data.Select(_ => new Dictionary<string, object?>(StringComparer.Ordinal)).ToArray();
        foreach (var (name, value) in all)
        {
            var underscores = name.Length - name.TrimStart('_').Length;
            if (underscores > data.Count)
            {
                throw new SysTradeException(
                    "RuleDataOption", SysErrorKind.InvalidArgument,
                    $"{path}.other_args.{name} has {underscores} leading underscores, so it belongs to data series {underscores}; the rule has {data.Count}.",
                    "Use as many underscores as the position of the data series the option is for.", name);
            }

            (underscores == 0 ? own : ofData[underscores - 1])[name[underscores..]] = value;
        }

        return (own, ofData);
    }

    private static string Place(ConfigNode node) => ConfigException.PlaceOf(node.Source, node.Line);
}
