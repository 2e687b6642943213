using System.Text.Json.Nodes;
using SysTrade.Kernel.Cells;

namespace SysTrade.Kernel.Tests.Cells;

/// <summary>A front end that keeps what it gets.</summary>
internal sealed class Recording : ICellFrontEnd
{
    public List<(string Type, JsonObject Content)> Messages { get; } = [];

    public string Answer { get; set; } = "";

    public string Text(string stream) => string.Concat(Messages.Where(m => m.Type == "stream" && (string)m.Content["name"]! == stream).Select(m => (string)m.Content["text"]!));

    public void Publish(string type, JsonObject content) => Messages.Add((type, content));

    public string Ask(string prompt, bool secret, CancellationToken stopping) => Answer;
}
