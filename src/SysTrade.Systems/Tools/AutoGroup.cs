using SysTrade.Domain.Errors;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Graph;

namespace SysTrade.Systems.Tools;

/// <summary>Weights given as a tree of groups under <c>auto_weight_from_grouping</c> (handbook, autogrouping of weights).</summary>
internal static class AutoGroup
{
    private const string Key = "auto_weight_from_grouping";
    private const string WeightKey = "weight";

    /// <summary>True when the weights at a config path are a tree.</summary>
    public static bool IsTree(ConfigReader config, string path) => config.Contains($"{path}.{Key}");

    /// <summary>Names that have a weight: the leaves of the tree, or the keys of a flat mapping.</summary>
    public static IReadOnlyList<string> Leaves(ConfigReader config, string path)
    {
        if (!IsTree(config, path)) return config.Keys(path);
        var names = new List<string>();
        Collect(Root(config, path), names);
        return names;
    }

    /// <summary>
    /// The weight of every leaf that is not left out: within each group weights are scaled to one, each level multiplies down, and
    /// with <c>use_approx_DM</c> each group is raised by its approximate diversification multiplier.
    /// </summary>
    public static IReadOnlyDictionary<string, double> Weights(ConfigReader config, string path, IReadOnlySet<string>? leftOut = null)
    {
        var useMultiplier = config.Bool($"{path}.{Key}.parameters.use_approx_DM");
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        if (Prune(Root(config, path), leftOut ?? new HashSet<string>()) is { } root) Multiply(root, 1.0, 1, useMultiplier, weights);
        return weights;
    }

    private static ConfigMapping Root(ConfigReader config, string path) =>
        config.Find($"{path}.{Key}.groups") as ConfigMapping ?? throw new SysTradeException(
            "AutoGroup", SysErrorKind.InvalidArgument, $"{path}.{Key} has no mapping 'groups'.", "Give groups (a tree of names with weights) and parameters (use_approx_DM).", path);

    private static void Collect(ConfigMapping node, List<string> names)
    {
        foreach (var (name, child) in Children(node))
        {
            if (child is ConfigMapping group) Collect(group, names);
            else names.Add(name);
        }
    }

    private static IEnumerable<(string Name, ConfigNode Child)> Children(ConfigMapping node) =>
        node.Entries.Where(e => e.Key != WeightKey).Select(e => (e.Key, e.Value));

    private static double Number(string name, ConfigNode? node) => node is ConfigScalar { Value: double or long or int } scalar
        ? Convert.ToDouble(scalar.Value)
        : throw new SysTradeException(
            "AutoGroup", SysErrorKind.InvalidArgument, $"The weight of '{name}' in {Key} ({node?.Source}, line {node?.Line}) is not a number.",
            "Give each leaf a number, and each group a number under 'weight'.", name);

    /// <summary>Drops leaves left out and groups left empty; scales the weights of what remains in each group to one.</summary>
    private static Node? Prune(ConfigMapping node, IReadOnlySet<string> leftOut)
    {
        var kept = new List<Node>();
        foreach (var (name, child) in Children(node))
        {
            if (child is not ConfigMapping group)
            {
                if (!leftOut.Contains(name)) kept.Add(new Node(name, Number(name, child), []));
            }
            else if (Prune(group, leftOut) is { } pruned)
            {
                kept.Add(pruned with { Name = name, Weight = group[WeightKey] is { } weight ? Number(name, weight) : 1.0 });
            }
        }

        var total = kept.Sum(k => k.Weight);
        return kept.Count == 0 ? null : new Node("", 1.0, [.. kept.Select(k => k with { Weight = k.Weight / total })]);
    }

    private static void Multiply(Node node, double multiplier, int level, bool useMultiplier, Dictionary<string, double> weights)
    {
        // Zero correlation is assumed at the top, rising below: the exponent halves with each level.
        var raised = multiplier * (useMultiplier ? Math.Pow(node.Children.Length, 0.5 / level) : 1.0);
        foreach (var child in node.Children)
        {
            if (child.Children.Length == 0) weights[child.Name] = child.Weight * raised;
            else Multiply(child, raised * child.Weight, level + 1, useMultiplier, weights);
        }
    }

    private sealed record Node(string Name, double Weight, Node[] Children);
}
