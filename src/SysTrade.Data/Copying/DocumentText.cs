using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SysTrade.Data.Copying;

/// <summary>The one way to write the content of a document, so that the same content from two stores is the same text.</summary>
internal static class DocumentText
{
    public static string Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) Write(writer, document.RootElement);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray()) Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Number:
                // A whole number that fits a long is one thing, a double another; -0 is the double.
                if (element.TryGetInt64(out var whole) && !(whole == 0 && element.GetRawText()[0] == '-')) writer.WriteNumberValue(whole);
                else writer.WriteStringValue("double " + element.GetDouble().ToString("R", CultureInfo.InvariantCulture));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
