using System.Text.Json.Nodes;
using SysTrade.Kernel.Cells;
using SysTrade.Kernel.Wire;

namespace SysTrade.Kernel.Server;

/// <summary>Contents of replies.</summary>
internal static class Replies
{
    /// <summary>Done, with nothing to tell.</summary>
    public static JsonObject Ok() => new() { ["status"] = "ok" };

    /// <summary>An error.</summary>
    public static JsonObject Error(CellError error)
    {
        var content = Cell.ErrorContent(error);
        content["status"] = "error";
        return content;
    }

    /// <summary>A request that lacks what it needs.</summary>
    public static JsonObject Malformed(string what) => Error(new CellError("MalformedRequest", what, [what]));

    /// <summary>Facts about the kernel.</summary>
    public static JsonObject KernelInfo(string version) => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = WireFormat.ProtocolVersion,
        ["implementation"] = "systrade",
        ["implementation_version"] = version,
        ["language_info"] = new JsonObject
        {
            ["name"] = "C#",
            ["version"] = "14.0",
            ["mimetype"] = "text/x-csharp",
            ["file_extension"] = ".cs",
            ["pygments_lexer"] = "csharp",
            ["codemirror_mode"] = "text/x-csharp",
        },
        ["banner"] = $"SysTrade {version}: C# cells, and PowerShell cells that begin with #!pwsh.",
        ["debugger"] = false,
        ["help_links"] = new JsonArray(),
    };
}
