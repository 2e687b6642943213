using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using SysTrade.Domain.Errors;
using SysTrade.Kernel.Cells;

namespace SysTrade.Kernel.CSharp;

/// <summary>Runs C# cells one after the other, each seeing what the former ones declared.</summary>
internal sealed class CSharpCells
{
    private static readonly string[] Usings =
    [
        "System", "System.Collections.Generic", "System.Diagnostics", "System.IO", "System.Linq", "System.Text", "System.Threading", "System.Threading.Tasks",
        "SysTrade.Domain", "SysTrade.Series", "SysTrade.Data", "SysTrade.Data.Csv", "SysTrade.Data.SampleData", "SysTrade.Quant", "SysTrade.Systems",
        "SysTrade.Systems.Accounting", "SysTrade.Systems.Configuration", "SysTrade.Systems.Reporting", "SysTrade.Systems.Rules", "SysTrade.Charts",
        "SysTrade.Production.Reports", "SysTrade.Kernel", "SysTrade.Kernel.Notebook", "SysTrade.Kernel.Claims",
    ];

    private static readonly TimeSpan StopsWithin = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<string, string> _sources = new(StringComparer.Ordinal);
    private readonly Tracebacks _tracebacks;
    private readonly Lazy<ScriptOptions> _options;
    private ScriptState<object>? _state;

    /// <summary>Prepares nothing yet: Roslyn is loaded with the first cell, or by <see cref="WarmUp"/>.</summary>
    public CSharpCells()
    {
        _tracebacks = new Tracebacks(_sources);
        _options = new Lazy<ScriptOptions>(MakeOptions);
    }

    /// <summary>How cells are parsed.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>Loads the compiler, so that the first cell need not.</summary>
    public void WarmUp() => Continue("var systradeWarmUp = new[] { 1.0 }.Select(x => x + 1).ToList(); systradeWarmUp", "warm up", null).RunAsync().GetAwaiter().GetResult();

    /// <summary>Runs a part of a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="code">The code.</param>
    /// <param name="value">The value of its last expression, or null.</param>
    /// <returns>What went wrong, or null.</returns>
    public CellError? Run(Cell cell, string code, out object? value)
    {
        value = null;
        var guards = LoopGuards.Into(code, ParseOptions);
        var name = $"cell {cell.Number}";
        _sources[name] = code;
        try
        {
            var script = Continue(guards.Text, name, _state);
            var errors = script.Compile(cell.Interruption.Token).Where(d => d.Severity == DiagnosticSeverity.Error).ToArray();
            if (errors.Length > 0) return Tracebacks.Of(errors, guards, code);
            Exception? failure = null;
            bool Catch(Exception error)
            {
                failure = error;
                return true;
            }

            var run = _state is null ? script.RunAsync(null, Catch, cell.Interruption.Token) : script.RunFromAsync(_state, Catch, cell.Interruption.Token);
            // Variables that were set before a failure stay.
            if (!Wait(run, cell.Interruption)) return CellError.Interrupted("What it was waiting for was left behind.");
            var state = run.GetAwaiter().GetResult();
            if (cell.Interruption.IsRequested && failure is null) failure = new CellInterruptedException();
            _state = state;
            value = state.ReturnValue;
            return failure is null ? null : Failed(cell, failure);
        }
        catch (CompilationErrorException error)
        {
            return Tracebacks.Of(error.Diagnostics, guards, code);
        }
        catch (SysTradeException error)
        {
            return CellError.Of(error);
        }
        catch (Exception error) when (error is OperationCanceledException or ThreadInterruptedException)
        {
            return Failed(cell, error);
        }
    }

    /// <summary>Computes an expression beside the notebook's flow.</summary>
    public object? Evaluate(Cell cell, string expression)
    {
        var script = Continue(expression, $"expression of cell {cell.Number}", _state);
        var run = _state is null ? script.RunAsync(null, null, cell.Interruption.Token) : script.RunFromAsync(_state, null, cell.Interruption.Token);
        return run.GetAwaiter().GetResult().ReturnValue;
    }

    /// <summary>The error of an exception, as notebooks show it.</summary>
    public CellError ErrorOf(Exception error) => _tracebacks.Of(error);

    /// <summary>A compilation of code as it would continue the notebook, for completion and explanations.</summary>
    public Compilation CompilationOf(string code) => Continue(code, "draft", _state).GetCompilation();

    /// <summary>The variables, the latest of each name.</summary>
    public IEnumerable<ScriptVariable> Variables => _state is null ? [] : _state.Variables.Reverse().DistinctBy(v => v.Name);

    /// <summary>Sets a variable, declaring it when there is none that can hold the value.</summary>
    public void Set(string name, object value)
    {
        if (_state?.GetVariable(name) is { IsReadOnly: false } there && there.Type == value.GetType())
        {
            there.Value = value;
            return;
        }

        var type = TypeNames.Of(value.GetType()) ?? "object";
        Handover.Value = value;
        var script = Continue($"{type} {name} = ({type})global::SysTrade.Kernel.CSharp.{nameof(Handover)}.{nameof(Handover.Value)};", "shared variable", _state);
        _state = (_state is null ? script.RunAsync() : script.RunFromAsync(_state)).GetAwaiter().GetResult();
        Handover.Value = null;
    }

    /// <summary>Names that code refers to and does not declare itself.</summary>
    public static IReadOnlySet<string> FreeNames(string code)
    {
        var root = CSharpSyntaxTree.ParseText(code, ParseOptions).GetRoot();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in root.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Parent is MemberAccessExpressionSyntax access && access.Name == name) continue;
            names.Add(name.Identifier.ValueText);
        }

        foreach (var declared in root.DescendantNodes())
        {
            if (declared is VariableDeclaratorSyntax variable) names.Remove(variable.Identifier.ValueText);
            if (declared is SingleVariableDesignationSyntax designation) names.Remove(designation.Identifier.ValueText);
        }

        return names;
    }

    /// <summary>Waits for the asynchronous rest of a cell; false when it does not stop soon after it was asked to.</summary>
    private static bool Wait(Task run, Interruption interruption)
    {
        try
        {
            run.Wait(interruption.Token);
            return true;
        }
        catch (OperationCanceledException) when (!run.IsCompleted)
        {
            return ((IAsyncResult)run).AsyncWaitHandle.WaitOne(StopsWithin);
        }
        catch (AggregateException)
        {
            return true;
        }
    }

    private CellError Failed(Cell cell, Exception failure) =>
        cell.Interruption.IsRequested && failure is OperationCanceledException or ThreadInterruptedException ? CellError.Interrupted() : _tracebacks.Of(failure);

    private Script<object> Continue(string code, string name, ScriptState<object>? state)
    {
        var options = _options.Value.WithFilePath(name);
        // Later cells inherit the usings; named twice, static members would be ambiguous.
        return state is null ? CSharpScript.Create<object>(code, options.WithImports(Usings)) : state.Script.ContinueWith<object>(code, options);
    }

    private static ScriptOptions MakeOptions()
    {
        var references = ScriptReferences.OfProcess();
        return ScriptOptions.Default.WithReferences(references.All).WithMetadataResolver(references)
            .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(Environment.CurrentDirectory))
            .WithEmitDebugInformation(true).WithFileEncoding(Encoding.UTF8).WithOptimizationLevel(OptimizationLevel.Release);
    }
}

/// <summary>How a value gets into a variable that is declared for it; public because code of cells reads it.</summary>
public static class Handover
{
    /// <summary>The value that is handed over.</summary>
    public static object? Value { get; internal set; }
}
