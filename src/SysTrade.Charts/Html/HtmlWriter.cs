using System.Text;
using System.Text.Encodings.Web;

namespace SysTrade.Charts.Html;

/// <summary>Writes HTML as UTF-8 to a stream it does not own.</summary>
internal sealed class HtmlWriter(Stream stream) : IDisposable
{
    private readonly StreamWriter _text = new(stream, new UTF8Encoding(false), 1 << 14, leaveOpen: true) { NewLine = "\n" };

    /// <summary>Writes markup as it is.</summary>
    public HtmlWriter Raw(string markup)
    {
        _text.Write(markup);
        return this;
    }

    /// <summary>Writes text, escaped for element content and quoted attributes.</summary>
    public HtmlWriter Text(string text)
    {
        HtmlEncoder.Default.Encode(_text, text);
        return this;
    }

    /// <summary>Writes <c>&lt;tag&gt;text&lt;/tag&gt;</c>, or nothing when the text is null or empty.</summary>
    public HtmlWriter Element(string tag, string? text, string attributes = "")
    {
        return string.IsNullOrEmpty(text) ? this : Raw($"<{tag}{attributes}>").Text(text).Raw($"</{tag}>\n");
    }

    /// <summary>Copies an embedded file, byte for byte.</summary>
    public void Resource(Stream resource)
    {
        using (resource) resource.CopyTo(Flushed());
    }

    /// <summary>The stream, with everything written so far in it.</summary>
    public Stream Flushed()
    {
        _text.Flush();
        return stream;
    }

    public void Dispose() => _text.Dispose();
}
