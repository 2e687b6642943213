using System.Buffers;
using System.Text;
using System.Text.Json;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Documents;

/// <summary>Checks the JSON of a document and reads the values of its indexed fields.</summary>
public static class DocumentContent
{
    /// <summary>Most characters of JSON in a document; MongoDB keeps no document above 16 MB.</summary>
    public const int MaximumLength = 4_000_000;

    /// <summary>Deepest nesting of objects and arrays.</summary>
    public const int MaximumDepth = 60;

    // Names of objects open at one time that the quick look has room for.
    private const int MostNames = 192;

    private static readonly JsonReaderOptions Reading = new() { MaxDepth = MaximumDepth };
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = MaximumDepth };

    // Refuses half a surrogate pair, where the usual one would put a question mark.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Checks that a text is a JSON object without doubled names and broken characters, whose numbers are kept exactly by every store (whole ones that
    /// fit a long, others as the nearest double), and returns the values of indexed fields, in their order; null where a field is absent or null.
    /// </summary>
    /// <exception cref="SysTradeException"><c>InvalidDocument</c>.</exception>
    public static IndexValue?[] Check(string collection, string key, string json, IReadOnlyList<DocumentIndex> indexes)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > MaximumLength) throw Invalid(collection, key, $"has {json.Length:N0} characters; at most {MaximumLength:N0} are kept", null);
        return WithUtf8(json, utf8 =>
        {
            try
            {
                return Check(collection, key, utf8, indexes);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                throw NotWellFormed(collection, key, e);
            }
        }, e => NotWellFormed(collection, key, e));
    }

    /// <summary>Values of indexed fields of a document that was checked when it was stored.</summary>
    internal static IndexValue?[] Values(string collection, string key, string json, IReadOnlyList<DocumentIndex> indexes) =>
        indexes.Count == 0 ? [] : WithUtf8(json, utf8 =>
        {
            var values = new IndexValue?[indexes.Count];
            var reader = new Utf8JsonReader(utf8, Reading);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var at = IndexOf(indexes, ref reader);
                reader.Read();
                if (at < 0) reader.Skip();
                else values[at] = Value(collection, key, ref reader, indexes[at].Field);
            }

            return values;
        }, e => NotWellFormed(collection, key, e));

    private static IndexValue?[] Check(string collection, string key, ReadOnlySpan<byte> utf8, IReadOnlyList<DocumentIndex> indexes)
    {
        var values = new IndexValue?[indexes.Count];
        var reader = new Utf8JsonReader(utf8, Reading);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            var found = reader.TokenType;
            reader.Skip();
            while (reader.Read())
            {
            }

            throw Invalid(collection, key, $"is a JSON {Kind(found)}; expected an object", null);
        }

        var names = new DocumentNames(stackalloc long[MostNames], stackalloc int[MaximumDepth + 1]);
        names.Open();
        var indexed = -1;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    RequireWhole(ref reader);
                    names.Add(reader.ValueSpan, (int)reader.TokenStartIndex + 1, reader.ValueIsEscaped);
                    if (reader.CurrentDepth == 1) indexed = IndexOf(indexes, ref reader);
                    break;
                case JsonTokenType.StartObject:
                    names.Open();
                    break;
                case JsonTokenType.EndObject:
                    names.Close();
                    break;
                case JsonTokenType.String:
                    RequireWhole(ref reader);
                    break;
                case JsonTokenType.Number:
                    if (!reader.TryGetInt64(out _) && !(reader.TryGetDouble(out var number) && double.IsFinite(number)))
                    {
                        var shown = Encoding.UTF8.GetString(reader.ValueSpan) + names.Within(utf8);
                        throw Invalid(collection, key, $"has {shown}, which is beyond the range of a double", null);
                    }

                    break;
            }

            if (indexed < 0 || reader.TokenType == JsonTokenType.PropertyName) continue;
            values[indexed] = Value(collection, key, ref reader, indexes[indexed].Field);
            indexed = -1;
        }

        // What the quick look cannot tell apart is looked at thoroughly.
        if (names.MayBeDoubled) JsonDocument.Parse(utf8.ToArray(), Strict).Dispose();
        return values;
    }

    // Half a surrogate pair can only be written as an escape here; reading it raises InvalidOperationException.
    private static void RequireWhole(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped && reader.ValueSpan.IndexOf("\\u"u8) >= 0) _ = reader.GetString();
    }

    private static int IndexOf(IReadOnlyList<DocumentIndex> indexes, ref Utf8JsonReader reader)
    {
        for (var i = 0; i < indexes.Count; i++)
        {
            if (reader.ValueTextEquals(indexes[i].Field)) return i;
        }

        return -1;
    }

    private static IndexValue? Value(string collection, string key, ref Utf8JsonReader reader, string field)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null: return null;
            case JsonTokenType.True: return IndexValue.Of(true);
            case JsonTokenType.False: return IndexValue.Of(false);
            case JsonTokenType.String: return IndexValue.Of(reader.GetString()!);
            case JsonTokenType.Number when reader.TryGetInt64(out var number): return IndexValue.Of(number);
            case var other:
                var shown = other == JsonTokenType.Number && reader.ValueSpan.Length <= 40 ? Encoding.UTF8.GetString(reader.ValueSpan) : $"a JSON {Kind(other)}";
                throw Invalid(collection, key, $"has {shown} in '{field}', which is indexed; expected a text, a whole number, true, false or null", null);
        }
    }

    private static string Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "object",
        JsonTokenType.StartArray => "array",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        _ => token.ToString().ToLowerInvariant(),
    };

    private static T WithUtf8<T>(string json, Utf8Work<T> work, Func<Exception, Exception> broken)
    {
        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            int length;
            try
            {
                length = Utf8.GetBytes(json, rented);
            }
            catch (EncoderFallbackException e)
            {
                throw broken(e);
            }

            return work(rented.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static SysTradeException NotWellFormed(string collection, string key, Exception e) =>
        Invalid(collection, key, $"is not well-formed JSON: {e.Message}", e);

    private static SysTradeException Invalid(string collection, string key, string problem, Exception? cause) =>
        new("InvalidDocument", SysErrorKind.InvalidArgument, $"Document '{key}' of '{collection}' {problem}.", "Nothing was stored; correct the content.", key, cause);

    private delegate T Utf8Work<out T>(ReadOnlySpan<byte> utf8);
}
