using System.Text.Json;
using System.Text.Json.Nodes;

namespace SysTrade.Kernel.Wire;

/// <summary>A message of a client, understood.</summary>
/// <param name="Identities">Routing parts, to be given back with the reply.</param>
/// <param name="Id">Its id.</param>
/// <param name="Type">What it asks for: <c>execute_request</c>.</param>
/// <param name="Session">The client's session.</param>
/// <param name="Header">The header as it came, which replies name as their parent.</param>
/// <param name="Metadata">Facts about the message.</param>
/// <param name="Content">The content, an object.</param>
internal sealed record JupyterMessage(IReadOnlyList<byte[]> Identities, string Id, string Type, string Session, byte[] Header, JsonElement Metadata, JsonElement Content)
{
    /// <summary>A text of the content, or null when there is none of that name.</summary>
    public string? Text(string name) => Content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A switch of the content, or its usual value.</summary>
    public bool Flag(string name, bool usual) => Content.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? value.GetBoolean() : usual;

    /// <summary>A whole number of the content, or its usual value.</summary>
    public int Number(string name, int usual) =>
        Content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : usual;
}

/// <summary>A message of the kernel.</summary>
/// <param name="Identities">Routing parts: those of the request, or the topic of a broadcast.</param>
/// <param name="Type">Its type: <c>execute_reply</c>.</param>
/// <param name="Parent">Header of the request it belongs to; empty object when it belongs to none.</param>
/// <param name="Content">The content.</param>
/// <param name="Metadata">Facts about the message, or null.</param>
internal sealed record OutgoingMessage(IReadOnlyList<byte[]> Identities, string Type, byte[] Parent, JsonObject Content, JsonObject? Metadata = null);
