using System.Collections;
using System.Management.Automation;
using SysTrade.Domain.Errors;
using SysTrade.Systems;
using SysTrade.Systems.Configuration;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>What <c>-Config</c> takes: a config, the path of a file or the name of a shipped one, a hashtable, or a system, whose config it means.</summary>
public sealed class ConfigSource
{
    private readonly object _value;

    /// <summary>A config.</summary>
    /// <param name="config">The config.</param>
    public ConfigSource(SystemConfig config) => _value = config;

    /// <summary>The config that a system was given.</summary>
    /// <param name="system">The system.</param>
    public ConfigSource(TradingSystem system) => _value = system.GivenConfig;

    /// <summary>Values.</summary>
    /// <param name="values">Keys and values, nested as deep as needed.</param>
    public ConfigSource(IDictionary values) => _value = values;

    /// <summary>A file or a shipped config.</summary>
    /// <param name="path">Path of the file, or name.</param>
    /// <exception cref="SysTradeException"><c>PathEmpty</c>.</exception>
    public ConfigSource(string path) => _value = !string.IsNullOrWhiteSpace(path)
        ? path
        : throw new SysTradeException("PathEmpty", SysErrorKind.InvalidArgument, "The path of the config is empty.", "Give a file, or the name of a shipped config such as chapter15.");

    /// <summary>Reads the config.</summary>
    /// <param name="paths">The session's paths, from which relative ones start.</param>
    /// <exception cref="ConfigException">There is no such config, or it cannot be read.</exception>
    internal SystemConfig Read(PathIntrinsics paths) => _value switch
    {
        SystemConfig config => config,
        IDictionary values => SystemConfig.FromObject(values, Unwrap),
        _ => Load(paths, (string)_value),
    };

    /// <summary>One config of several; every top-level key of a later one replaces the earlier value whole.</summary>
    internal static SystemConfig ReadAll(IEnumerable<ConfigSource> sources, PathIntrinsics paths) =>
        SystemConfig.Combine(sources.Select(s => s.Read(paths)), CombineMode.ReplaceTopLevel);

    /// <summary>Takes PowerShell's wrapper off a value.</summary>
    internal static object? Unwrap(object value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    /// <inheritdoc/>
    public override string ToString() => _value is IDictionary values ? $"{values.Count} values" : _value.ToString()!;

    private static SystemConfig Load(PathIntrinsics paths, string path)
    {
        // Relative to the session's location, which is not the process's; what is no file there may be a shipped name or a package path.
        var file = PathResolution.Unresolved(paths, path);
        return SystemConfig.Load(File.Exists(file) ? file : path);
    }
}
