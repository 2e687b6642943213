using System.Globalization;
using System.Text.Json;
using SysTrade.Tests;

namespace SysTrade.Brokers.Tests;

/// <summary>Reads lists of cases from the folder with reference outputs.</summary>
internal static class GoldenJson
{
    public static JsonElement.ArrayEnumerator Cases(params string[] parts) => JsonDocument.Parse(File.ReadAllText(SharedFolder.File(parts))).RootElement.EnumerateArray();

    /// <summary>A number that may be written as text, also <c>nan</c>.</summary>
    public static double Number(this JsonElement value) =>
        value.ValueKind == JsonValueKind.Number ? value.GetDouble()
        : value.GetString() is "nan" ? double.NaN
        : double.Parse(value.GetString()!, CultureInfo.InvariantCulture);
}
