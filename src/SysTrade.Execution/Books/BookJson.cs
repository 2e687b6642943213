using System.Text.Json;
using System.Text.Json.Serialization;
using SysTrade.Data.Documents;
using SysTrade.Domain.Errors;

namespace SysTrade.Execution.Books;

/// <summary>How the book writes its documents: members by their names, enumerations by theirs, nothing for null.</summary>
internal static class BookJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(Document document)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(document.Json, Options) ?? throw new JsonException("it is null");
        }
        catch (JsonException error)
        {
            throw new SysTradeException(
                "BookDamaged", SysErrorKind.InvalidData,
                $"Document '{document.Key}' of '{document.Collection}' is not a {typeof(T).Name}: {error.Message}",
                "Restore the store from a backup; the event log tells what it should hold.", document.Key, error);
        }
    }

    /// <summary>A key that sorts as the number does.</summary>
    public static string NumberKey(long number) => number.ToString("D19", System.Globalization.CultureInfo.InvariantCulture);
}
