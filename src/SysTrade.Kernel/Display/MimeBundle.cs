using System.Text.Json.Nodes;
using SysTrade.Kernel.Wire;

namespace SysTrade.Kernel.Display;

/// <summary>One thing to show in several forms; the front end takes the richest it can show.</summary>
/// <param name="Forms">MIME type and text of each form.</param>
internal sealed record MimeBundle(IReadOnlyList<KeyValuePair<string, string>> Forms)
{
    /// <summary>Plain text.</summary>
    public const string Text = "text/plain";

    /// <summary>HTML.</summary>
    public const string Html = "text/html";

    /// <summary>Markdown.</summary>
    public const string Markdown = "text/markdown";

    /// <summary>Characters of all forms.</summary>
    public int Size => Forms.Sum(f => f.Value.Length);

    /// <summary>Text alone.</summary>
    public static MimeBundle OfText(string text) => new([new(Text, text)]);

    /// <summary>HTML with a text for terminals.</summary>
    public static MimeBundle OfHtml(string html, string text) => new([new(Html, html), new(Text, text)]);

    /// <summary>The bundle as messages carry it.</summary>
    public JsonObject ToJson()
    {
        var data = new JsonObject();
        foreach (var (type, text) in Forms)
        {
            var sound = WireFormat.Sound(text);
            data[type] = type.EndsWith("json", StringComparison.Ordinal) ? JsonNode.Parse(sound) : sound;
        }

        return data;
    }
}
