using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SysTrade.Kernel.Cells;

namespace SysTrade.Kernel.CSharp;

/// <summary>Puts a check for interruption into every loop and every function body of a cell, on the lines that are there, so that line numbers stay.</summary>
internal sealed class LoopGuards
{
    private const string Check = "global::SysTrade.Kernel.Cells." + nameof(Interruption) + "." + nameof(Interruption.Check) + "();";

    private readonly List<(int At, string Text)> _insertions;

    private LoopGuards(string code, List<(int At, string Text)> insertions)
    {
        _insertions = insertions;
        var text = new StringBuilder(code);
        for (var i = insertions.Count - 1; i >= 0; i--) text.Insert(insertions[i].At, insertions[i].Text);
        Text = text.ToString();
    }

    /// <summary>The code with its checks.</summary>
    public string Text { get; }

    /// <summary>Adds the checks. Code that cannot be parsed is left as it is: the compiler then says what is wrong with it.</summary>
    public static LoopGuards Into(string code, CSharpParseOptions options)
    {
        var tree = CSharpSyntaxTree.ParseText(code, options);
        if (tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error)) return new LoopGuards(code, []);
        var insertions = new List<(int At, string Text)>();
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            switch (node)
            {
                case WhileStatementSyntax loop:
                    Guard(loop.Statement, insertions);
                    break;
                case DoStatementSyntax loop:
                    Guard(loop.Statement, insertions);
                    break;
                case ForStatementSyntax loop:
                    Guard(loop.Statement, insertions);
                    break;
                case CommonForEachStatementSyntax loop:
                    Guard(loop.Statement, insertions);
                    break;
                case LabeledStatementSyntax label:
                    // The target of a goto, the other way to make a loop. An empty statement after the colon may be followed by the labelled one.
                    insertions.Add((label.ColonToken.Span.End, Check));
                    break;
                case BaseMethodDeclarationSyntax { Body: { } body }:
                    GuardBlock(body, insertions);
                    break;
                case LocalFunctionStatementSyntax { Body: { } body }:
                    GuardBlock(body, insertions);
                    break;
                case AnonymousFunctionExpressionSyntax { Block: { } body }:
                    GuardBlock(body, insertions);
                    break;
            }
        }

        insertions.Sort(static (a, b) => a.At.CompareTo(b.At));
        return new LoopGuards(code, insertions);
    }

    /// <summary>The place in the code as it was written of a place in the code with its checks.</summary>
    public int Original(int offset)
    {
        var added = 0;
        foreach (var (at, text) in _insertions)
        {
            if (at + added + text.Length > offset) return Math.Min(offset - added, at);
            added += text.Length;
        }

        return offset - added;
    }

    /// <summary>The line and column, from 1, in the code as it was written.</summary>
    public (int Line, int Column) OriginalPlace(string code, int offset)
    {
        var place = SourceText.From(code).Lines.GetLinePosition(Math.Clamp(Original(offset), 0, code.Length));
        return (place.Line + 1, place.Character + 1);
    }

    private static void Guard(StatementSyntax body, List<(int At, string Text)> insertions)
    {
        if (body is BlockSyntax block)
        {
            GuardBlock(block, insertions);
            return;
        }

        insertions.Add((body.Span.Start, "{" + Check));
        insertions.Add((body.Span.End, "}"));
    }

    private static void GuardBlock(BlockSyntax block, List<(int At, string Text)> insertions) => insertions.Add((block.OpenBraceToken.Span.End, Check));
}
