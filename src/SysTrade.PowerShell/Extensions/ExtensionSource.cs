using System.Management.Automation;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Extensions;

/// <summary>What <c>-Extension</c> takes: what Import-SysExtension gave, or the path of a C# file.</summary>
public sealed class ExtensionSource
{
    private readonly object _value;

    /// <summary>An extension.</summary>
    /// <param name="extension">The extension.</param>
    public ExtensionSource(SysExtension extension) => _value = extension;

    /// <summary>A C# file.</summary>
    /// <param name="path">Path of the file.</param>
    public ExtensionSource(string path) => _value = path;

    /// <inheritdoc/>
    public override string ToString() => _value is SysExtension extension ? extension.Path : (string)_value;

    internal IEnumerable<SysExtension> Load(PathIntrinsics paths) =>
        _value is SysExtension extension ? [extension] : PathResolution.Existing(paths, (string)_value).Select(ExtensionCompiler.Compile);
}
