using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SysTrade.Hosting;

namespace SysTrade.Kernel.CSharp;

/// <summary>Completion and explanation of C#, by asking the compiler what is visible at a place.</summary>
/// <param name="cells">The C# cells.</param>
internal sealed class CSharpAssistant(CSharpCells cells)
{
    private static readonly SymbolDisplayFormat Shown = SymbolDisplayFormat.CSharpErrorMessageFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeContainingType)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue)
        .WithLocalOptions(SymbolDisplayLocalOptions.IncludeType);

    private static readonly string[] Keywords =
        [.. SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText).Where(k => k.Length > 0 && char.IsAsciiLetterLower(k[0]) && !k.StartsWith("__", StringComparison.Ordinal))];

    /// <summary>What may stand at a place.</summary>
    public Completions Complete(string code, int cursor)
    {
        var start = cursor;
        while (start > 0 && (char.IsLetterOrDigit(code[start - 1]) || code[start - 1] == '_')) start--;
        var prefix = code[start..cursor];
        var compilation = cells.CompilationOf(code);
        var tree = compilation.SyntaxTrees.Single();
        var model = compilation.GetSemanticModel(tree);
        var dot = LastBefore(tree, start);
        IEnumerable<string> names;
        if (dot.IsKind(SyntaxKind.DotToken)) names = Members(model, dot, start);
        else if (IsInText(tree, cursor)) names = [];
        else names = model.LookupSymbols(start).Where(IsOffered).Select(s => s.Name).Concat(Keywords);
        string[] found = [.. names.Where(n => n.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase)];
        return new Completions(start, cursor - start, found, found);
    }

    /// <summary>What the name at a place means, with its documentation, or null.</summary>
    public string? Explain(string code, int cursor)
    {
        var compilation = cells.CompilationOf(code);
        var tree = compilation.SyntaxTrees.Single();
        var model = compilation.GetSemanticModel(tree);
        foreach (var at in new[] { cursor, cursor - 1 })
        {
            if (at < 0 || at >= code.Length || tree.GetRoot().FindToken(at) is not { Parent: { } node } token || !token.IsKind(SyntaxKind.IdentifierToken)) continue;
            var info = model.GetSymbolInfo(node);
            var symbols = info.Symbol is { } one ? [one] : info.CandidateSymbols;
            if (symbols.IsEmpty && model.GetDeclaredSymbol(node) is { } declared) symbols = [declared];
            if (!symbols.IsEmpty) return string.Join("\n\n", symbols.Take(5).Select(Describe));
        }

        return null;
    }

    private static IEnumerable<string> Members(SemanticModel model, SyntaxToken dot, int at)
    {
        var left = dot.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            QualifiedNameSyntax name => name.Left,
            MemberBindingExpressionSyntax { Parent: ConditionalAccessExpressionSyntax conditional } => conditional.Expression,
            _ => (SyntaxNode?)null,
        };
        if (left is null) return [];
        var symbol = model.GetSymbolInfo(left).Symbol;
        if (symbol is INamespaceSymbol space) return space.GetMembers().Where(IsOffered).Select(s => s.Name);
        if (symbol is INamedTypeSymbol type) return model.LookupSymbols(at, type).Where(s => s.IsStatic || s is ITypeSymbol).Where(IsOffered).Select(s => s.Name);
        if (model.GetTypeInfo(left).Type is not { TypeKind: not TypeKind.Error } value) return [];
        return model.LookupSymbols(at, value, includeReducedExtensionMethods: true).Where(s => !s.IsStatic && s is not ITypeSymbol).Where(IsOffered).Select(s => s.Name);
    }

    private static bool IsOffered(ISymbol symbol) => symbol.CanBeReferencedByName && !symbol.IsImplicitlyDeclared
        && symbol is not INamedTypeSymbol { IsScriptClass: true } && !symbol.Name.StartsWith("systradeWarmUp", StringComparison.Ordinal);

    private static SyntaxToken LastBefore(SyntaxTree tree, int place)
    {
        var token = tree.GetRoot().FindToken(Math.Max(0, place - 1));
        while (token.SpanStart >= place && !token.IsKind(SyntaxKind.None)) token = token.GetPreviousToken();
        return token;
    }

    private static bool IsInText(SyntaxTree tree, int place)
    {
        var token = tree.GetRoot().FindToken(Math.Max(0, place - 1));
        if (token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken) return true;
        return tree.GetRoot().FindTrivia(Math.Max(0, place - 1)).Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia;
    }

    private static string Describe(ISymbol symbol)
    {
        var text = symbol.ToDisplayString(Shown);
        if (symbol.GetDocumentationCommentXml() is not { Length: > 0 } xml) return text;
        try
        {
            var documentation = XElement.Parse($"<root>{xml}</root>");
            foreach (var section in new[] { "summary", "param", "returns", "remarks" })
            {
                foreach (var element in documentation.Descendants(section))
                {
                    var name = element.Attribute("name")?.Value;
                    text += $"\n{(section is "summary" or "remarks" ? "" : name is null ? "returns: " : $"{name}: ")}{Words(element)}";
                }
            }
        }
        catch (System.Xml.XmlException)
        {
            // Documentation of others may be no XML; the signature is still worth showing.
        }

        return text;
    }

    private static string Words(XElement element)
    {
        foreach (var reference in element.Descendants().Where(d => d.IsEmpty).ToArray())
        {
            if ((reference.Attribute("cref") ?? reference.Attribute("name") ?? reference.Attribute("langword"))?.Value is { } target)
            {
                reference.ReplaceWith(target[(target.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('.')[^1]);
            }
        }

        return string.Join(' ', element.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
