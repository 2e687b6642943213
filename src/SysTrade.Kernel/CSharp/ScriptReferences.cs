using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SysTrade.Domain.Errors;

namespace SysTrade.Kernel.CSharp;

/// <summary>What the C# of cells may use: the framework, the toolkit and what stands beside them, and assemblies named by <c>#r</c>.</summary>
/// <remarks>
/// An assembly of the toolkit named by <c>#r</c> means the one that is loaded, wherever the path points: a second copy of its types would
/// not be equal to the first. So notebooks may say <c>#r</c> for .NET Interactive and run here without a build at that place.
/// </remarks>
internal sealed class ScriptReferences : MetadataReferenceResolver
{
    // Of the packages beside the toolkit, those that its own types speak of.
    private static readonly string[] Packages = ["MathNet.Numerics", "Plotly.NET", "System.Management.Automation", "Microsoft.Extensions.Logging.Abstractions"];

    private readonly Dictionary<string, PortableExecutableReference> _known;

    private ScriptReferences(Dictionary<string, PortableExecutableReference> known) => _known = known;

    /// <summary>The references of every cell.</summary>
    public IEnumerable<MetadataReference> All => _known.Values;

    /// <summary>Finds what this process can use.</summary>
    public static ScriptReferences OfProcess()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var known = new Dictionary<string, PortableExecutableReference>(StringComparer.OrdinalIgnoreCase);
        var trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        foreach (var path in trusted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            var isFramework = string.Equals(Path.GetDirectoryName(path), framework, StringComparison.Ordinal);
            if (isFramework ? IsPrivate(name) : !name.StartsWith("SysTrade.", StringComparison.Ordinal) && !Packages.Contains(name)) continue;
            known.TryAdd(name, Reference(path));
        }

        return new ScriptReferences(known);
    }

    /// <inheritdoc/>
    public override bool ResolveMissingAssemblies => false;

    /// <inheritdoc/>
    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        if (reference.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
        {
            throw new SysTradeException(
                "NoPackagesInCells", SysErrorKind.InvalidArgument, $"#r \"{reference}\" asks for a NuGet package, which this kernel does not fetch.",
                "Build the package's assembly and name its path: #r \"path/to/library.dll\".", reference);
        }

        var name = reference.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? Path.GetFileNameWithoutExtension(reference.Replace('\\', '/')) : reference;
        if (_known.TryGetValue(name, out var known)) return [known];
        var path = Path.GetFullPath(reference, Environment.CurrentDirectory);
        return File.Exists(path) ? [Reference(path)] : [];
    }

    /// <inheritdoc/>
    public override bool Equals(object? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private static PortableExecutableReference Reference(string path)
    {
        var documentation = Path.ChangeExtension(path, ".xml");
        return MetadataReference.CreateFromFile(path, documentation: File.Exists(documentation) ? new XmlDocumentation(documentation) : null);
    }

    private static bool IsPrivate(string name) =>
        name.StartsWith("System.Private.", StringComparison.Ordinal) && name != "System.Private.CoreLib" || name is "mscorlib" or "netstandard" or "WindowsBase";
}
