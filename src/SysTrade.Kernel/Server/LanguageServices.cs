using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.CSharp;
using SysTrade.Hosting;
using SysTrade.Kernel.Cells;
using SysTrade.Kernel.CSharp;
using SysTrade.Kernel.Display;
using SysTrade.Kernel.Shell;
using SysTrade.Kernel.Wire;

namespace SysTrade.Kernel.Server;

/// <summary>Answers about code that is not run: what may stand there, what it is, whether it is complete.</summary>
/// <param name="engine">The languages.</param>
internal sealed class LanguageServices(CellEngine engine)
{
    private readonly CSharpAssistant _csharp = new(engine.CSharp);
    private readonly ShellAssistant _shell = new(engine.Shell);

    /// <summary>What may stand at the cursor.</summary>
    public JsonObject Complete(JupyterMessage request)
    {
        if (request.Text("code") is not { } code) return Replies.Malformed("A complete_request needs a text under 'code'.");
        var cursor = CursorPosition.ToUtf16(code, request.Number("cursor_pos", int.MaxValue));
        var found = Marks(code, cursor) ?? Ask(CellSplitter.At(code, cursor), cursor);
        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. found.Texts.Select(t => (JsonNode)WireFormat.Sound(t))]),
            ["cursor_start"] = CursorPosition.ToCodePoints(code, found.Start),
            ["cursor_end"] = CursorPosition.ToCodePoints(code, found.Start + found.Length),
            ["metadata"] = new JsonObject(),
        };
    }

    /// <summary>What the thing at the cursor is.</summary>
    public JsonObject Inspect(JupyterMessage request)
    {
        if (request.Text("code") is not { } code) return Replies.Malformed("An inspect_request needs a text under 'code'.");
        var cursor = CursorPosition.ToUtf16(code, request.Number("cursor_pos", int.MaxValue));
        var part = CellSplitter.At(code, cursor);
        var text = part.Language switch
        {
            CellLanguage.CSharp => _csharp.Explain(part.Text, cursor - part.Start),
            CellLanguage.PowerShell => _shell.Explain(part.Text, cursor - part.Start, request.Number("detail_level", 0) > 0),
            _ => null,
        };
        return new JsonObject
        {
            ["status"] = "ok",
            ["found"] = text is not null,
            ["data"] = text is null ? new JsonObject() : MimeBundle.OfText(text).ToJson(),
            ["metadata"] = new JsonObject(),
        };
    }

    /// <summary>Whether the code can run as it is or needs more lines.</summary>
    public static JsonObject IsComplete(JupyterMessage request)
    {
        if (request.Text("code") is not { } code) return Replies.Malformed("An is_complete_request needs a text under 'code'.");
        var part = CellSplitter.At(code, code.Length);
        var status = part.Language switch
        {
            CellLanguage.CSharp => SyntaxFactory.IsCompleteSubmission(CSharpSyntaxTree.ParseText(part.Text, CSharpCells.ParseOptions))
                ? IsValid(part.Text) ? "complete" : "invalid" : "incomplete",
            CellLanguage.PowerShell => Statements.IsIncomplete(part.Text) ? "incomplete" : "complete",
            _ => "complete",
        };
        return new JsonObject { ["status"] = status, ["indent"] = status == "incomplete" ? "    " : "" };
    }

    private static bool IsValid(string code) =>
        CSharpSyntaxTree.ParseText(code, CSharpCells.ParseOptions).GetDiagnostics().All(d => d.Severity != Microsoft.CodeAnalysis.DiagnosticSeverity.Error);

    private static Completions? Marks(string code, int cursor)
    {
        var start = code.LastIndexOf('\n', Math.Max(0, cursor - 1)) + 1;
        if (cursor < start || !code.AsSpan(start, cursor - start).StartsWith("#!", StringComparison.Ordinal)) return null;
        string[] marks = [.. CellSplitter.Marks.Where(m => m.StartsWith(code[start..cursor], StringComparison.OrdinalIgnoreCase))];
        return new Completions(start, cursor - start, marks, marks);
    }

    private Completions Ask(CellPart part, int cursor)
    {
        var inside = Math.Clamp(cursor - part.Start, 0, part.Text.Length);
        var found = part.Language switch
        {
            CellLanguage.CSharp => _csharp.Complete(part.Text, inside),
            CellLanguage.PowerShell => _shell.Complete(part.Text, inside),
            _ => Completions.None with { Start = inside },
        };
        return found with { Start = found.Start + part.Start };
    }
}
