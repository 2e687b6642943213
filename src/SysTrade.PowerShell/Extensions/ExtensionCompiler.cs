using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using SysTrade.Domain.Errors;
using SysTrade.Systems;
using SysTrade.Systems.Rules;

namespace SysTrade.PowerShell.Extensions;

/// <summary>Compiles a C# file and finds the rules and stages in it.</summary>
/// <remarks>
/// The assembly is loaded where the engine's are, so that its types are the engine's own, in a module's load context too. Every call compiles anew: a
/// changed file gives changed rules, and systems made before keep theirs.
/// </remarks>
internal static class ExtensionCompiler
{
    private const int ShownErrors = 5;

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using SysTrade.Domain;
        global using SysTrade.Series;
        global using SysTrade.Systems;
        global using SysTrade.Systems.Graph;
        global using SysTrade.Systems.Rules;
        global using SysTrade.Systems.Stages;
        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    private static readonly Lazy<MetadataReference[]> References = new(FindReferences);

    /// <summary>The rules and stages of a file.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <exception cref="SysTradeException"><c>ExtensionUnreadable</c>, <c>ExtensionNotCompiled</c>, <c>ExtensionEmpty</c>, <c>ExtensionRule</c>, <c>ExtensionStage</c>.</exception>
    public static SysExtension Compile(string path)
    {
        var assembly = Load(path);
        var types = assembly.GetExportedTypes();
        RuleDefinition[] rules = [.. types.SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)).Select(m => Rule(m, path)).OfType<RuleDefinition>()];
        StageDefinition[] stages = [.. types.Where(t => t.IsSubclassOf(typeof(Stage)) && !t.IsAbstract).Select(t => StageOf(t, path))];
        return rules.Length + stages.Length > 0
            ? new SysExtension(path, rules, stages)
            : throw new SysTradeException(
                "ExtensionEmpty", SysErrorKind.InvalidData, $"'{path}' has neither a rule nor a stage.",
                "Mark a public static method (IReadOnlyList<TimeSeries> data, NamedOptions options) with [TradingRule(\"name\")], or derive a public class from a stage.", path);
    }

    private static Assembly Load(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var compilation = CSharpCompilation.Create(
            $"{name}-{Guid.NewGuid():N}",
            [Parse(Read(path), path), Parse(SourceText.From(Usings, Encoding.UTF8), "usings.cs")],
            References.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable, deterministic: true));
        using var image = new MemoryStream();
        var result = compilation.Emit(image, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
        if (!result.Success) throw NotCompiled(path, [.. result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)]);
        image.Position = 0;
        return (AssemblyLoadContext.GetLoadContext(typeof(Stage).Assembly) ?? AssemblyLoadContext.Default).LoadFromStream(image);
    }

    private static SyntaxTree Parse(SourceText text, string path) => CSharpSyntaxTree.ParseText(text, Language, path);

    private static SourceText Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return SourceText.From(file, Encoding.UTF8);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SysTradeException("ExtensionUnreadable", SysErrorKind.InvalidData, $"'{path}' cannot be read: {error.Message}", "Give a C# file.", path, error);
        }
    }

    private static SysTradeException NotCompiled(string path, Diagnostic[] errors)
    {
        var shown = errors.Take(ShownErrors).Select(e => $"line {e.Location.GetLineSpan().StartLinePosition.Line + 1}, column {e.Location.GetLineSpan().StartLinePosition.Character + 1}: {e.GetMessage()}");
        var more = errors.Length > ShownErrors ? $"; and {errors.Length - ShownErrors} more" : "";
        return new SysTradeException(
            "ExtensionNotCompiled", SysErrorKind.InvalidData, $"'{path}' is no valid C#: {string.Join("; ", shown)}{more}.", "Correct the file and import it again.", path);
    }

    private static RuleDefinition? Rule(MethodInfo method, string path)
    {
        if (method.GetCustomAttribute<TradingRuleAttribute>() is not { } mark) return null;
        if (Delegate.CreateDelegate(typeof(RuleFunction), method, throwOnBindFailure: false) is RuleFunction function)
        {
            return new RuleDefinition(mark.Name, mark.Name[(mark.Name.LastIndexOf('.') + 1)..], mark.Description, mark.Data, function);
        }

        throw new SysTradeException(
            "ExtensionRule", SysErrorKind.InvalidData, $"'{path}': the rule {mark.Name} ({method.DeclaringType?.Name}.{method.Name}) has other parameters than a rule function.",
            "Write it as: public static TimeSeries Name(IReadOnlyList<TimeSeries> data, NamedOptions options).", path);
    }

    private static StageDefinition StageOf(Type type, string path)
    {
        Stage Create()
        {
            try
            {
                return (Stage)Activator.CreateInstance(type)!;
            }
            catch (Exception error) when (error is MissingMethodException or TargetInvocationException)
            {
                throw new SysTradeException(
                    "ExtensionStage", SysErrorKind.InvalidData, $"'{path}': a stage {type.Name} cannot be made: {(error.InnerException ?? error).Message}",
                    "Give the class a public constructor without parameters that raises no error.", path, error);
            }
        }

        return new StageDefinition(type.Name, Create().Description, _ => Create());
    }

    private static MetadataReference[] FindReferences()
    {
        var platform = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        Assembly[] own = [typeof(SysTradeException).Assembly, typeof(Series.TimeSeries).Assembly, typeof(Quant.Volatility.VolatilityEstimators).Assembly, typeof(Data.MarketData).Assembly, typeof(Stage).Assembly];
        var ours = own.Select(a => a.Location).ToArray();
        var names = ours.Select(Path.GetFileName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. platform.Where(p => !names.Contains(Path.GetFileName(p))).Concat(ours).Select(p => MetadataReference.CreateFromFile(p))];
    }
}
