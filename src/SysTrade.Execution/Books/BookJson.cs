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

    // Values by the text they were read from. Whatever store or transaction a text comes from, it means the same value, and values never change, so what
    // is here cannot be out of date; a slot that another text falls into is taken over.
    private static readonly Known?[] Values = new Known?[1 << 14];

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

    /// <summary>Reads what is read again and again, such as orders on a stack: parsed once as long as it stays the same.</summary>
    public static T Recall<T>(Document document)
        where T : class
    {
        ref var slot = ref Slot(document.Json);
        if (slot is { Value: T value } known && known.Json == document.Json) return value;
        var read = Read<T>(document);
        slot = new Known(document.Json, read);
        return read;
    }

    /// <summary>Writes what will be read soon.</summary>
    public static string Remember<T>(T value)
        where T : class
    {
        var json = Write(value);
        Slot(json) = new Known(json, value);
        return json;
    }

    /// <summary>Forgets what was read and written, as the end of a process does: for tests of restarts.</summary>
    public static void Forget() => Array.Clear(Values);

    /// <summary>A key that sorts as the number does.</summary>
    public static string NumberKey(long number) => number.ToString("D19", System.Globalization.CultureInfo.InvariantCulture);

    private static ref Known? Slot(string json) => ref Values[string.GetHashCode(json.AsSpan()) & (Values.Length - 1)];

    private sealed record Known(string Json, object Value);
}
