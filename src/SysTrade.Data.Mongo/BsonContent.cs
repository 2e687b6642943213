using System.Globalization;
using System.Text;
using System.Text.Json;
using MongoDB.Bson;

namespace SysTrade.Data.Mongo;

/// <summary>JSON objects as BSON and back, every value exact.</summary>
/// <remarks>
/// A whole number that fits a long is an Int64, any other number a Double; -0 is the double. BSON that others wrote may hold more: NaN and infinite
/// doubles become the texts "NaN", "Infinity" and "-Infinity", which is how System.Text.Json names them; dates become ISO texts, object ids, binary
/// data and decimals texts. Names that MongoDB gives a meaning ("$set", "a.b") are kept with a percent sign and the character's code.
/// </remarks>
public static class BsonContent
{
    /// <summary>BSON of a JSON object that <see cref="Documents.DocumentContent"/> accepted.</summary>
    public static BsonDocument FromJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        return FromObject(document.RootElement);
    }

    /// <summary>JSON of a BSON document.</summary>
    public static string ToJson(BsonDocument document)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) Write(writer, document);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>A name as it is kept in BSON.</summary>
    public static string Escape(string name)
    {
        if (name.Length == 0) return "%";
        if (name[0] != '$' && name.AsSpan().IndexOfAny('.', '%', '\0') < 0) return name;
        var text = new StringBuilder();
        foreach (var (i, c) in name.Index())
        {
            if (c is '.' or '%' or '\0' || (c == '$' && i == 0)) text.Append('%').Append(((int)c).ToString("x2", CultureInfo.InvariantCulture));
            else text.Append(c);
        }

        return text.ToString();
    }

    /// <summary>The name that <see cref="Escape"/> kept so; a percent sign that others wrote stays.</summary>
    public static string Unescape(string name)
    {
        if (name == "%") return "";
        if (!name.Contains('%', StringComparison.Ordinal)) return name;
        return name.Replace("%24", "$", StringComparison.Ordinal).Replace("%2e", ".", StringComparison.Ordinal).Replace("%00", "\0", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
    }

    private static BsonDocument FromObject(JsonElement element)
    {
        var document = new BsonDocument();
        foreach (var property in element.EnumerateObject()) document.Add(Escape(property.Name), FromValue(property.Value));
        return document;
    }

    private static BsonValue FromValue(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => FromObject(element),
        JsonValueKind.Array => new BsonArray(element.EnumerateArray().Select(FromValue)),
        JsonValueKind.String => new BsonString(element.GetString()!),
        JsonValueKind.True => BsonBoolean.True,
        JsonValueKind.False => BsonBoolean.False,
        JsonValueKind.Number when element.TryGetInt64(out var whole) && !(whole == 0 && element.GetRawText()[0] == '-') => new BsonInt64(whole),
        JsonValueKind.Number => new BsonDouble(element.GetDouble()),
        _ => BsonNull.Value,
    };

    private static void Write(Utf8JsonWriter writer, BsonValue value)
    {
        switch (value)
        {
            case BsonDocument document:
                writer.WriteStartObject();
                foreach (var element in document)
                {
                    writer.WritePropertyName(Unescape(element.Name));
                    Write(writer, element.Value);
                }

                writer.WriteEndObject();
                break;
            case BsonArray array:
                writer.WriteStartArray();
                foreach (var item in array) Write(writer, item);
                writer.WriteEndArray();
                break;
            case BsonString text:
                writer.WriteStringValue(text.Value);
                break;
            case BsonBoolean truth:
                writer.WriteBooleanValue(truth.Value);
                break;
            case BsonInt32 or BsonInt64:
                writer.WriteNumberValue(value.ToInt64());
                break;
            case BsonDouble number:
                WriteDouble(writer, number.Value);
                break;
            case BsonNull or BsonUndefined:
                writer.WriteNullValue();
                break;
            case BsonDateTime moment:
                writer.WriteStringValue(DateTime.UnixEpoch.AddMilliseconds(moment.MillisecondsSinceEpoch).ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture));
                break;
            case BsonBinaryData bytes:
                writer.WriteStringValue(Convert.ToBase64String(bytes.Bytes));
                break;
            default:
                writer.WriteStringValue(value.ToString());
                break;
        }
    }

    private static void WriteDouble(Utf8JsonWriter writer, double number)
    {
        if (!double.IsFinite(number))
        {
            writer.WriteStringValue(double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
            return;
        }

        // A whole double keeps a sign that it is one.
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        writer.WriteRawValue(text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text, skipInputValidation: true);
    }
}
