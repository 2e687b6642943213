namespace SysTrade.Systems.Configuration;

/// <content>Changing values, which gives a new configuration, and comparing.</content>
public sealed partial class SystemConfig
{
    /// <summary>A configuration in which a path has a value; mappings on the way are made when missing.</summary>
    /// <param name="path">Dotted path.</param>
    /// <param name="value">A plain value, list, dictionary or <see cref="ConfigNode"/>; it replaces the old value whole.</param>
    /// <exception cref="ConfigException">The value cannot stand in a configuration, or a key on the way is no mapping.</exception>
    public SystemConfig With(string path, object? value) => With(ConfigPath.Split(path), value);

    /// <summary>A configuration in which a path, given in parts, has a value.</summary>
    /// <param name="path">Keys from the top level down; at least one.</param>
    /// <param name="value">A plain value, list, dictionary or <see cref="ConfigNode"/>; it replaces the old value whole.</param>
    /// <exception cref="ConfigException">The value cannot stand in a configuration, or a key on the way is no mapping.</exception>
    public SystemConfig With(IReadOnlyList<string> path, object? value)
    {
        if (path.Count == 0) throw new ConfigException("ConfigPathMalformed", ConfigNode.ArgumentSource, 0, null, "the path of the key to set is empty.");
        return WithRoot(Set(Root, path, 0, new ObjectReader(null).Read(value, ConfigPath.Join(path))));
    }

    /// <summary>A configuration without a path; when it is absent, this one.</summary>
    /// <param name="path">Dotted path.</param>
    public SystemConfig Without(string path) => Without(ConfigPath.Split(path));

    /// <summary>A configuration without a path given in parts; when it is absent, this one.</summary>
    /// <param name="path">Keys from the top level down; at least one.</param>
    public SystemConfig Without(IReadOnlyList<string> path) =>
        path.Count == 0 || Find(path) is null ? this : WithRoot(Remove(Root, path, 0));

    /// <summary>
    /// Paths of the values that differ between two configurations, or that only one of them has, sorted. Lists are compared whole;
    /// null counts as missing; <c>1</c> equals <c>1.0</c>.
    /// </summary>
    /// <param name="other">The other configuration.</param>
    public IReadOnlyList<string> DifferencesFrom(SystemConfig other)
    {
        var paths = new List<string>();
        Differences(Root, other.Root, "", paths);
        paths.Sort(StringComparer.Ordinal);
        return paths;
    }

    /// <summary>Paths of all values that are no mappings (or empty ones), in order; null values are left out.</summary>
    public IReadOnlyList<string> LeafPaths()
    {
        var paths = new List<string>();
        Leaves(Root, "", paths);
        return paths;
    }

    private static ConfigMapping Set(ConfigMapping mapping, IReadOnlyList<string> path, int depth, ConfigNode value)
    {
        if (depth == path.Count - 1) return mapping.With(path[depth], value);
        var below = mapping[path[depth]] switch
        {
            null or { IsNull: true } => ConfigMapping.Empty,
            ConfigMapping next => next,
            var other => throw Wrong(
                other, ConfigPath.Join(path.Take(depth + 1)), $"a mapping that can hold '{path[depth + 1]}'", "Remove the value first, or set the whole key."),
        };
        return mapping.With(path[depth], Set(below, path, depth + 1, value));
    }

    private static ConfigMapping Remove(ConfigMapping mapping, IReadOnlyList<string> path, int depth) =>
        depth == path.Count - 1
            ? mapping.Without(path[depth])
            : mapping.With(path[depth], Remove((ConfigMapping)mapping[path[depth]]!, path, depth + 1));

    private static void Differences(ConfigMapping ours, ConfigMapping theirs, string path, List<string> paths)
    {
        foreach (var (key, value) in ours.Entries) Differences(value, theirs[key], ConfigPath.Append(path, key), paths);
        foreach (var (key, value) in theirs.Entries)
        {
            if (ours[key] is null) Differences(null, value, ConfigPath.Append(path, key), paths);
        }
    }

    private static void Differences(ConfigNode? ours, ConfigNode? theirs, string path, List<string> paths)
    {
        if (ours is { IsNull: true }) ours = null;
        if (theirs is { IsNull: true }) theirs = null;
        if (ours is ConfigMapping a && theirs is ConfigMapping b)
        {
            Differences(a, b, path, paths);
        }
        else if (!Equals(ours, theirs))
        {
            var before = paths.Count;
            Leaves(ours, path, paths);
            Leaves(theirs, path, paths);
            if (paths.Count > before + 1) Distinct(paths, before);
        }
    }

    private static void Distinct(List<string> paths, int from)
    {
        var added = paths.Skip(from).Distinct(StringComparer.Ordinal).ToArray();
        paths.RemoveRange(from, paths.Count - from);
        paths.AddRange(added);
    }

    private static void Leaves(ConfigNode? node, string path, List<string> paths)
    {
        switch (node)
        {
            case null or { IsNull: true }: return;
            case ConfigMapping { Count: > 0 } mapping:
                foreach (var (key, value) in mapping.Entries) Leaves(value, ConfigPath.Append(path, key), paths);
                return;
            default:
                if (path.Length > 0) paths.Add(path);
                return;
        }
    }
}
