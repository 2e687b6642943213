using System.Text.Json;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Documents;

/// <summary>Checks the JSON of a document and reads the values of its indexed fields.</summary>
public static class DocumentContent
{
    /// <summary>Most characters of JSON in a document; MongoDB keeps no document above 16 MB.</summary>
    public const int MaximumLength = 4_000_000;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = MaximumDepth };

    /// <summary>Deepest nesting of objects and arrays.</summary>
    public const int MaximumDepth = 60;

    /// <summary>
    /// Checks that a text is a JSON object without doubled names and broken characters, whose numbers are kept exactly by every store (whole ones that
    /// fit a long, others as the nearest double), and returns the values of indexed fields, in their order; null where a field is absent or null.
    /// </summary>
    /// <exception cref="SysTradeException"><c>InvalidDocument</c>.</exception>
    public static IndexValue?[] Check(string collection, string key, string json, IReadOnlyList<DocumentIndex> indexes)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > MaximumLength) throw Invalid(collection, key, $"has {json.Length:N0} characters; at most {MaximumLength:N0} are kept", null);
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw Invalid(collection, key, $"is a JSON {document.RootElement.ValueKind}; expected an object", null);
            // Half a surrogate pair can only be written as an escape; anything else broken was refused above.
            RequireExact(collection, key, document.RootElement, json.Contains("\\ud", StringComparison.OrdinalIgnoreCase));
            var values = new IndexValue?[indexes.Count];
            for (var i = 0; i < values.Length; i++) values[i] = Value(collection, key, document.RootElement, indexes[i].Field);
            return values;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw Invalid(collection, key, $"is not well-formed JSON: {e.Message}", e);
        }
    }

    /// <summary>Values of indexed fields of a document that was checked when it was stored.</summary>
    internal static IndexValue?[] Values(string collection, string key, string json, IReadOnlyList<DocumentIndex> indexes)
    {
        var values = new IndexValue?[indexes.Count];
        if (values.Length == 0) return values;
        using var document = JsonDocument.Parse(json);
        for (var i = 0; i < values.Length; i++) values[i] = Value(collection, key, document.RootElement, indexes[i].Field);
        return values;
    }

    private static void RequireExact(string collection, string key, JsonElement element, bool hasSurrogates)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    if (hasSurrogates) _ = property.Name;
                    if (property.Value.ValueKind == JsonValueKind.Number) RequireExact(collection, key, property);
                    else RequireExact(collection, key, property.Value, hasSurrogates);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray()) RequireExact(collection, key, item, hasSurrogates);
                break;
            case JsonValueKind.String when hasSurrogates:
                // Raises InvalidOperationException for half a surrogate pair.
                _ = element.GetString();
                break;
            case JsonValueKind.Number when !IsExact(element):
                throw Invalid(collection, key, $"has {element.GetRawText()}, which is beyond the range of a double", null);
        }
    }

    private static void RequireExact(string collection, string key, JsonProperty property)
    {
        if (!IsExact(property.Value)) throw Invalid(collection, key, $"has {property.Value.GetRawText()} in '{property.Name}', which is beyond the range of a double", null);
    }

    private static bool IsExact(JsonElement number) => number.TryGetInt64(out _) || double.IsFinite(number.GetDouble());

    private static IndexValue? Value(string collection, string key, JsonElement root, string field)
    {
        if (!root.TryGetProperty(field, out var element)) return null;
        return element.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.True => IndexValue.Of(true),
            JsonValueKind.False => IndexValue.Of(false),
            JsonValueKind.String => IndexValue.Of(element.GetString()!),
            JsonValueKind.Number when element.TryGetInt64(out var number) => IndexValue.Of(number),
            _ => throw Invalid(collection, key, $"has {Shown(element)} in '{field}', which is indexed; expected a text, a whole number, true, false or null", null),
        };
    }

    private static string Shown(JsonElement element) => element.GetRawText() is { Length: <= 40 } text ? text : $"a JSON {element.ValueKind}";

    private static SysTradeException Invalid(string collection, string key, string problem, Exception? cause) =>
        new("InvalidDocument", SysErrorKind.InvalidArgument, $"Document '{key}' of '{collection}' {problem}.", "Nothing was stored; correct the content.", key, cause);
}
