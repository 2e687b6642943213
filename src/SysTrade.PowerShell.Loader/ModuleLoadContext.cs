using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace SysTrade.PowerShell.Loader;

/// <summary>
/// Holds the module and everything it depends on, so that two modules may use different versions of one package in the same process.
/// </summary>
/// <remarks>
/// This assembly is the only one of ours in the default context. It has no dependency, so it cannot clash; all that could is resolved
/// here, managed and native alike, from what the build wrote beside the module (<c>SysTrade.PowerShell.deps.json</c>). What is not listed
/// there (the framework and System.Management.Automation) comes from the default context, because those types are shared with PowerShell.
/// </remarks>
public sealed class ModuleLoadContext : AssemblyLoadContext
{
    private static readonly ConcurrentDictionary<string, Lazy<Assembly>> Modules = new(StringComparer.Ordinal);

    private readonly AssemblyDependencyResolver _resolver;

    private ModuleLoadContext(string path)
        : base("SysTrade module " + path)
    {
        _resolver = new AssemblyDependencyResolver(path);
    }

    /// <summary>
    /// The module assembly at a path, in its own context. Importing again in the same process gives the same assembly: .NET cannot load a
    /// rebuilt file over one in use, so a rebuilt module needs a new process.
    /// </summary>
    /// <param name="path">Full path of the module assembly.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Assembly LoadModule(string path)
    {
        var full = Path.GetFullPath(path);
        if (!File.Exists(full))
        {
            throw new FileNotFoundException($"There is no '{full}'. The build puts it there: dotnet build src/SysTrade.PowerShell.", full);
        }

        return Modules.GetOrAdd(full, p => new Lazy<Assembly>(() => new ModuleLoadContext(p).LoadFromAssemblyPath(p))).Value;
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
