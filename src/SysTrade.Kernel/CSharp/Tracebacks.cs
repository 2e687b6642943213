using System.Diagnostics;
using Microsoft.CodeAnalysis;
using SysTrade.Domain.Errors;
using SysTrade.Kernel.Cells;

namespace SysTrade.Kernel.CSharp;

/// <summary>Errors of C# cells as notebooks show them: what, what to do, and the lines of the cells they passed through.</summary>
/// <param name="sources">The code of a cell by the name it was compiled under.</param>
internal sealed class Tracebacks(IReadOnlyDictionary<string, string> sources)
{
    private const int MostPlaces = 20;
    private const string Grey = "\e[90m";
    private const string Plain = "\e[0m";

    /// <summary>An exception that ended a cell.</summary>
    public CellError Of(Exception error)
    {
        while (error is AggregateException { InnerExceptions.Count: 1 } or System.Reflection.TargetInvocationException && error.InnerException is { } inner) error = inner;
        if (error is CellInterruptedException) return CellError.Interrupted();
        var name = error is SysTradeException own ? own.ErrorId : error.GetType().Name;
        return new CellError(name, error.Message, CellError.Lines(name, error.Message, (error as SysTradeException)?.Remedy, [.. Places(error), .. Causes(error)]));
    }

    /// <summary>What the compiler has against a cell.</summary>
    public static CellError Of(IEnumerable<Diagnostic> errors, LoopGuards guards, string code)
    {
        string[] lines = code.Split('\n');
        var traceback = new List<string>();
        string? first = null;
        foreach (var error in errors)
        {
            var message = $"{error.Id}: {error.GetMessage()}";
            if (!error.Location.IsInSource)
            {
                first ??= message;
                traceback.AddRange(CellError.Lines(error.Id, error.GetMessage(), null, []));
                continue;
            }

            var (line, column) = guards.OriginalPlace(code, error.Location.SourceSpan.Start);
            first ??= $"({line},{column}): {message}";
            traceback.AddRange(CellError.Lines(error.Id, error.GetMessage(), null, [Place($"line {line}, character {column}", line <= lines.Length ? lines[line - 1] : null)]));
        }

        return new CellError("CompilationError", first ?? "The cell cannot be compiled.", traceback);
    }

    private static string Place(string where, string? source) => $"{Grey}  at {where}{(source is null ? "" : ": " + source.Trim())}{Plain}";

    private IEnumerable<string> Causes(Exception error)
    {
        for (var cause = error.InnerException; cause is not null; cause = cause.InnerException)
        {
            yield return $"caused by {cause.GetType().Name}: {cause.Message}";
            foreach (var place in Places(cause)) yield return place;
        }
    }

    private List<string> Places(Exception error)
    {
        var places = new List<string>();
        foreach (var frame in new StackTrace(error, fNeedFileInfo: true).GetFrames())
        {
            if (places.Count == MostPlaces) break;
            if (frame.GetFileName() is { } file && sources.TryGetValue(Path.GetFileName(file), out var code))
            {
                var line = frame.GetFileLineNumber();
                var text = code.Split('\n');
                places.Add(Place($"{Path.GetFileName(file)}, line {line}", line >= 1 && line <= text.Length ? text[line - 1] : null));
            }
            else if (frame.GetMethod() is { DeclaringType: { } type } method && IsWorthShowing(type))
            {
                places.Add(Place($"{type.FullName}.{method.Name}", null));
            }
        }

        return places;
    }

    // What Roslyn and the kernel do around a cell says nothing about it.
    private static bool IsWorthShowing(Type type) =>
        type.Namespace is { } space && !space.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && !space.StartsWith("SysTrade.Kernel.", StringComparison.Ordinal)
        && !space.StartsWith("System.Runtime", StringComparison.Ordinal) && !space.StartsWith("System.Threading", StringComparison.Ordinal);
}
