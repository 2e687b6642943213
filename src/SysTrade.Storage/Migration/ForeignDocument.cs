using System.Globalization;
using System.Text.Json;
using SysTrade.Domain.Errors;

namespace SysTrade.Storage.Migration;

/// <summary>
/// Reads fields of a document that pysystemtrade wrote: numbers are floating, times naive and taken as UTC, what is not known is null, empty or NaN.
/// </summary>
internal static class ForeignDocument
{
    public static string Text(JsonElement document, string field) => TextOrNull(document, field) ?? throw Wrong(field, Raw(document, field), "a text");

    public static string? TextOrNull(JsonElement document, string field) =>
        document.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static double Number(JsonElement document, string field) => NumberOrNull(document, field) ?? throw Wrong(field, Raw(document, field), "a number");

    public static double? NumberOrNull(JsonElement document, string field) =>
        document.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    public static int Whole(JsonElement document, string field) =>
        Number(document, field) is var value && IsWhole(value) ? (int)value : throw Wrong(field, Raw(document, field), "a whole number");

    /// <summary>Whole numbers of a list; one number stands for a list of one, and nothing for an empty one.</summary>
    public static IReadOnlyList<int> Wholes(JsonElement document, string field)
    {
        if (!document.TryGetProperty(field, out var value) || value.ValueKind is JsonValueKind.Null or JsonValueKind.String) return [];
        var all = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value];
        return Array.TrueForAll(all, e => e.ValueKind == JsonValueKind.Number && IsWhole(e.GetDouble()))
            ? Array.ConvertAll(all, e => (int)e.GetDouble())
            : throw Wrong(field, Raw(document, field), "whole numbers");
    }

    /// <summary>Numbers of a list; NaN for one that is none.</summary>
    public static IReadOnlyList<double> Numbers(JsonElement document, string field) =>
        document.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.Number ? e.GetDouble() : double.NaN)]
        : [];

    public static bool Truth(JsonElement document, string field) => document.TryGetProperty(field, out var value)
        && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.Number && value.GetDouble() != 0));

    public static DateTime? Moment(JsonElement document, string field) =>
        TextOrNull(document, field) is { } text
        && DateTime.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;

    public static string Raw(JsonElement document, string field) => document.TryGetProperty(field, out var value) ? Shown(value.GetRawText()) : "nothing";

    public static string Shown(string json) => json.Length > 80 ? json[..80] + "..." : json;

    public static SysTradeException Wrong(string field, string found, string expected) =>
        new(
            "UnusableDocument", SysErrorKind.InvalidData, $"'{field}' is {found}; expected {expected}.",
            "Correct the document there, or set it here by hand.", field);

    private static bool IsWhole(double value) => value == Math.Floor(value) && Math.Abs(value) < int.MaxValue;
}
