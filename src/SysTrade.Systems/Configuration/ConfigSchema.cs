using SysTrade.Domain.Errors;

namespace SysTrade.Systems.Configuration;

/// <summary>The keys a configuration may have.</summary>
public sealed class ConfigSchema
{
    private readonly ConfigKey _root;

    /// <summary>Creates a schema.</summary>
    /// <param name="keys">Top-level keys.</param>
    public ConfigSchema(IEnumerable<ConfigKey> keys) => _root = new ConfigKey("", ConfigKind.Mapping, "The whole configuration.") { Children = keys.ToArray() };

    /// <summary>Every key of systems and production: pysystemtrade's and ours.</summary>
    public static ConfigSchema Default { get; } = new(KnownKeys.All);

    /// <summary>Top-level keys.</summary>
    public IReadOnlyList<ConfigKey> Keys => _root.Children;

    /// <summary>The key at a path, or null when it is not known or stands inside a free-form mapping.</summary>
    /// <param name="path">Dotted path.</param>
    public ConfigKey? Find(string path)
    {
        var key = _root;
        foreach (var part in ConfigPath.Split(path))
        {
            if (key.Child(part) is not { } next) return null;
            key = next;
        }

        return key;
    }

    /// <summary>Problems of some values against this schema.</summary>
    /// <param name="root">Values, top level first.</param>
    public IReadOnlyList<ConfigProblem> Check(ConfigMapping root)
    {
        var problems = new List<ConfigProblem>();
        Check(root, _root, "", problems);
        return problems;
    }

    private static void Check(ConfigMapping mapping, ConfigKey parent, string path, List<ConfigProblem> problems)
    {
        foreach (var (key, value) in mapping.Entries)
        {
            var keyPath = ConfigPath.Append(path, key);
            var known = parent.Child(key) ?? parent.Each;
            if (known is null) problems.Add(Unknown(key, keyPath, value, parent));
            else Check(value, known, keyPath, problems);
        }
    }

    private static void Check(ConfigNode value, ConfigKey key, string path, List<ConfigProblem> problems)
    {
        if (value.IsNull) return;
        if (key.NeverRead)
        {
            problems.Add(new(
                ConfigProblemSeverity.Information, "NeverRead", path, $"'{path}' is accepted and has no effect: {key.Meaning}", [], value.Source, value.Line));
        }

        if (!key.Accepts(value))
        {
            problems.Add(new(
                ConfigProblemSeverity.Error, "WrongType", path, $"'{path}' is {value.Describe()}; {key.Expected} was expected.", [], value.Source, value.Line));
            return;
        }

        foreach (var chosen in Chosen(value))
        {
            if (key.Choices.Count == 0 || key.Choices.Contains(chosen.Raw)) continue;
            problems.Add(new(
                ConfigProblemSeverity.Error, "UnknownChoice", path, $"'{path}' is '{chosen.Raw}'; {string.Join(" or ", key.Choices)} was expected.",
                NearestName.Find(chosen.Raw, key.Choices), chosen.Source, chosen.Line));
        }

        if (value is ConfigMapping inner && (key.Children.Count > 0 || key.Each is not null)) Check(inner, key, path, problems);
    }

    private static IEnumerable<ConfigScalar> Chosen(ConfigNode value) => value switch
    {
        ConfigScalar scalar => [scalar],
        ConfigSequence list => list.Items.OfType<ConfigScalar>(),
        _ => [],
    };

    private static ConfigProblem Unknown(string name, string path, ConfigNode value, ConfigKey parent)
    {
        var nearest = NearestName.Find(name, parent.Children.Select(c => c.Name));
        var similar = nearest.Count > 0 ? $" Nearest: {string.Join(", ", nearest)}." : "";
        return new ConfigProblem(
            nearest.Count > 0 ? ConfigProblemSeverity.Error : ConfigProblemSeverity.Warning, "UnknownKey", path,
            $"there is no key '{path}'; nothing reads it.{similar}", nearest, value.Source, value.Line);
    }
}
