using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SysTrade.Domain.Errors;

namespace SysTrade.Kernel.Wire;

/// <summary>Messages as the parts of a ZeroMQ message: identities, delimiter, signature, header, parent header, metadata, content.</summary>
/// <remarks>Source: the Jupyter messaging protocol, version 5.3, section on the wire protocol.</remarks>
/// <param name="signer">Signs and checks.</param>
/// <param name="session">Id of this run of the kernel.</param>
internal sealed class WireFormat(MessageSigner signer, string session)
{
    /// <summary>The version of the protocol that is spoken.</summary>
    public const string ProtocolVersion = "5.3";

    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON of an empty object.</summary>
    public static byte[] EmptyObject { get; } = "{}"u8.ToArray();

    /// <summary>Understands the parts of a message.</summary>
    /// <exception cref="SysTradeException"><c>KernelMessageMalformed</c>, <c>KernelSignatureWrong</c>.</exception>
    public JupyterMessage Read(IReadOnlyList<byte[]> frames)
    {
        var at = Find(frames);
        if (at < 0) throw Malformed("has no delimiter <IDS|MSG>");
        if (frames.Count - at < 6) throw Malformed($"has {frames.Count - at - 1} parts after its delimiter; a message has a signature and four JSON parts");
        var (header, parent, metadata, content) = (frames[at + 2], frames[at + 3], frames[at + 4], frames[at + 5]);
        if (!signer.Verify(frames[at + 1], header, parent, metadata, content))
        {
            throw new SysTradeException("KernelSignatureWrong", SysErrorKind.InvalidData, "A message is not signed with the key of this kernel.");
        }

        var head = Object(header, "header");
        Object(parent, "parent header");
        return new JupyterMessage(
            [.. frames.Take(at)], Required(head, "msg_id"), Required(head, "msg_type"), Optional(head, "session"), header, Object(metadata, "metadata"),
            Object(content, "content"));
    }

    /// <summary>The parts of a message, signed.</summary>
    public IReadOnlyList<byte[]> Write(OutgoingMessage message)
    {
        var header = Bytes(new JsonObject
        {
            ["msg_id"] = Guid.NewGuid().ToString("D"),
            ["session"] = session,
            ["username"] = "kernel",
            ["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'"),
            ["msg_type"] = message.Type,
            ["version"] = ProtocolVersion,
        });
        var metadata = message.Metadata is null ? EmptyObject : Bytes(message.Metadata);
        var content = Bytes(message.Content);
        return [.. message.Identities, Delimiter, signer.Sign(header, message.Parent, metadata, content), header, message.Parent, metadata, content];
    }

    /// <summary>Text without halves of surrogate pairs, which JSON cannot carry.</summary>
    public static string Sound(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        }

        return text;
    }

    private static int Find(IReadOnlyList<byte[]> frames)
    {
        for (var i = 0; i < frames.Count; i++)
        {
            if (frames[i].AsSpan().SequenceEqual(Delimiter)) return i;
        }

        return -1;
    }

    private static byte[] Bytes(JsonObject value) => JsonSerializer.SerializeToUtf8Bytes(value, Plain);

    private static JsonElement Object(byte[] json, string what)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            throw Malformed($"has a {what} that is not JSON: {error.Message}");
        }

        throw Malformed($"has a {what} that is not a JSON object");
    }

    private static string Required(JsonElement head, string name) =>
        Optional(head, name) is { Length: > 0 } text ? text : throw Malformed($"has no text under '{name}' in its header");

    private static string Optional(JsonElement head, string name) =>
        head.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static SysTradeException Malformed(string what) => new("KernelMessageMalformed", SysErrorKind.InvalidData, $"A message {what}.");
}
